// The node as a tool of an AI agent: n8n-core makes a tool of it and runs `execute` in the context
// that it gives to tools (SupplyDataContext).
import { runWorkflow } from '../../scripts/engine/runWorkflow';
import type { Sandbox } from '../../sandbox';
import { agentWorkflow, toTool, withAgent } from './support/aiAgent';
import type { Tool } from './support/aiAgent';
import { changed } from './support/changed';
import { loadBuiltPackage, startWorld } from './support/world';

/** What a model sends: every key, blank where it does not care. */
const blank = { task: '', assignee: '', images: '', priority: '', title: '', clear: '' };
const task = 'opp_linkedinSend00001';

/** Gives the tool to an agent that does this with it. */
async function asAgent(sandbox: Sandbox, onTool: (tool: Tool) => Promise<void>): Promise<void> {
	const run = await runWorkflow({
		loader: withAgent(await loadBuiltPackage(), onTool),
		workflow: agentWorkflow,
		credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
		items: [{ json: {} }],
	});
	if (run.data.resultData.error) throw run.data.resultData.error;
}

it('says that it is usable as a tool, with the operations and fields of the node', async () => {
	const { description } = (await loadBuiltPackage()).getNode('lemlistTasks').type as never as {
		description: { usableAsTool: unknown; properties: Array<{ name: string }> };
	};

	expect(description.usableAsTool).toBe(true);
	const tool = toTool({ description } as never);
	expect(tool.description.properties.slice(2)).toEqual(description.properties);
});

it('is described to the model by its operation, with a key per parameter left to it', async () => {
	const { sandbox } = await startWorld();
	let seen: Tool | undefined;

	await asAgent(sandbox, async (tool) => {
		seen = tool;
	});

	expect(seen).toMatchObject({
		name: 'Lemlist_Tasks',
		description: 'Update task in Lemlist Tasks',
	});
	expect(Object.keys(seen?.schema.shape ?? {}).sort()).toEqual(Object.keys(blank).sort());
});

it('updates a task with what the model sent, and answers with the task', async () => {
	const { sandbox } = await startWorld();
	let answer = '';

	await asAgent(sandbox, async (tool) => {
		answer = await tool.invoke({
			...blank,
			task,
			assignee: 'sales.one@example.com',
			images: 'https://media.example.com/a.png',
			priority: 'High',
			clear: 'message',
		});
	});

	expect(JSON.parse(answer)).toEqual([expect.objectContaining({ _id: task, priority: 2 })]);
	expect(sandbox.requests.map(({ body }) => body)).toEqual([
		null,
		{
			id: task,
			assignedTo: 'usr_SalesOne000000000',
			images: ['https://media.example.com/a.png'],
			priority: '2',
			message: '',
		},
	]);
});

it('changes nothing that the model left blank', async () => {
	const { sandbox } = await startWorld();
	const before = structuredClone(sandbox.tasks);

	await asAgent(sandbox, async (tool) => {
		await tool.invoke({ ...blank, task, title: 'New title' });
	});

	expect(sandbox.requests.map(({ body }) => body)).toEqual([{ id: task, title: 'New title' }]);
	expect(sandbox.tasks).toEqual(changed(before, { [task]: { title: 'New title' } }));
});

it.each([
	['lemlist refuses', { task: 'opp_unknown0000000000', title: 'x' }, /Bad team.*Check the ID/],
	[
		'is refused here',
		{ task, priority: 'urgent' },
		/'Priority' is not a priority: "urgent"\. Use none/,
	],
	['would change nothing', { task }, /Nothing to update/],
])('tells the model what to do about what %s', async (_what, sent, told) => {
	const { sandbox } = await startWorld();

	await asAgent(sandbox, async (tool) => {
		await expect(tool.invoke({ ...blank, ...sent })).rejects.toThrow(told);
	});
});
