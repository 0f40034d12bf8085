// Every row of the table of values, from a parameter to lemlist's body.
import { DateTime } from 'luxon';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import { bodyOf, rejectionOf, requestOf } from '../../support/update';

const A = 'https://example.com/a.png';
const team = async () => reply(200, { users: [{ userId: 'usr_1', name: 'Member One' }] });

describe('understood', () => {
	it.each<[string, unknown, unknown]>([
		['assignedTo', locator(' usr_1 '), 'usr_1'],
		['assignedTo', 'usr_1', 'usr_1'],
		['dueDate', '2026-07-15T10:00', '2026-07-15T08:00:00.000Z'],
		['dueDate', DateTime.fromMillis(1773568800000), '2026-03-15T10:00:00.000Z'],
		['dueDate', 1773568800000, '2026-03-15T10:00:00.000Z'],
		['title', ' Call ', ' Call '],
		['title', 42, '42'],
		['message', 'Hi\nthere', 'Hi\nthere'],
		['message', 0, '0'],
		['priority', 'none', ''],
		['priority', 'HIGH', '2'],
		['priority', 0, '0'],
		['assignedTo', 'Member One', 'usr_1'],
		['dueDate', '2026-07-15 10:00', '2026-07-15T08:00:00.000Z'],
		['dueDate', '2026/7/15', '2026-07-14T22:00:00.000Z'],
		['dueDate', 46218.5, '2026-07-15T10:00:00.000Z'],
		['dueDate', 1773568800, '2026-03-15T10:00:00.000Z'],
		['done', 'reopen', false],
		['done', 'Done', true],
		['done', 'Yes', true],
		['images', `${A}\n${A}`, [A, A]],
		['videos', [[A]], [A]],
	])('%s: %j', async (field, value, sent) => {
		expect(await bodyOf({ [field]: value }, { timezone: 'Europe/Paris', http: team })).toEqual({
			id: 'opp_1',
			[field]: sent,
		});
	});

	it('sends the ID without the blanks around it', async () => {
		expect(await bodyOf({ done: true }, { taskId: ' opp_2\n' })).toEqual({
			id: 'opp_2',
			done: true,
		});
	});

	it('sends the ID that a URL holds', async () => {
		const taskId = ' https://app.lemlist.com/teams/tea_1/tasks?task=opp_2&tab=all ';
		expect(await bodyOf({ title: 'Call' }, { taskId })).toEqual({ id: 'opp_2', title: 'Call' });
	});

	it('sends all fields in one body', async () => {
		const fields = { title: 'Call', done: 'reopen', priority: 'low', images: A };
		expect(await requestOf(fields)).toMatchObject({
			method: 'PATCH',
			url: '/tasks',
			headers: { Accept: 'application/json' },
			body: { id: 'opp_1', title: 'Call', done: false, priority: '0', images: [A] },
		});
	});
});

describe('rejected, naming parameter and value', () => {
	it.each<[field: string, label: string, value: unknown, shown: string, code?: string]>([
		['assignedTo', 'Assignee', locator(7), '7'],
		['dueDate', 'Due Date', '05/12/2026', '"05/12/2026"'],
		['dueDate', 'Due Date', { day: 1 }, '{"day":1}'],
		['dueDate', 'Due Date', new Date('31/12/2026'), 'Invalid Date'],
		['dueDate', 'Due Date', NaN, 'NaN'],
		['dueDate', 'Due Date', 10n, '"10"'],
		['dueDate', 'Due Date', 'preexisting', '"preexisting"'],
		['title', 'Title', { a: 1 }, '{"a":1}'],
		['message', 'Message', ['a', 'b'], '["a","b"]'],
		['priority', 'Priority', 'urgent', '"urgent"'],
		['priority', 'Priority', 3, '3'],
		['done', 'Done', 'perhaps', '"perhaps"'],
		['images', 'LinkedIn Images', [A, 'a.png'], '"a.png"', 'LINKEDIN_MEDIA_UNSAFE_URL'],
		[
			'videos',
			'LinkedIn Videos',
			'https://[::1]/a',
			'"https://[::1]/a"',
			'LINKEDIN_MEDIA_UNSAFE_URL',
		],
	])('%s (%s): %p', async (field, label, value, shown, code = 'INVALID_VALUE') => {
		const error = await rejectionOf({ title: 'Call', [field]: value });
		expect(error.message).toMatch(new RegExp(`^'${label}' .+`));
		expect(error.message).toContain(`: ${shown}. ${error.advice}`);
		expect(error).toMatchObject({ code, field });
	});

	it.each([5, { id: 'rec_1' }])('taskId: %j', async (taskId) => {
		const error = await rejectionOf({ done: true }, { taskId });
		expect(error.message).toMatch(/^'Task' is not a task ID: ./);
		expect(error.message).toContain(JSON.stringify(taskId));
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'taskId' });
	});

	it.each(['', ' \n', null, undefined, []])('taskId, blank: %j', async (taskId) => {
		const error = await rejectionOf({ done: true }, { taskId });
		expect(error.message).toMatch(/^'Task' is empty\. ./);
		expect(error).toMatchObject({ code: 'MISSING_VALUE', field: 'taskId' });
	});

	it('shows the beginning of a long value', async () => {
		const { message } = await rejectionOf({ dueDate: 'long '.repeat(1000) });
		expect(message).toContain(': "long long ');
		expect(message).toContain('…');
		expect(message.length).toBeLessThan(400);
	});
});
