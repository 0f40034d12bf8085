import fc from 'fast-check';
import { toYesOrWord } from '../../../../nodes/lemlist/values/yesOrWord';
import { anyCase } from '../../support/arbitraries';

const toDone = (value: unknown, fromModel: boolean) => toYesOrWord('reopen', value, fromModel);

const YES = [true, 'true', 'yes', 'x', 1];
const NO = [false, 'false', 'no', 'N', 0];

it.each(YES)('%j is done, whoever says it', (given) => {
	expect(toDone(given, false)).toEqual({ value: true });
	expect(toDone(given, true)).toEqual({ value: true });
});

it.each(NO)('%j opens a task again, unless a model says it', (given) => {
	expect(toDone(given, false)).toEqual({ value: false });
	expect(toDone(given, true)).toEqual({ value: undefined });
});

it('opens a task again at the word reopen, whoever says it', () => {
	fc.assert(
		fc.property(anyCase('reopen'), fc.boolean(), (word, fromModel) => {
			expect(toDone(` ${word}\n`, fromModel)).toEqual({ value: false });
		}),
	);
});

it.each(['maybe', 'reopened', 2, {}, ['reopen'], [true], Object.create(null)])(
	'rejects the %#th, whoever says it',
	(given) => {
		const refused = { problem: 'is neither yes nor no' };
		expect(toDone(given, false)).toMatchObject(refused);
		expect(toDone(given, true)).toMatchObject(refused);
	},
);
