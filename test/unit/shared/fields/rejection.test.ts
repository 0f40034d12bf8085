import { rejectionOf } from '../../../../nodes/shared/fields/rejection';

const TITLE = { name: 'title', displayName: 'Title' };
const NOT_TEXT = { problem: 'is not text', advice: 'Map text.' };

it('names the parameter, the problem, the value and what to do', () => {
	expect(rejectionOf(TITLE, NOT_TEXT, { a: 1 })).toMatchObject({
		message: `'Title' is not text: {"a":1}. Map text.`,
		...{ description: 'Nothing was sent for this item.', reason: 'unreadable value' },
		...{ code: 'INVALID_VALUE', field: 'title', attempts: 0 },
	});
});

it('shows the part that is at fault, and has the code of its own', () => {
	const rejection = { ...NOT_TEXT, culprit: 'b', code: 'ODD' };
	expect(rejectionOf(TITLE, rejection, ['a', 'b'])).toMatchObject({
		message: `'Title' is not text: "b". Map text.`,
		code: 'ODD',
	});
});

const circular: Record<string, unknown> = {};
circular['self'] = circular;
const throwing = {
	toJSON: () => {
		throw new Error('Boom');
	},
};
const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown;

it.each([
	['a value that contains itself', circular, 'a value of type object'],
	['one that throws', throwing, 'a value of type object'],
	['a BigInt', 10n, '10'],
	['a symbol', Symbol('s'), 'Symbol(s)'],
	['NaN', NaN, 'NaN'],
	['an invalid date', new Date(NaN), 'Invalid Date'],
])('shows %s', (_, value, shown) => {
	expect(rejectionOf(TITLE, NOT_TEXT, value).message).toContain(`is not text: ${shown}. `);
});

it('shows the beginning of a long value', () => {
	for (const value of ['x'.repeat(2_000_000), deep]) {
		expect(rejectionOf(TITLE, NOT_TEXT, value).message.length).toBeLessThan(200);
	}
});

it('shows no more than the beginning of a value of 10 MB, and says so of an object of that size', () => {
	const list = new Array<string>(1_000_000).fill('a');
	expect(rejectionOf(TITLE, NOT_TEXT, list).message).toContain('["a","a",');
	const object = Object.fromEntries(list.slice(0, 5_000).map((_, index) => [index, 'a']));
	expect(rejectionOf(TITLE, NOT_TEXT, object).message).toContain(': a value of type object. ');
});
