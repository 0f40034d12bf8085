import type { INodePropertyOptions } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { rowParameters } from './support/rows';
import { errorOf, loadedPackage, startWorld } from './support/world';

const tasks = manyTasks(2);
const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

/**
 * n8n's server adds this to the operations of every node whose credential it can authenticate with.
 */
const CUSTOM_API_CALL: INodePropertyOptions = {
	name: 'Custom API Call',
	value: '__CUSTOM_API_CALL__',
};

beforeAll(async () => {
	const { types } = await loadedPackage();
	for (const { name, options } of types.nodes[0]?.properties ?? []) {
		if (name === 'resource' || name === 'operation') options?.push(CUSTOM_API_CALL);
	}
});

it.each([
	['operation', CUSTOM_API_CALL.value],
	['operation', 'noSuchOperation'],
	['resource', CUSTOM_API_CALL.value],
])('rejects %s %s with a clear message', async (parameter, value) => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, failed } = await run(rows, {
		parameters: { ...rowParameters, [parameter]: value },
		onError: 'continueErrorOutput',
	});

	expect(updated).toEqual([]);
	expect(failed.map(errorOf)).toEqual(
		rows.map(() =>
			expect.objectContaining({
				code: 'UNKNOWN_OPERATION',
				field: 'operation',
				attempts: 0,
				message: expect.stringContaining('Choose an operation from the list'),
			}),
		),
	);
	expect(sandbox.requests).toEqual([]);
});

it('still updates after n8n has added to the operations', async () => {
	const { run } = await startWorld({ tasks });

	const { updated } = await run(rows);

	expect(updated).toHaveLength(2);
});
