// The trigger in n8n's poll context, against the sandbox.
import type { INodeParameters } from 'n8n-workflow';
import { systemClock } from '../../nodes/lemlist/clock';
import type { Sandbox, SandboxTask } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { call, patch } from '../unit/sandbox/client';
import type { PollSetup } from './support/trigger';
import { Polled } from './support/trigger';
import { locator } from './support/workflow';
import { startWorld } from './support/world';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Open tasks that are due in a week, changed one by one. */
const openTasks = (...changes: Array<Partial<SandboxTask>>): SandboxTask[] =>
	manyTasks(changes.length).map((task, index) => {
		const open = { ...task, status: 'pending' as const, dueDate: inMs(7 * DAY) };
		delete open.completedAt;
		return { ...open, ...changes[index] };
	});

/**
 * How far the clocks of the trigger, of its requests and of the sandbox are ahead. At first they are behind: a
 * first poll then begins at its own time, and not by the Date header of the reply, which has whole seconds.
 */
let aheadMs: number;
const pass = (ms: number) => void (aheadMs += ms);

beforeEach(() => {
	aheadMs = -MINUTE;
	const now = Date.now.bind(Date);
	jest.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
	const passed = systemClock.now.bind(systemClock);
	jest.spyOn(systemClock, 'now').mockImplementation(() => passed() + aheadMs);
});
afterEach(() => jest.restoreAllMocks());

async function start(changes: Array<Partial<SandboxTask>>, setup: PollSetup = {}) {
	const tasks = openTasks(...changes);
	// The trigger's clock, so that a poll finds all that happened before it.
	const { sandbox } = await startWorld({ tasks, clock: () => Date.now() });
	return { sandbox, polled: new Polled(sandbox, setup), ids: tasks.map(({ _id }) => _id) };
}

const change = (sandbox: Sandbox, id: string, changes: Partial<SandboxTask>) =>
	sandbox.tasks.set(id, { ...sandbox.tasks.get(id)!, ...changes });

const done = async (sandbox: Sandbox, id: string | undefined) =>
	expect(await patch(sandbox, { id, done: true })).toMatchObject({ status: 200 });
const reopened = async (sandbox: Sandbox, id: string | undefined) =>
	expect(await patch(sandbox, { id, done: false })).toMatchObject({ status: 200 });

/** An expression that n8n cannot evaluate. */
const UNREADABLE = "={{ $('No such node').first().json.value }}";

it('Task Done: begins with the first poll, and outputs each completion once', async () => {
	const { sandbox, polled, ids } = await start([{}, {}, {}]);
	await done(sandbox, ids[0]);
	pass(5);

	expect(await polled.poll()).toBeNull();
	await done(sandbox, ids[1]);
	const items = await polled.poll();
	expect(items?.map(({ json }) => json)).toEqual([
		expect.objectContaining({ _id: ids[1], status: 'done' }),
	]);
	expect(items?.[0]?.json).not.toHaveProperty('objectType');
	expect(await polled.poll()).toBeNull();

	// The same task again, as another completion.
	await reopened(sandbox, ids[1]);
	pass(5);
	await done(sandbox, ids[1]);
	await done(sandbox, ids[2]);
	expect(await polled.ids({ parameters: { simplify: false } })).toEqual([ids[1], ids[2]]);
	expect(await polled.poll()).toBeNull();
});

it('a poll is one request, and another one if it finds nothing', async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	const before = sandbox.requests.length;

	await polled.poll();
	expect(sandbox.requests).toHaveLength(before + 2);
	await done(sandbox, ids[0]);
	const afterDone = sandbox.requests.length;
	await polled.poll();
	expect(sandbox.requests).toHaveLength(afterDone + 1);
});

it('Task Ignored: outputs each task once', async () => {
	const { sandbox, polled, ids } = await start([{}, {}], { parameters: { event: 'taskIgnored' } });
	await polled.poll();
	await done(sandbox, ids[0]);
	await call(sandbox, 'POST', '/tasks/ignore', { body: { ids: [ids[1]] } });

	expect(await polled.ids()).toEqual([ids[1]]);
	expect(await polled.poll()).toBeNull();
});

const dueAt = (sandbox: Sandbox, id: string | undefined, ms: number) =>
	change(sandbox, id!, { dueDate: inMs(ms) });

it('Task Due: when the date is reached, if the task is open', async () => {
	const { sandbox, polled, ids } = await start([{}, {}, {}, { dueDate: inMs(-DAY) }], {
		parameters: { event: 'taskDue' },
	});
	await polled.poll();
	expect(await polled.poll()).toBeNull();
	await done(sandbox, ids[1]);
	dueAt(sandbox, ids[0], 0);
	dueAt(sandbox, ids[1], 0);

	expect(await polled.ids()).toEqual([ids[0]]);
	expect(await polled.poll()).toBeNull();
});

it('Task Overdue: so many days after the due date', async () => {
	const { sandbox, polled, ids } = await start([{}, { dueDate: inMs(-DAY) }, {}], {
		parameters: { event: 'taskOverdue', overdueDays: 3 },
	});
	await polled.poll();
	expect(await polled.poll()).toBeNull();
	dueAt(sandbox, ids[0], -3 * DAY);
	dueAt(sandbox, ids[2], 0);

	expect(await polled.ids()).toEqual([ids[0]]);
	expect(await polled.poll()).toBeNull();
});

it('New Open Task: what is created or newly passes the filters', async () => {
	const filters = { assignedTo: locator('sales.one@example.com', 'email') };
	const [one, two] = ['usr_SalesOne000000000', 'usr_SalesTwo000000000'];
	const { sandbox, polled, ids } = await start([{ userId: one }, { userId: two }], {
		parameters: { event: 'taskOpened', filters },
	});
	expect(await polled.poll()).toBeNull();
	const [created, other] = openTasks({ userId: one, _id: 'opp_created' }, { userId: two });
	sandbox.tasks.set('opp_created', created!).set('opp_other', { ...other!, _id: 'opp_other' });
	await patch(sandbox, { id: ids[1], assignedTo: one });

	expect((await polled.ids()).sort()).toEqual([ids[1], 'opp_created'].sort());
	expect(await polled.poll()).toBeNull();
});

it('leaves out what Exclude names, and adds what Include names', async () => {
	const { sandbox, polled, ids } = await start([{ type: 'phone' }, { type: 'manual' }], {
		parameters: { exclude: { type: ['manual'] }, options: { include: ['contact'] } },
	});
	await polled.poll();
	const [task] = sandbox.tasks.values();
	await done(sandbox, ids[0]);
	await done(sandbox, ids[1]);

	const items = await polled.poll();

	expect(items?.map(({ json }) => json)).toEqual([
		expect.objectContaining({
			_id: ids[0],
			contact: expect.objectContaining({ _id: task!.contactId }) as object,
		}),
	]);
	expect(items![0]!.json).not.toHaveProperty('company');
});

it('begins again if something else is excluded, but not for Include', async () => {
	const { sandbox, polled, ids } = await start([{}, {}]);
	await polled.poll();
	await done(sandbox, ids[0]);
	expect(await polled.ids({ parameters: { options: { include: ['contact'] } } })).toEqual([ids[0]]);
	await done(sandbox, ids[1]);
	pass(5);

	expect(await polled.poll({ parameters: { exclude: { type: ['email'] } } })).toBeNull();
	expect(await polled.poll({ parameters: { exclude: { type: ['email'] } } })).toBeNull();
});

it('loses nothing to a search that lags', async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	sandbox.configure({ searchLagMs: 5 * MINUTE });
	await done(sandbox, ids[0]);

	expect(await polled.poll()).toBeNull();
	sandbox.configure({ searchLagMs: 0 });
	expect(await polled.ids()).toEqual([ids[0]]);
});

it("loses nothing if n8n's clock is ahead when the workflow is published", async () => {
	aheadMs = 10 * MINUTE;
	const [task] = openTasks({});
	const { sandbox } = await startWorld({ tasks: [task!], clock: () => Date.now() - aheadMs });
	const polled = new Polled(sandbox);

	await polled.poll();
	await done(sandbox, task!._id);

	expect(await polled.ids()).toEqual([task!._id]);
	expect(await polled.poll()).toBeNull();
});

it('reports to people and to n8n that lemlist is down, and goes on where it was', async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	await done(sandbox, ids[0]);
	const before = JSON.stringify(polled.staticData);
	sandbox.fault({ answer: { status: 503, headers: { 'retry-after': '2' } } });

	const error = await polled.error();

	expect(error).toMatchObject({
		message: expect.stringMatching(/^lemlist could not respond/) as string,
		failure: { cause: 'temporarily-unavailable', retryAfterMs: 2_000 },
		context: { code: 'HTTP_503', httpStatus: 503 },
	});
	expect(JSON.stringify(polled.staticData)).toBe(before);
	sandbox.clearFaults();
	pass(2_000); // as long as lemlist asked for
	expect(await polled.ids()).toEqual([ids[0]]);
});

it.each([
	['is neither on nor off', 'maybe', 'INVALID_VALUE'],
	['cannot be evaluated', UNREADABLE, 'UNREADABLE_PARAMETER'],
])('forgets nothing if Simplify %s', async (_, simplify, code) => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	await done(sandbox, ids[0]);

	expect(await polled.error({ parameters: { simplify } })).toMatchObject({
		failure: { cause: 'configuration-invalid' },
		context: { code, field: 'simplify' },
	});
	expect(await polled.ids()).toEqual([ids[0]]);
});

const PAGE = { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Log in</p>' };

it.each([
	['n8n starts', 'init', 'is down', { status: 503, headers: { 'retry-after': '2' } }],
	['n8n starts', 'init', 'is behind a login', { status: 200, ...PAGE }],
	['n8n starts', 'init', 'is behind a firewall', { status: 403, ...PAGE }],
	['n8n starts', 'init', 'replies oddly', { status: 200, body: '[]' }],
	['n8n starts', 'init', 'does not count', { status: 200, body: '{"results":[]}' }],
	['another main process takes over', 'leadershipChange', 'is down', { status: 502 }],
] as const)(
	'if %s (%s) while lemlist %s, it still becomes active',
	async (...[, activation, , answer]) => {
		const { sandbox, polled, ids } = await start([{}]);
		await polled.poll();
		await done(sandbox, ids[0]);
		sandbox.fault({ answer });

		expect(await polled.poll({ activation })).toBeNull();
		expect(polled.warnings).toEqual([expect.stringContaining('The next poll tries again')]);

		sandbox.clearFaults();
		pass(2_000);
		expect(await polled.ids()).toEqual([ids[0]]);
		const refused = await polled.error({ activation, credential: { apiKey: 'another' } });
		expect(refused).toMatchObject({ failure: { cause: 'credential-invalid' } });
	},
);

it("a poll of n8n's scheduler does not activate the workflow, so an outage is reported", async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll({ activation: 'update' });
	await done(sandbox, ids[0]);
	sandbox.fault({ answer: { status: 503, headers: { 'retry-after': '2' } } });

	const error = await polled.error({ activation: 'update' });
	expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
	expect(polled.warnings).toEqual([]);

	sandbox.clearFaults();
	pass(2_000);
	expect(await polled.ids({ activation: 'update' })).toEqual([ids[0]]);
});

it('tries again within its time what fails once', async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	await done(sandbox, ids[0]);
	sandbox.fault({ answer: { status: 500 }, times: 1 });

	expect(await polled.ids()).toEqual([ids[0]]);
});

describe('a poll whose time is up', () => {
	it('outputs what it has read, and leaves the rest to the next one', async () => {
		const { sandbox, polled, ids } = await start(Array.from({ length: 250 }, () => ({})));
		await polled.poll();
		const completedAt = ids.map((_, index) => inMs(index));
		ids.forEach((id, index) =>
			change(sandbox, id, { status: 'completed', completedAt: completedAt[index]! }),
		);
		pass(ids.length);
		let requests = 0;
		sandbox.fault({ answer: { hangMs: 60_000 }, when: () => ++requests > 2 });

		const first = await polled.ids();
		sandbox.clearFaults();
		const second = await polled.ids();

		expect([...first, ...second]).toEqual(ids);
		expect(first.length).toBeGreaterThan(100);
		expect(second.length).toBeGreaterThan(50);
	});

	it('says so if it has read nothing', async () => {
		const { sandbox, polled } = await start([{}]);
		await polled.poll();
		sandbox.fault({ answer: { hangMs: 60_000 } });

		expect(await polled.error()).toMatchObject({
			message: expect.stringMatching(
				/^lemlist did not respond within the 3 s that a poll may take\. The next poll tries again/,
			) as string,
			failure: { cause: 'temporarily-unavailable' },
		});
	});
});

it('does nothing while another poll is running', async () => {
	const { sandbox, polled, ids } = await start([{}]);
	await polled.poll();
	await done(sandbox, ids[0]);

	const both = await Promise.all([polled.ids(), polled.ids()]);

	expect(both.flat()).toEqual([ids[0]]);
	expect(await polled.poll()).toBeNull();
});

it('goes on after a restart or a deactivation, and begins again with other filters', async () => {
	const { sandbox, polled, ids } = await start([{}, {}, {}]);
	await polled.poll();
	await done(sandbox, ids[0]);
	expect(await polled.ids()).toEqual([ids[0]]);
	polled.restart();
	await done(sandbox, ids[1]);
	expect(await polled.ids()).toEqual([ids[1]]);

	await done(sandbox, ids[2]);
	pass(5);
	const parameters = { filters: { priority: ['high', 'medium', 'low'] } };
	expect(await polled.poll({ parameters })).toBeNull();
	pass(5);
	expect(await polled.poll({ credentialId: 'another' })).toBeNull();
});

it.each([
	['text', 'state'],
	['a state of another shape', { subject: 'another', state: {} }],
	['nothing but a subject', { subject: 'another' }],
	['a list', [1, 2]],
])('%s instead of what it stored: starts over, without a failure', async (_, stored) => {
	const { sandbox, polled, ids } = await start([{}, {}]);
	await polled.poll();
	const { poll } = polled.stored();
	const subject = Object(poll) as { subject: string };
	polled.stored()['poll'] =
		typeof stored === 'object' && 'subject' in stored
			? { ...stored, subject: subject.subject }
			: stored;
	await done(sandbox, ids[0]);
	pass(5);

	expect(await polled.poll()).toBeNull();
	await done(sandbox, ids[1]);
	expect(await polled.ids()).toEqual([ids[1]]);
	expect(polled.warnings).toEqual([expect.stringContaining('the trigger starts over')]);
});

describe('bad input', () => {
	it.each<[string, PollSetup, object]>([
		[
			'a person whom the team does not have',
			{ parameters: { filters: { assignedTo: locator('Nobody') } } },
			{
				failure: { cause: 'configuration-invalid' },
				description: expect.not.stringContaining('item') as string,
				context: { code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' },
			},
		],
		[
			'a refused key',
			{ credential: { apiKey: 'another-key' } },
			{
				message: expect.stringMatching(/^lemlist rejected the API key/) as string,
				failure: { cause: 'credential-invalid' },
				context: { code: 'API_KEY_REFUSED', httpStatus: 401 },
			},
		],
		[
			'the same as a filter and in Exclude',
			{ parameters: { filters: { type: ['phone'] }, exclude: { type: ['phone', 'email'] } } },
			{
				message: expect.stringContaining('excludes everything that Filters asks for') as string,
				description: expect.not.stringContaining('item') as string,
				failure: { cause: 'configuration-invalid' },
			},
		],
		[
			'no number of days',
			{ parameters: { event: 'taskOverdue', overdueDays: '' } },
			{ failure: { cause: 'configuration-invalid' }, context: { field: 'overdueDays' } },
		],
		[
			'more days than there are dates',
			{ parameters: { event: 'taskOverdue', overdueDays: 1e9 } },
			{
				message: expect.stringContaining('Use a number from 1 to 3650.') as string,
				context: { field: 'overdueDays' },
			},
		],
		...[
			{ filters: { title: UNREADABLE } },
			{ filters: { assignedTo: locator(UNREADABLE) } },
			{ exclude: { leadId: UNREADABLE } },
			{ options: { include: UNREADABLE } },
		].map((parameters): [string, PollSetup, object] => [
			`${JSON.stringify(parameters)}, which cannot be evaluated`,
			{ parameters },
			{
				message: expect.not.stringContaining('bug') as string,
				description: expect.not.stringContaining('item') as string,
				failure: { cause: 'configuration-invalid' },
				context: { code: 'UNREADABLE_PARAMETER' },
			},
		]),
		...['newTask', '', '={{ "taskDone" }}'].map((event): [string, PollSetup, object] => [
			`the event ${JSON.stringify(event)}`,
			{ parameters: { event } },
			{
				message: expect.stringMatching(
					/^'Trigger On' is not one of the choices: .*\. Use taskOpened \(New Open Task\), taskDone/,
				) as string,
				failure: { cause: 'configuration-invalid' },
				context: { code: 'INVALID_VALUE', field: 'event' },
			},
		]),
	])('%s: the first poll says so', async (_, setup, expected) => {
		const { polled } = await start([{}], setup);

		expect(await polled.error()).toMatchObject(expected);
		expect(JSON.stringify(polled.staticData)).not.toContain('state');
	});

	it('a team without version 2 of the list: it says that the trigger needs it', async () => {
		const { sandbox, polled } = await start([{}]);
		sandbox.configure({ hasV2: false });

		const error = await polled.error();

		expect(error.message).toContain('this trigger needs it');
		expect(error).toMatchObject({
			failure: { cause: 'configuration-invalid' },
			context: { code: 'NO_TASK_LIST_V2' },
		});
	});
});

describe('in the editor', () => {
	const mode = 'manual';

	it('returns the newest match at once, and remembers nothing', async () => {
		const { sandbox, polled, ids } = await start([{}, {}, {}]);
		await done(sandbox, ids[2]);
		pass(5);
		await done(sandbox, ids[0]);

		expect(await polled.ids({ mode })).toEqual([ids[0]]);
		expect(await polled.ids({ mode })).toEqual([ids[0]]);
		expect(JSON.stringify(polled.staticData)).not.toContain('state');
	});

	it.each<[INodeParameters, string]>([
		[{ event: 'taskDone' }, 'No done task passes the filters. Mark a task as done in lemlist'],
		[{ event: 'taskIgnored' }, 'No ignored task passes the filters. Ignore a task in lemlist'],
		[{ event: 'taskDue' }, 'No open task that is due passes the filters. Create a task that'],
		[{ event: 'taskOverdue' }, 'No open task that is overdue by a day passes the filters.'],
		[{ event: 'taskOverdue', overdueDays: 3 }, 'No open task that is overdue by 3 days passes'],
		[{ event: 'taskOpened', filters: { title: 'Not there' } }, 'No open task passes the filters.'],
	])('%j: says what would match if nothing does', async (parameters, message) => {
		const { polled } = await start([{}], { parameters });

		expect(await polled.error({ mode })).toMatchObject({
			message: expect.stringContaining(message) as string,
			context: { code: 'NO_TEST_EVENT' },
		});
	});

	it('New Open Task: returns an open task', async () => {
		const { polled, ids } = await start([{}], { parameters: { event: 'taskOpened' } });
		expect(await polled.ids({ mode })).toEqual(ids);
	});
});
