import { cases } from './support/rows';
import { outputsOf, publishRowsWorkflow } from './support/rowsWorkflow';
import { startWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
	world = await startWorld('error-output-key', { tasks: cases.map(({ task }) => task) });
});
afterAll(async () => await world.sandbox.close());

it('updates the valid rows of a hundred and reports each invalid one on the error output', async () => {
	const path = 'error-output';
	const { workflowId, start } = await publishRowsWorkflow(world, path, 'continueErrorOutput');
	await start(cases.map(({ row }) => row));
	const [execution] = await world.n8n.finishedExecutions(workflowId);
	const { updated, failed } = outputsOf(execution!);

	expect(failed.map(({ json }) => json)).toEqual(
		cases
			.filter(({ error }) => error)
			.map(({ row, error }) => ({
				...row,
				error: {
					...error,
					taskId: typeof row.task === 'string' ? row.task.trim() || null : null,
					message: expect.stringMatching(/\w/),
					description: expect.stringMatching(/\w/),
					attempts: error?.httpStatus === null ? 0 : expect.any(Number),
				},
			})),
	);
	expect(updated.map(({ json }) => json['_id'])).toEqual(
		cases.filter(({ after }) => after).map(({ row }) => row.task),
	);
	expect([...world.sandbox.tasks.values()]).toEqual(cases.map(({ task, after }) => after ?? task));
});
