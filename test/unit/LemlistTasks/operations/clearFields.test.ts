import fc from 'fast-check';
import { anyCase } from '../../support/arbitraries';
import { bodyOf, rejectionOf } from '../../support/update';

const EMPTIED = { images: [], message: '', priority: '', title: '', videos: [] };
const names = Object.keys(EMPTIED) as Array<keyof typeof EMPTIED>;

it.each(names)('%s is emptied in the way lemlist wants it', async (name) => {
	expect(await bodyOf({}, { clearFields: [name] })).toStrictEqual({
		id: 'opp_1',
		[name]: EMPTIED[name],
	});
});

it('reads a list, JSON and text with commas alike', async () => {
	await fc.assert(
		fc.asyncProperty(fc.subarray(names, { minLength: 1 }), async (chosen) => {
			const cleared = Object.fromEntries(chosen.map((name) => [name, EMPTIED[name]]));
			for (const given of [chosen, JSON.stringify(chosen), chosen.join(', '), chosen.join('\n')]) {
				expect(await bodyOf({}, { clearFields: given })).toStrictEqual({ id: 'opp_1', ...cleared });
			}
		}),
	);
});

it.each([
	'none',
	'None',
	'null',
	'n/a',
	'<UNKNOWN>',
	'""',
	['None'],
	'[null]',
	{ __rl: true, value: '' },
])('clears nothing for a word for nothing: %j', async (given) => {
	expect(await bodyOf({ done: true }, { clearFields: given })).toEqual({ id: 'opp_1', done: true });
});

it('reads names beside words for nothing', async () => {
	expect(await bodyOf({}, { clearFields: ['none', 'title', null] })).toEqual({
		id: 'opp_1',
		title: '',
	});
});

it('reads names in any case', async () => {
	await fc.assert(
		fc.asyncProperty(anyCase(...names), async (name) => {
			const body = await bodyOf({}, { clearFields: name });
			expect(Object.keys(body)).toEqual(['id', name.toLowerCase()]);
		}),
	);
});

it.each(['LinkedIn Images', 'linkedin_images', 'images', ' Images '])(
	'reads %j, as the panel, a column or lemlist spells it',
	async (clearFields) => {
		expect(await bodyOf({}, { clearFields })).toEqual({ id: 'opp_1', images: [] });
	},
);

it('takes a name that is given twice once', async () => {
	expect(await bodyOf({}, { clearFields: 'title, Title' })).toEqual({ id: 'opp_1', title: '' });
});

it('goes with other fields, and with a blank value of its own', async () => {
	const fields = { title: ' ', images: [], done: true };
	expect(await bodyOf(fields, { clearFields: ['title', 'images'] })).toEqual({
		id: 'opp_1',
		done: true,
		title: '',
		images: [],
	});
});

it('empties each task by a list of its own', async () => {
	const first = await bodyOf({}, { clearFields: ['images'] });
	(first['images'] as string[]).push('https://example.com/a.png');
	expect(await bodyOf({}, { clearFields: ['images'] })).toEqual({ id: 'opp_1', images: [] });
});

it.each([
	['images', 'LinkedIn Images'],
	['videos', 'LinkedIn Videos'],
])('rejects %s both set and cleared', async (name, label) => {
	const error = await rejectionOf({ [name]: 'https://example.com/a' }, { clearFields: [name] });
	expect(error.message).toBe(
		`'Clear Fields' contains a field that also has a value: "${label}". Either set the field or clear it.`,
	);
	expect(error).toMatchObject({ code: 'SET_AND_CLEARED', field: 'clearFields' });
});

it.each([
	['title', 'Call'],
	['message', 'Hi'],
	['priority', 'none'],
])('rejects %s both set to %j and cleared', async (name, value) => {
	const error = await rejectionOf({ [name]: value }, { clearFields: name });
	expect(error).toMatchObject({ code: 'SET_AND_CLEARED', field: 'clearFields' });
});

it.each([
	['an unknown name', 'titel', '"titel"'],
	['a field that cannot be emptied', ['title', 'dueDate'], '"dueDate"'],
	['the assignee', 'assignedTo', '"assignedTo"'],
	['the ID', 'id', '"id"'],
	['a name that every object has', 'constructor', '"constructor"'],
	['a number', 5, '5'],
	['an object', { title: true }, '{"title":true}'],
	['an object without a prototype', Object.create(null), '{}'],
])('rejects %s', async (_, clearFields, shown) => {
	const error = await rejectionOf({ done: true }, { clearFields });
	expect(error.message).toContain(
		`'Clear Fields' contains a field that cannot be cleared: ${shown}. `,
	);
	expect(error.message).toContain(
		'These can be cleared: LinkedIn Images, LinkedIn Videos, Message, Priority, Title.',
	);
	expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'clearFields' });
});
