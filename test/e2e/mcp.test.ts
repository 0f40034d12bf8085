// The node as a tool of n8n's MCP Server Trigger, called over HTTP like from Claude or Cursor.
import { sampleTasks } from '../../sandbox';
import { connectMcp, type McpClient, type McpResult } from './support/mcpClient';
import { publishMcpWorkflow } from './support/mcpWorkflow';
import { startWorld, type World } from './support/world';

const taskId = 'opp_phone000000000001';
const doneId = 'opp_phone000000000002';
const tasks = sampleTasks().map((task) =>
	task._id === doneId ? { ...task, status: 'completed' as const } : task,
);

let world: World;
let client: McpClient;
beforeAll(async () => {
	world = await startWorld('mcp-key', { tasks });
	client = await connectMcp(await publishMcpWorkflow(world, 'mcp-server'));
});
beforeEach(() => world.sandbox.reset());
afterAll(async () => await world.sandbox.close());

/** A model sends a blank value for each key that it does not set. */
const unchanged = {
	...{ task: taskId, assignee: '', dueDate: '', done: '', images: '', message: '' },
	...{ priority: '', title: '', videos: '', clear: '' },
};

const anything = {
	...{ all: false, limit: 0, assignee: '', campaign: '', channel: '', dueFrom: '', dueTo: '' },
	...{ hasCampaign: false, priority: '', search: '', status: '', type: '' },
};

const update = async (args: Partial<typeof unchanged>): Promise<McpResult> =>
	await client.callTool('Update_task', { ...unchanged, ...args });
const textOf = ({ content }: McpResult): string => content.map(({ text }) => text).join();
const sent = () => world.sandbox.requests.map(({ body }) => body);

it('lists the tools, with a required key for each parameter that the model sets', async () => {
	const tools = new Map((await client.listTools()).map((tool) => [tool.name, tool]));

	expect([...tools.keys()].sort()).toEqual([
		'Create_task',
		'Find_tasks',
		'Get_task',
		'Ignore_task',
		'Tick_task',
		'Update_task',
	]);
	const tool = tools.get('Update_task')!;
	expect(tool.description).toBe('Update a task in Lemlist Tasks');
	expect(tool.inputSchema.required?.sort()).toEqual(Object.keys(unchanged).sort());
	expect(tool.inputSchema.properties).toMatchObject({
		priority: { type: 'string', description: 'What to set for priority' },
		done: { type: 'string' },
	});
	expect(tools.get('Find_tasks')!.inputSchema.required?.sort()).toEqual(
		Object.keys(anything).sort(),
	);
});

it('updates a task and returns it', async () => {
	const result = await update({
		...{ assignee: 'sales.two@example.com', dueDate: '2030-01-15T09:00', done: 'done' },
		...{ message: 'New message', priority: 'High', title: 'New title' },
	});

	expect(result.isError).toBeFalsy();
	expect(JSON.parse(textOf(result))).toEqual([
		expect.objectContaining({ _id: taskId, title: 'New title', priority: 2 }),
	]);
	expect(world.sandbox.tasks.get(taskId)).toMatchObject({
		...{ userId: 'usr_SalesTwo000000000', dueDate: '2030-01-15T08:00:00.000Z' },
		...{ status: 'completed', content: 'New message', priority: 2, title: 'New title' },
	});
});

it('does not change fields that the model left empty', async () => {
	await update({ title: 'New title' });

	expect(sent()).toEqual([{ id: taskId, title: 'New title' }]);
});

it('clears the fields that the model lists', async () => {
	await update({ clear: 'message, priority' });

	expect(sent()).toEqual([{ id: taskId, message: '', priority: '' }]);
});

const statusOf = (id: string) => world.sandbox.tasks.get(id)?.status;

it.each([
	['Update_task', 'false', { ...unchanged, task: doneId, title: 'New title' }],
	['Update_task', 'no', { ...unchanged, task: doneId, title: 'New title' }],
	['Tick_task', false, { task: doneId, title: 'New title' }],
])('does not reopen a done task if the model sends to %s %j', async (tool, done, args) => {
	await client.callTool(tool, { ...args, done });

	expect(sent()).toEqual([{ id: doneId, title: 'New title' }]);
	expect(statusOf(doneId)).toBe('completed');
});

it('opens a done task again if the model says so', async () => {
	await update({ task: doneId, done: 'reopen' });

	expect(sent()).toEqual([{ id: doneId, done: false }]);
	expect(statusOf(doneId)).toBe('pending');
});

it.each([
	['Update_task', { ...unchanged, done: 'Done' }],
	['Tick_task', { task: taskId, title: '', done: true }],
])('marks a task as done if the model says so: %s', async (tool, args) => {
	await client.callTool(tool, args);

	expect(sent()).toEqual([{ id: taskId, done: true }]);
	expect(statusOf(taskId)).toBe('completed');
});

it.each([
	['Update_task', '', { ...unchanged, task: doneId }],
	['Update_task', 'false', { ...unchanged, task: doneId }],
	['Tick_task', false, { task: doneId, title: '' }],
])('changes nothing if the model sends to %s %j and blanks', async (tool, done, args) => {
	const result = await client.callTool(tool, { ...args, done });

	expect(textOf(result)).toContain('Nothing to update');
	expect(sent()).toEqual([]);
});

it.each([
	[
		'lemlist',
		{ images: 'https://media.example.com/overview.png' },
		/no images or videos\. Send images and videos only to tasks of a LinkedIn type\..*400 LINKEDIN_MEDIA_INVALID_TYPE/s,
	],
	[
		'lemlist',
		{ task: 'opp_unknown0000000000', title: 'x' },
		/found no task.*Check the ID.*400 Bad team/s,
	],
	['the node', { dueDate: 'next week' }, /'Due Date'.*"next week"\. Write it as 2026-12-31/],
	[
		'the node',
		{ dueDate: '05/12/2030' },
		/could be different days.*rite the year first: 2030-12-05 or 2030-05-12/,
	],
	['the node', { priority: 'urgent' }, /'Priority'.*"urgent"\. Use high, medium, low or none/],
	[
		'the node',
		{ assignee: 'nobody' },
		/'Assignee'.*"nobody".*Sales Two \(sales\.two@example\.com\)/,
	],
	['the node', { done: 'perhaps' }, /'Done'.*"perhaps"\. Use done .* or reopen/],
	['the node', { images: 'http://example.com/a.png' }, /not a public https URL.*without a login/],
	['the node', {}, /Nothing to update.*Set a value/],
])('reports what %s rejects, and how to fix it: %j', async (_who, args, why) => {
	const result = await update(args);

	expect(result.isError).toBe(true);
	expect(textOf(result)).toMatch(why);
	expect([...world.sandbox.tasks.values()]).toEqual(tasks);
});

it('finds tasks, ignoring the filters that the model did not set', async () => {
	const found = await client.callTool('Find_tasks', {
		...anything,
		...{ assignee: 'sales.one@example.com', status: 'open', priority: 'high' },
	});

	const wanted = tasks.filter(
		({ userId, priority, status }) =>
			userId === 'usr_SalesOne000000000' && priority === 2 && status === 'pending',
	);
	const ids = (JSON.parse(textOf(found)) as Array<{ _id: string }>).map(({ _id }) => _id);
	expect(ids.length).toBeGreaterThan(0);
	expect(new Set(ids)).toEqual(new Set(wanted.map(({ _id }) => _id)));
	expect(world.sandbox.requests.at(-1)?.query).toMatchObject({ limit: '50' });
	expect(world.sandbox.requests.at(-1)?.query).not.toHaveProperty('hasCampaign');
});

it('reads a task', async () => {
	const read = await client.callTool('Get_task', { task: taskId });
	const unknown = await client.callTool('Get_task', { task: 'opp_unknown0000000000' });

	expect(JSON.parse(textOf(read))).toMatchObject([{ _id: taskId, type: 'phone' }]);
	expect(unknown.isError).toBe(true);
	expect(textOf(unknown)).toMatch(/found no task.*Check the ID/s);
});

it('creates a task for a contact by e-mail address', async () => {
	const created = await client.callTool('Create_task', {
		...{ record: 'lead@company-3.example.com', type: 'phone', assignee: 'Sales Two' },
		...{ dueDate: '2030-01-15', images: '', message: '', priority: '', title: 'Call back' },
	});

	const [{ _id }] = JSON.parse(textOf(created)) as [{ _id: string }];
	expect(world.sandbox.tasks.get(_id)).toMatchObject({ contactId: 'ctc_contact0000000003' });
});

it('creates a task', async () => {
	const created = await client.callTool('Create_task', {
		...{ record: 'ctc_contact0000000001', type: 'Phone', assignee: 'sales.two@example.com' },
		...{ dueDate: '2030-01-15', images: '', message: '', priority: 'low', title: 'Call back' },
	});

	const [{ _id }] = JSON.parse(textOf(created)) as [{ _id: string }];
	expect(world.sandbox.tasks.get(_id)).toMatchObject({
		...{ contactId: 'ctc_contact0000000001', type: 'phone', userId: 'usr_SalesTwo000000000' },
		...{ dueDate: '2030-01-14T23:00:00.000Z', priority: 0, title: 'Call back' },
	});
});

it('ignores a task', async () => {
	const ignored = await client.callTool('Ignore_task', { task: taskId });

	expect(JSON.parse(textOf(ignored))).toEqual([{ _id: taskId, status: 'ignored' }]);
	expect(world.sandbox.tasks.get(taskId)?.status).toBe('ignored');
});

it.each([
	['Find_tasks', { ...anything, limit: 1, dueFrom: 'some day' }, /'Due After'.*"some day"/],
	[
		'Create_task',
		{
			...{ record: 'ctc_contact0000000001', type: 'a fax', assignee: 'usr_SalesTwo000000000' },
			...{ dueDate: '2030-01-15', images: '', message: '', priority: '', title: '' },
		},
		/"a fax"\. Use Email, LinkedIn, Manual, Phone/,
	],
	['Ignore_task', { task: 'opp_unknown0000000000' }, /found no task.*Check the ID.*400 Bad team/s],
])('%s reports what is rejected, and how to fix it', async (tool, args, why) => {
	const result = await client.callTool(tool, args);

	expect(result.isError).toBe(true);
	expect(textOf(result)).toMatch(why);
});
