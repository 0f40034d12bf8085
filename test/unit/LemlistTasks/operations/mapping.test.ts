// Map Automatically: the body of Update, from the columns of an item.
import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { contextOfItem } from '../../../../nodes/LemlistTasks/run/itemContext';
import { mappingNote, taskOf } from '../../../../nodes/LemlistTasks/operations/mapping';
import { executionOf, locator, nodeWith } from '../../support/execution';
import { reply } from '../../support/reply';
import type { Around } from '../../support/row';
import { rejectionWith, requestWith } from '../../support/row';
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
		await sent.catch(({ message, code }: Error & { code: string }) => ({ message, code }));
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
		[{ id: 'opp_1', task: 'opp_2' }, 'opp_1'],
	])('of %j is %s', async (row, id) => {
		expect(await mapped({ ...row, title: 'Call' })).toEqual({ id, title: 'Call' });
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
		const error = await rejected({ title: 'Call', id: '' });
		expect(error.message).toMatch(/^'Task' is empty\. /);
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
			return taskOf(contextOfItem(Object.assign(context, { getNode }), 0));
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
			"'Due Date' has a value in two columns. Remove one of them: Due Date or due_date.",
		);
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'dueDate' });
	});

	it.each(['', ' ', null, undefined, []])('are fine if one holds %j', async (blank) => {
		const { id } = row;
		const dueDate = '2026-03-14T23:00:00.000Z';
		expect(await mapped({ ...row, due_date: blank })).toEqual({ id, dueDate });
	});
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

describe('the note of a dry run', () => {
	const noteOf = (rows: IDataObject[], more: object = {}) => {
		const items = rows.map(() => parameters(more));
		return mappingNote(executionOf({ items, rows }));
	};

	it('says where the columns of all rows go', () => {
		const rows = [
			{ 'Task ID': 'opp_1', Title: 'Call' },
			{ 'Task ID': 'opp_2', row: 2 },
		];
		expect(noteOf(rows)).toBe('Mapped: Task ID to Task, Title to Title. Ignored: row.');
	});

	it('ignores the column of a task that the parameter names', () => {
		expect(noteOf([{ id: 'opp_1', Title: 'Call' }], { taskId: locator('opp_2') })).toBe(
			'Mapped: Title to Title. Ignored: id.',
		);
	});

	it('says nothing if each field is set by itself', () => {
		expect(noteOf([{ id: 'opp_1' }], { mappingMode: 'defineBelow' })).toBeUndefined();
	});
});
