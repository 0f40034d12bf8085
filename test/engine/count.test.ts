// Count: how many tasks a search finds, without reading them.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { isOpen, tasks } from './support/search';
import { locator } from './support/workflow';
import { errorOf, pairedWith, startWorld } from './support/world';

const count = (more: INodeParameters = {}): INodeParameters => ({
	resource: 'task',
	operation: 'count',
	...more,
});

it('counts open tasks unless filters say otherwise, in one request', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, hints } = await run([{}], { parameters: count() });

	expect(updated.map(({ json }) => json)).toEqual([{ count: tasks.filter(isOpen).length }]);
	expect(sandbox.requests.map(({ path, query }) => ({ path, query }))).toEqual([
		{ path: '/v2/tasks', query: { status: 'pending', page: '1', limit: '1' } },
	]);
	expect(hints).toEqual([]);
});

it('counts more tasks than lemlist returns', async () => {
	const { run } = await startWorld({ tasks: manyTasks(10_001) });

	const { updated } = await run([{}], { parameters: count() });

	expect(updated[0]!.json).toEqual({ count: 10_001 });
});

it('counts once per item, by filters and without what is excluded', async () => {
	const { run } = await startWorld({ tasks });

	const { updated, hints } = await run([{ type: 'phone' }, { type: 'manual' }], {
		parameters: count({
			filters: { type: '={{ $json.type }}' },
			exclude: { assignedTo: locator('Sales Two') },
		}),
	});

	const wanted = ['phone', 'manual'].map(
		(type) =>
			tasks.filter((task) => task.type === type && task.userId !== 'usr_SalesTwo000000000').length,
	);
	expect(updated.map(({ json }) => json['count'])).toEqual(wanted);
	expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(hints).toEqual(['2 searches counted.']);
});

it('says that nothing but Get Many works for an account without the new search', async () => {
	const { run } = await startWorld({ hasV2: false });

	const { failed } = await run([{}], { parameters: count(), onError: 'continueErrorOutput' });

	expect(errorOf(failed[0]!)).toMatchObject({
		code: 'NO_TASK_LIST_V2',
		message: expect.stringContaining('only Get Many works, with V1 under Options > API Version'),
	});
});
