// Map Automatically: the body of Update, from the columns of an item.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { contextOfItem } from '../../../../nodes/LemlistTasks/run/itemContext';
import { update } from '../../../../nodes/LemlistTasks/operations/update';
import { Row } from '../../../../nodes/LemlistTasks/run/row';
import { Remarks } from '../../../../nodes/LemlistTasks/run/remarks';
import { executionOf, locator, nodeWith } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Around } from '../../support/row';
import { rejectionWith, requestWith, runOf } from '../../support/row';
import { bodyOf } from '../../support/update';

const team = async () => reply(200, { users: [{ userId: 'usr_1', name: 'Member One' }] });
const parameters = (more: object = {}) => ({
	...{ operation: 'update', mappingMode: 'autoMapInputData', taskId: locator(''), clearFields: [] },
	...more,
});
const mapped = async (row: object, more: object = {}, around: Around = {}) => {
	const request = await requestWith(parameters(more), {
		timezone: 'Europe/Paris',
		http: team,
		row: row as IDataObject,
		...around,
	});
	return request.body;
};
const rejected = async (row: object, more: object = {}, around: Around = {}) =>
	await rejectionWith(parameters(more), { http: team, row: row as IDataObject, ...around });

it('fills each field from the column of its name, and ignores the others', async () => {
	const row = {
		...{ 'Task ID': 'opp_1', 'Due Date': '2026-07-15 10:00', assigned_to: 'member one' },
		...{ DONE: 'x', priority: 'High', Title: 'Call', message: 'Hello', row: 7 },
		...{ 'linkedin-images': 'https://example.com/a.png', company: 'Example Ltd' },
		videos: ['https://example.com/a.mp4'],
	};
	expect(await mapped(row)).toEqual({
		...{ id: 'opp_1', dueDate: '2026-07-15T08:00:00.000Z', assignedTo: 'usr_1', done: true },
		...{ priority: '2', title: 'Call', message: 'Hello' },
		...{ images: ['https://example.com/a.png'], videos: ['https://example.com/a.mp4'] },
	});
});

it('reads each value as the field itself does', async () => {
	const values = {
		assignedTo: fc.constantFrom('usr_1', 7, ' ', null),
		done: fc.constantFrom('done', 'reopen', false, 'no', 0, 'x', true, ''),
		dueDate: fc.constantFrom('2026-03-15', '2026/3/15 10:00', 46096.5, 1773568800, 'soon', ''),
		message: fc.constantFrom('Hello', 7, '', { a: 1 }),
		priority: fc.constantFrom('high', 'None', 0, '', 'urgent'),
		title: fc.constantFrom('Call', '', 0),
	};
	const outcome = async (sent: Promise<unknown>) =>
		await sent.catch(({ message, code }: Error & { code: string }) =>
			// The faults of a row come in the order of the panel, or of the fields.
			code === 'NOTHING_TO_UPDATE' ? code : { faults: message.split(/(?<=\.) /).sort(), code },
		);
	await fc.assert(
		fc.asyncProperty(fc.record(values, { requiredKeys: [] }), async (row) => {
			const around = { timezone: 'Europe/Paris', http: team };
			const ours = await outcome(mapped({ id: 'opp_1', ...row }));
			expect(ours).toEqual(await outcome(bodyOf(row, around)));
		}),
	);
});

describe('the task', () => {
	it.each(['Task ID', 'taskId', 'task_id', 'TASK-ID', '_id', 'id', 'ID', 'task', 'Task'])(
		'is in the column %s',
		async (column) => {
			expect(await mapped({ [column]: ' opp_1 ', title: 'Call' })).toEqual({
				id: 'opp_1',
				title: 'Call',
			});
		},
	);

	it('may be in a URL', async () => {
		const task = 'https://app.lemlist.com/tasks?task=opp_1';
		expect(await mapped({ task, title: 'Call' })).toMatchObject({ id: 'opp_1' });
	});

	it.each([
		[{ id: 5, 'Task ID': 'opp_1' }, 'opp_1'],
		[{ id: 5, _id: 'opp_1' }, 'opp_1'],
		[{ task: 'Call the lead', ID: 'opp_1' }, 'opp_1'],
		[{ id: 'recA1B2C3D4E5F6G7', Task: 'opp_1' }, 'opp_1'],
		[{ id: 'opp_1', task: ' opp_1' }, 'opp_1'],
	])('of %j is %s', async (row, id) => {
		expect(await mapped({ ...row, title: 'Call' })).toEqual({ id, title: 'Call' });
	});

	it('is rejected if two columns name different ones', async () => {
		const error = await rejected({ id: 'opp_1', task: 'opp_2', title: 'Call' });
		expect(error.message).toBe(
			"'Task' names different tasks in the columns id and task. Remove one of them.",
		);
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'taskId' });
	});

	it('is that of the parameter if it has one', async () => {
		const taskId = locator('opp_2');
		expect(await mapped({ id: 'opp_1', title: 'Call' }, { taskId })).toMatchObject({ id: 'opp_2' });
	});

	it.each(['', ' ', null, undefined])(
		'is not that of a column if its expression comes to %j',
		async (value) => {
			const taskId = locator(value);
			const stored = parameters({ taskId: locator('={{ $json.taksId }}') });
			const error = await rejected({ id: 'opp_1', title: 'Call' }, { taskId }, { stored });
			expect(error).toMatchObject({ code: 'MISSING_VALUE', field: 'taskId' });
		},
	);

	it('is missed if no column names it', async () => {
		const error = await rejected({ title: 'Call', ID_1: '' });
		expect(error.message).toBe(
			"'Task' is empty: no column Task ID, _id, id or Task has a value. The row has title, ID_1. Rename the column with the task's ID to Task ID, or set Task.",
		);
		expect(error).toMatchObject({ code: 'MISSING_VALUE', field: 'taskId' });
	});

	it('is rejected if its column holds something else', async () => {
		const error = await rejected({ title: 'Call', id: 'Call the lead' });
		expect(error.message).toMatch(/^'Task' is not a task ID: "Call the lead"\. /);
	});

	it('is known before the request, for the order of items', () => {
		const taskIn = (row: object, more: object, stored = more) => {
			const items = [parameters(more)];
			const context = executionOf({ items, rows: [row as IDataObject] });
			const getNode = () => nodeWith(parameters(stored));
			return update.taskOf!(contextOfItem(Object.assign(context, { getNode }), 0));
		};
		expect(taskIn({ id: 'opp_1' }, {})).toBe('opp_1');
		expect(taskIn({ id: 'opp_1' }, { taskId: locator('opp_2') })).toBe('opp_2');
		const typo = { taskId: locator('={{ $json.taksId }}') };
		expect(taskIn({ id: 'opp_1' }, { taskId: locator(undefined) }, typo)).toBeUndefined();
		expect(taskIn({ id: 'opp_1' }, { mappingMode: 'defineBelow', taskId: '' })).toBe('');
	});
});

describe('two columns for one field', () => {
	const row = { id: 'opp_1', 'Due Date': '2026-03-15', due_date: '2026-03-16' };

	it('are rejected if both have a value', async () => {
		const error = await rejected(row);
		expect(error.message).toBe(
			"'Due Date' has different values in two columns. Remove one of them: Due Date or due_date.",
		);
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'dueDate' });
	});

	it.each(['', ' ', null, undefined, []])('are fine if one holds %j', async (blank) => {
		const { id } = row;
		const dueDate = '2026-03-14T23:00:00.000Z';
		expect(await mapped({ ...row, due_date: blank })).toEqual({ id, dueDate });
	});
});

it('finds a third column that differs from two that are the same', async () => {
	const day = '2026-12-31';
	const row = { id: 'opp_1', 'Due Date': day, due_date: day, dueDate: '2027-01-31' };
	expect((await rejected(row)).message).toMatch(
		/two columns\. Remove one of them: Due Date or dueDate/,
	);
});

it('takes equal lists in two columns', async () => {
	const images = ['https://media.example.com/a.png'];
	const row = { id: 'opp_1', images, 'LinkedIn Images': [...images] };
	expect(await mapped(row)).toEqual({ id: 'opp_1', images });
	const other = { ...row, images: ['https://media.example.com/b.png'] };
	expect((await rejected(other)).message).toMatch(
		/'LinkedIn Images' has different values in two columns/,
	);
});

it('does not take a no for a blank: two columns that say no are two', async () => {
	expect((await rejected({ id: 'opp_1', done: false, Done: 0 })).message).toMatch(/two columns/);
});

it('leaves a blank column out, and has nothing to update if all are', async () => {
	const blanks = { title: '', message: null, due_date: ' ', done: false, images: [] };
	expect(await mapped({ id: 'opp_1', ...blanks, priority: 0 })).toEqual({
		id: 'opp_1',
		priority: '0',
	});
	expect(await rejected({ id: 'opp_1', ...blanks, company: 'Example Ltd' })).toMatchObject({
		code: 'NOTHING_TO_UPDATE',
	});
});

it('clears fields as well, but none that a column sets', async () => {
	const more = { clearFields: ['title'] };
	expect(await mapped({ id: 'opp_1', message: 'Hello', Title: '' }, more)).toEqual({
		id: 'opp_1',
		message: 'Hello',
		title: '',
	});
	expect(await rejected({ id: 'opp_1', Title: 'Call' }, more)).toMatchObject({
		code: 'SET_AND_CLEARED',
	});
});

it('does not read the fields of the panel', async () => {
	const more = { updateFields: { title: 'Set earlier', dueDate: 'soon' } };
	expect(await mapped({ id: 'opp_1', message: 'Hello' }, more)).toEqual({
		id: 'opp_1',
		message: 'Hello',
	});
});

it('holds images and videos to what a task can have', async () => {
	const images = Array(7).fill('https://example.com/a.png');
	expect(await rejected({ id: 'opp_1', images })).toMatchObject({
		code: 'LINKEDIN_MEDIA_TOO_MANY',
		field: 'images',
	});
});

it('takes no column of an object for one of a field', async () => {
	const row = JSON.parse(
		'{"id":"opp_1","__proto__":{"title":"x"},"constructor":"y","title":"Call"}',
	);
	expect(await mapped(row as object)).toEqual({ id: 'opp_1', title: 'Call' });
});

describe("lemlist's older names", () => {
	it('are names of columns as well', async () => {
		const row = { _id: 'opp_1', content: 'Hello', userId: 'usr_1' };
		expect(await mapped(row)).toEqual({ id: 'opp_1', message: 'Hello', assignedTo: 'usr_1' });
	});

	it('count only if there is no newer one, and for an ID of a user', async () => {
		expect(await mapped({ _id: 'opp_1', content: 'Old', message: 'New' })).toEqual({
			id: 'opp_1',
			message: 'New',
		});
		expect(await mapped({ _id: 'opp_1', userId: '4711', title: 'Call' })).toEqual({
			id: 'opp_1',
			title: 'Call',
		});
	});
});

it('names all faults of a row at once', async () => {
	const error = await rejected({ id: 'opp_1', due: 1, 'Due Date': 'soon', priority: 'urgent!' });
	expect(error.message).toMatch(
		/^'Due Date' is not a date: "soon"\. .* 'Priority' is not a priority/,
	);
	expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'dueDate' });
	const noTask = await rejected({ Title: 'Call', 'Due Date': 'soon' });
	expect(noTask.message).toMatch(/^'Task' is empty: no column Task ID.* 'Due Date' is not a date/);
});

describe('columns that are not used', () => {
	const sentencesOf = async (row: object) => {
		const remarks = new Remarks();
		const run = await runOf(
			{ items: [parameters()], rows: [row as IDataObject], http: team },
			{ remarks },
		);
		await run.operation.read(new Row({ ...run, remarks }, 0));
		return remarks.sentences();
	};

	it('are named, near misses first', async () => {
		const row = {
			'Task ID': 'opp_1',
			Title: 'x',
			Region: 'EMEA',
			'Due Dat': '2026-12-31',
			Owner: 'a',
		};
		expect(await sentencesOf(row)).toEqual([
			'Columns not used: Due Dat (did you mean Due Date?), Owner (did you mean Assignee?), Region.',
		]);
	});

	it.each([
		['Due Date:', 'Due Date'],
		['Due date (CET)', 'Due Date'],
		['DUE DATE *', 'Due Date'],
		['due.date', 'Due Date'],
		['Due', 'Due Date'],
		['Notes', 'Message'],
		['Subject', 'Title'],
		['Status', 'Done'],
		['Prioritty', 'Priority'],
		['Note', 'Message'],
	])('%s may mean %s', async (column, meant) => {
		const [sentence] = await sentencesOf({ id: 'opp_1', Title: 'x', [column]: '1' });
		expect(sentence ?? 'used').toMatch(
			meant === 'Title' ? /two columns|did you mean/ : `did you mean ${meant}?`,
		);
	});

	it.each(['Phone', 'Role', 'Code', 'Zone', 'Site', 'Region', 'Time'])(
		'%s is close to no field',
		async (column) => {
			const sentences = await sentencesOf({ id: 'opp_1', title: 'x', [column]: '1' });
			expect(sentences).toEqual([`Columns not used: ${column}.`]);
		},
	);

	it('are not those that the node outputs, nor the number of a row', async () => {
		const row = {
			_id: 'opp_1',
			title: 'x',
			status: 'due',
			campaignName: 'C',
			row_number: 2,
			unchanged: true,
		};
		expect(await sentencesOf(row)).toEqual([]);
	});

	it('are at most ten, escaped', async () => {
		const many = Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`<i>${index}`, 1]));
		const [sentence] = await sentencesOf({ id: 'opp_1', title: 'x', ...many });
		expect(sentence).toContain('&lt;i&gt;0');
		expect(sentence).toMatch(/ and 4 more\.$/);
	});

	it('of invisible characters are used all the same', async () => {
		expect(await mapped({ id: 'opp_1', 'Due\u200bDate': '2026-12-31' })).toHaveProperty('dueDate');
	});
});
