import fc from 'fast-check';
import { blank, emptyList } from '../../support/arbitraries';
import { locator } from '../../support/execution';
import { bodyOf, rejectionOf } from '../../support/update';

/** A value for each field, and what is sent for it. */
const SET = {
	assignedTo: ['usr_1', 'usr_1'],
	done: ['reopen', false],
	dueDate: ['2026-03-15T10:00Z', '2026-03-15T10:00:00.000Z'],
	images: ['https://example.com/a.png', ['https://example.com/a.png']],
	message: ['Hi', 'Hi'],
	priority: ['low', '0'],
	title: ['Call', 'Call'],
	videos: ['https://example.com/a.mp4', ['https://example.com/a.mp4']],
} as const;
type Name = keyof typeof SET;
const names = Object.keys(SET) as Name[];
const media = fc.oneof(blank, emptyList, fc.array(emptyList));
const blanks = fc.record(
	{
		assignedTo: fc.oneof(
			blank,
			blank.map((value) => locator(value)),
		),
		done: blank,
		dueDate: blank,
		images: media,
		message: blank,
		priority: blank,
		title: blank,
		videos: media,
	},
	{ requiredKeys: [] },
);
const clearNothing = fc.oneof(blank, emptyList);

it('never puts a blank field into the body, whatever else is set', async () => {
	await fc.assert(
		fc.asyncProperty(
			blanks,
			fc.subarray(names, { minLength: 1 }),
			clearNothing,
			async (blankFields, set, clearFields) => {
				const given = Object.fromEntries(set.map((name) => [name, SET[name][0]]));
				const sent = Object.fromEntries(set.map((name) => [name, SET[name][1]]));
				const body = await bodyOf({ ...blankFields, ...given }, { clearFields });
				expect(body).toStrictEqual({ id: 'opp_1', ...sent });
			},
		),
	);
});

it('has nothing to update when all fields are blank', async () => {
	await fc.assert(
		fc.asyncProperty(blanks, clearNothing, async (blankFields, clearFields) => {
			const error = await rejectionOf(blankFields, { clearFields });
			expect(error.message).toMatch(/^Nothing to update: every field is blank\. /);
			expect(error).toMatchObject({ code: 'NOTHING_TO_UPDATE', field: 'updateFields' });
		}),
	);
});

it.each([false, 'no', 0])(
	'has nothing to update either if all that is set is done: %j',
	async (done) => {
		expect(await rejectionOf({ done })).toMatchObject({ code: 'NOTHING_TO_UPDATE' });
	},
);

it('takes clearing, reopening and the priority none for updates', async () => {
	expect(await bodyOf({}, { clearFields: ['title'] })).toHaveProperty('title', '');
	expect(await bodyOf({ done: 'reopen' })).toHaveProperty('done', false);
	expect(await bodyOf({ priority: 'none' })).toHaveProperty('priority', '');
});
