// A long run on the key keeps nobody waiting: another run, a list in the panel, a poll of the trigger. What
// they wait is counted in requests of the long run, so that the speed of the machine does not matter.
import { setTimeout as wait } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { locator, outputsOf, publishRowsWorkflow } from './support/rowsWorkflow';
import { startWorld, type World } from './support/world';

const CREATIONS = 600;
/** Requests of the long run in two windows are 40. The rest is what n8n takes to start an execution. */
const MAX_BEFORE = 120;

const create = {
	resource: 'task',
	operation: 'create',
	mappingMode: 'defineBelow',
	recordId: locator('ctc_contact0000000001'),
	type: 'manual',
	assignedTo: locator('usr_SalesOne000000000'),
	dueDate: '2026-03-15',
	title: '={{ $json.title }}',
};

let world: World;
beforeAll(async () => {
	world = await startWorld('neighbours-key', { tasks: manyTasks(1) });
});
afterAll(async () => await world.sandbox.close());

const creations = () =>
	world.sandbox.requests.filter(({ method, path }) => isCreation(method, path));
const isCreation = (method: string, path: string) => method === 'POST' && path === '/tasks';

/** Waits until something is there. */
async function until<T>(find: () => T | undefined): Promise<T> {
	for (;;) {
		const found = find();
		if (found !== undefined) return found;
		await wait(20);
	}
}

/** How many creations are sent until a request arrives, and how many ms that takes. */
async function waitFor(
	start: () => Promise<unknown>,
	isIt: (path: string, method: string) => boolean,
) {
	const { length } = world.sandbox.requests;
	const from = { creations: creations().length, at: world.sandbox.now() };
	await start();
	await until(() =>
		world.sandbox.requests.slice(length).find(({ path, method }) => isIt(path, method)),
	);
	return { creations: creations().length - from.creations, ms: world.sandbox.now() - from.at };
}

it('a Create of 600 rows lets all of them through within about two windows', async () => {
	const { n8n, sandbox, credential } = world;
	const long = await publishRowsWorkflow(world, 'neighbours-long', 'continueErrorOutput', create);
	const short = await publishRowsWorkflow(world, 'neighbours-short', 'continueErrorOutput');
	const poll = await n8n.createWorkflow({
		name: 'neighbours-poll',
		settings: { executionOrder: 'v1' },
		nodes: [
			{
				...{ id: 'trigger', name: 'Trigger', typeVersion: 1, position: [0, 0] },
				type: 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger',
				parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, event: 'taskDone' },
				credentials: { lemlistTasksApi: credential },
			},
		],
		connections: {},
	});

	const titles = Array.from({ length: CREATIONS }, (_, number) => ({ title: `New ${number}` }));
	await long.start(titles);
	await until(() => (creations().length >= 60 ? true : undefined));

	const update = await waitFor(
		async () => await short.start([{ task: manyTasks(1)[0]!._id, title: 'Late' }]),
		(_, method) => method === 'PATCH',
	);
	const list = await waitFor(
		async () => await n8n.searchList('searchTasks', { lemlistTasksApi: credential }),
		(path, method) => method === 'GET' && path === '/v2/tasks',
	);
	const polled = await waitFor(
		async () => await n8n.publishPolling(poll),
		(path, method) => method === 'GET' && path === '/v2/tasks',
	);
	expect(creations().length).toBeLessThan(CREATIONS);
	for (const waited of [update, list, polled]) {
		expect(waited.creations).toBeLessThan(MAX_BEFORE);
	}

	await n8n.unpublish(poll);
	const [execution] = await n8n.finishedExecutions(long.workflowId);
	const { updated, failed } = outputsOf(execution!);
	expect([updated.length, failed]).toEqual([CREATIONS, []]);
	expect([...sandbox.tasks.values()].filter(({ title }) => title?.startsWith('New '))).toHaveLength(
		CREATIONS,
	);
});
