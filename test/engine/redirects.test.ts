// Redirects are not followed, since they would leak the API key.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import type { Elsewhere } from './support/elsewhere';
import { startElsewhere } from './support/elsewhere';
import { locator } from './support/workflow';
import { errorOf, startWorld } from './support/world';

const rows = manyTasks(3).map(({ _id }) => ({ task: _id, title: 'New title' }));
const task = { resource: 'task', taskId: locator('={{ $json.task }}') };

const OPERATIONS: Record<string, INodeParameters> = {
	update: { ...task, operation: 'update', updateFields: { title: '={{ $json.title }}' } },
	'update with a look-up': {
		...task,
		operation: 'update',
		updateFields: { assignedTo: locator('one@example.com') },
	},
	ignore: { ...task, operation: 'ignore' },
	create: {
		resource: 'task',
		operation: 'create',
		recordId: 'ctc_contact0000000001',
		type: 'manual',
		assignedTo: locator('usr_1'),
		dueDate: '2026-03-15',
	},
	getAll: { resource: 'task', operation: 'getAll', returnAll: true, filters: {} },
	'getAll in V1': {
		resource: 'task',
		operation: 'getAll',
		returnAll: true,
		filters: {},
		options: { apiVersion: 'v1' },
	},
};

let elsewhere: Elsewhere;
afterEach(() => elsewhere.close());

async function runAgainst(parameters: INodeParameters) {
	const { run } = await startWorld();
	return await run(rows, {
		parameters,
		options: (parameters['options'] ?? {}) as INodeParameters,
		onError: 'continueErrorOutput',
		credential: { baseUrl: elsewhere.url },
	});
}

const expectRedirected = ({ failed, updated }: Awaited<ReturnType<typeof runAgainst>>) => {
	expect(updated).toEqual([]);
	expect(failed.map(errorOf)).toEqual(
		rows.map(() =>
			expect.objectContaining({
				code: 'REDIRECTED',
				message: expect.stringContaining(`to ${elsewhere.host}`),
			}),
		),
	);
	expect(elsewhere.redirected).toBeGreaterThan(0);
	expect(elsewhere.arrived).toEqual([]);
};

it.each(Object.entries(OPERATIONS))(
	'%s does not follow a redirect, and names its target',
	async (_, given) => {
		elsewhere = await startElsewhere(302, 'http');
		expectRedirected(await runAgainst(given));
	},
);

it.each([301, 303, 307, 308])('a redirect with %i is not followed either', async (status) => {
	elsewhere = await startElsewhere(status, 'http');
	expectRedirected(await runAgainst(OPERATIONS['create']!));
});

it('a redirect from https to http is not followed', async () => {
	elsewhere = await startElsewhere(308, 'https');
	expectRedirected(await runAgainst(OPERATIONS['update']!));
});
