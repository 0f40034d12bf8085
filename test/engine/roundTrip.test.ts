// What the node outputs, and what lemlist returns, goes back into Update as it is: it changes nothing, or only
// what somebody edited.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleTasks } from '../../sandbox';
import { locator } from './support/workflow';
import { startFastWorld } from './support/world';

const TASKS = sampleTasks();
const all = { resource: 'task', operation: 'getAll', returnAll: true, filters: {} };
const one = { resource: 'task', operation: 'get', taskId: locator('={{ $json._id }}') };
const include = ['contact', 'company'];

const OUTPUTS: Record<string, INodeParameters> = {
	'Get Many, simplified': { ...all, simplify: true },
	'Get Many, raw': { ...all, simplify: false },
	'Get Many, with contact and company': { ...all, simplify: true, options: { include } },
	'Get, simplified': { ...one, simplify: true },
	'Get, raw': { ...one, simplify: false },
};

const update = (mapping: 'row' | 'id'): INodeParameters => ({
	resource: 'task',
	operation: 'update',
	mappingMode: 'autoMapInputData',
	taskId: locator(mapping === 'id' ? '={{ $json._id }}' : ''),
	clearFields: [],
});

const EDITS: Array<[field: string, lemlists: string, value: string]> = [
	['title', 'title', 'Edited'],
	['message', 'content', 'Edited'],
	['dueDate', 'dueDate', '2031-05-06T07:08:09.000Z'],
];

/** A world, and the items that an output of the node has there. */
async function startWith(parameters: INodeParameters) {
	const world = await startFastWorld({ tasks: TASKS });
	const input = parameters['operation'] === 'get' ? TASKS.map(({ _id }) => ({ _id })) : [{}];
	const { updated } = await world.run(input as never, {
		parameters,
		options: (parameters['options'] ?? {}) as INodeParameters,
	});
	expect(updated).toHaveLength(TASKS.length);
	return { ...world, items: updated.map(({ json }) => json) };
}

describe.each(Object.entries(OUTPUTS))('%s', (_, parameters) => {
	it.each(['row', 'id'] as const)(
		'changes nothing as it is (Task from the %s)',
		async (mapping) => {
			const { sandbox, run, items } = await startWith(parameters);
			const before = structuredClone([...sandbox.tasks.values()]);

			const { updated, failed } = await run(items as never, {
				parameters: update(mapping),
				onError: 'continueErrorOutput',
			});

			expect(failed.map(({ json }) => json)).toEqual([]);
			expect(updated).toHaveLength(TASKS.length);
			expect([...sandbox.tasks.values()]).toEqual(before);
		},
	);

	it.each(EDITS)('changes %s if that was edited', async (field, lemlists, value) => {
		const { sandbox, run, items } = await startWith(parameters);
		const before = structuredClone([...sandbox.tasks.values()]);

		const edited = items.map((item): IDataObject => ({ ...item, [field]: value }));
		await run(edited as never, { parameters: update('row'), onError: 'continueErrorOutput' });

		expect([...sandbox.tasks.values()]).toEqual(
			before.map((task) => ({ ...task, [lemlists]: value })),
		);
	});
});
