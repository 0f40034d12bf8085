import fc from 'fast-check';
import { toChoice, toChoices } from '../../../../nodes/lemlist/values/choices';
import { anyCase, blank, emptyList } from '../../support/arbitraries';

const OPTIONS = [
	{ name: 'Call', value: 'aircall' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Low', value: '0' },
	{ name: 'Number', value: '7' },
];
const one = toChoice(OPTIONS);
const some = toChoices(OPTIONS);

const NOT_AMONG = {
	problem: 'is not one of the choices',
	advice: 'Use Call, LinkedIn, Low, Number.',
};

describe('toChoice', () => {
	it('reads a value or a name in any case', () => {
		fc.assert(
			fc.property(anyCase('aircall', 'call'), (word) => {
				expect(one(` ${word}\n`)).toEqual({ value: 'aircall' });
			}),
		);
	});

	it.each([
		[0, '0'],
		['0', '0'],
		[7, '7'],
	])('reads %j as %j', (given, value) => {
		expect(one(given)).toEqual({ value });
	});

	it.each(['phone', 'aircall, linkedin', '', 1, true, ['aircall'], {}, null, Object.create(null)])(
		'rejects the %#th and says what there is',
		(given) => {
			expect(one(given)).toEqual({ ...NOT_AMONG, culprit: given });
		},
	);
});

describe('toChoices', () => {
	it.each([
		['a list', ['linkedin', 'aircall']],
		['a nested list', [['linkedin'], 'aircall']],
		['text with commas', 'linkedin, aircall'],
		['lines', 'linkedin\naircall'],
		['JSON', '["linkedin", "aircall"]'],
		['names in any case', 'LinkedIn,CALL'],
		['blanks between', ['linkedin', ' ', null, 'aircall']],
	])('reads %s', (_, given) => {
		expect(some(given)).toEqual({ value: 'linkedin,aircall' });
	});

	it.each([
		[0, '0'],
		[[0, 7], '0,7'],
	])('reads the number %j', (given, value) => {
		expect(some(given)).toEqual({ value });
	});

	it('is nothing if nothing is chosen', () => {
		fc.assert(
			fc.property(fc.oneof(blank, emptyList), (given) => {
				expect(some(given)).toEqual({ value: undefined });
			}),
		);
	});

	it.each<[given: unknown, culprit: unknown]>([
		['aircall, phone', 'phone'],
		[['aircall', { a: 1 }, 'phone'], { a: 1 }],
		[1, 1],
		[false, false],
	])('rejects %j for %j', (given, culprit) => {
		expect(some(given)).toEqual({ ...NOT_AMONG, culprit });
	});
});
