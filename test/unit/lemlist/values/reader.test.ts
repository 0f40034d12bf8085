import { reader } from '../../../../nodes/lemlist/values/reader';
import type { Reading } from '../../../../nodes/lemlist/values/reader';

const otherwise = { problem: 'is not a letter', advice: 'Use a letter.' };
const read = jest.fn<Reading<string> | undefined, [unknown, string]>((given) =>
	typeof given === 'string' && /^\w$/.test(given) ? { value: given } : undefined,
);
const toLetter = reader({ otherwise, partOf: ({ letter }) => letter, maxLength: 20 }, read);

beforeEach(() => read.mockClear());

it.each([
	['text', 'a'],
	['text with what nobody sees', '\u200b a\n'],
	['quotes', '"a"'],
	['a list of one', ['a']],
	['lists of one inside each other, with blanks', [null, [['a', '']]]],
	['the part of an object', { letter: 'a' }],
	["a locator of n8n's", { __rl: true, mode: 'list', value: 'a', cachedResultName: 'A' }],
	['a locator in a locator', { __rl: true, value: { __rl: true, value: ['a'] } }],
	['JSON of an object', '{"letter":"a"}'],
	['JSON inside JSON', '[{"letter":["a"]}]'],
])('reads what is inside of %s', (_, given) => {
	expect(toLetter(given, 'more')).toEqual({ value: 'a' });
	expect(read).toHaveBeenCalledWith('a', 'more');
});

it.each([
	'',
	' ',
	null,
	undefined,
	[],
	'[]',
	'null',
	'None',
	'""',
	{ letter: null },
	{ letter: '' },
	{ __rl: true, mode: 'list', value: '' },
	{ __rl: true, mode: 'id' },
])('is nothing for %j', (given) => {
	expect(toLetter(given, '')).toEqual({ value: undefined });
	expect(read).not.toHaveBeenCalled();
});

it.each(['#N/A', ' #ref! ', ['#VALUE!'], { letter: 'Loading...' }, '"#DIV/0!"'])(
	'rejects %j as the error of a formula',
	(given) => {
		expect(toLetter(given, '')).toMatchObject({ problem: 'is a spreadsheet error' });
		expect(read).not.toHaveBeenCalled();
	},
);

it('does not read what is too long, however it is wrapped', () => {
	const long = 'a'.repeat(21);
	for (const given of [long, [long], { letter: long }, `["${long}"]`]) {
		expect(toLetter(given, '')).toEqual(otherwise);
	}
	expect(read).not.toHaveBeenCalled();
});

it('rejects what it cannot read', () => {
	for (const given of ['ab', ['a', 'b'], { other: 'a' }, 7, true, new Date(0)]) {
		expect(toLetter(given, '')).toEqual(otherwise);
	}
});

it('has an end for what contains itself', () => {
	const list: unknown[] = [];
	list.push(list);
	const object: Record<string, unknown> = {};
	object['letter'] = object;
	expect(toLetter(list, '')).toEqual(otherwise);
	expect(toLetter(object, '')).toEqual(otherwise);
	const locator: Record<string, unknown> = { __rl: true };
	locator['value'] = locator;
	expect(toLetter(locator, '')).toEqual(otherwise);
});

it('reads none if it is a word of the field', () => {
	const toWord = reader({ otherwise, hasNone: true }, (given) => ({ value: given }));
	expect(toWord('None')).toEqual({ value: 'None' });
	expect(toWord('null')).toEqual({ value: undefined });
});
