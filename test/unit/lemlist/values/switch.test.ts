import fc from 'fast-check';
import { toSwitch } from '../../../../nodes/lemlist/values/yesNo';
import { anyCase } from '../../support/arbitraries';

const toDone = toSwitch({ on: 'done', off: 'reopen' });
const toWith = toSwitch({ on: 'with', off: 'without' });

it('is switched on by its word or by a yes, in any case', () => {
	fc.assert(
		fc.property(anyCase('done', 'true', 'yes', 'y', '1', 'x'), (word) => {
			expect(toDone(` ${word}\n`)).toEqual({ value: true });
		}),
	);
});

it('is switched off by its word alone, in any case', () => {
	fc.assert(
		fc.property(anyCase('reopen'), (word) => {
			expect(toDone(` ${word}\n`)).toEqual({ value: false });
		}),
	);
});

it('is left as it is by a no, in any case, as an unticked cell or a model says it', () => {
	fc.assert(
		fc.property(anyCase('false', 'no', 'n', '0'), (word) => {
			expect(toDone(` ${word}\n`)).toEqual({ value: undefined });
		}),
	);
});

it.each([
	[true, true],
	[1, true],
	[false, undefined],
	[0, undefined],
])('reads %j as %j', (given, value) => {
	expect(toDone(given)).toEqual({ value });
});

it('knows more words for on, if there are any', () => {
	const done = toSwitch({ on: 'done', off: 'reopen', alsoOn: ['completed'] });
	expect(done('Completed')).toEqual({ value: true });
});

it('knows its own words only', () => {
	expect(toWith('With')).toEqual({ value: true });
	expect(toWith('WITHOUT')).toEqual({ value: false });
	expect(toWith('done')).toHaveProperty('problem');
	expect(toDone('with')).toHaveProperty('problem');
});

it.each([
	'maybe',
	'reopened',
	'undone',
	'completed',
	2,
	{},
	['reopen', 'done'],
	Object.create(null),
])('rejects the %#th and says which words there are', (given) => {
	expect(toDone(given)).toEqual({
		problem: 'is neither done nor reopen',
		advice: 'Use done (or true, yes, 1, x) or reopen. Blank, false, no and 0 are ignored.',
	});
});
