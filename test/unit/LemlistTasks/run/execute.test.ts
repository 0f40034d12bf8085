import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { execute } from '../../../../nodes/LemlistTasks/run/execute';
import type { Http } from '../../support/execution';
import { executionOf, locator } from '../../support/execution';
import { reply } from '../../support/reply';

let keys = 0;
const update = (taskId: string) => ({
	...{ resource: 'task', operation: 'update', mappingMode: 'defineBelow' },
	...{ taskId: locator(taskId), updateFields: { title: 'Call' }, clearFields: [] },
});

/** An execution that continues after errors, and the hints that it added. */
function execution(http: Http, more: object = {}) {
	const apiKey = `secret-${++keys}`;
	const hints: NodeExecutionHint[] = [];
	const context = Object.assign(
		executionOf({ items: [update('opp_1'), update('opp_2')], http, apiKey }),
		{
			logger: { debug: jest.fn(), error: jest.fn() },
			continueOnFail: () => true,
			getExecutionCancelSignal: () => undefined,
			addExecutionHints: (...added: NodeExecutionHint[]) => void hints.push(...added),
		},
		more,
	);
	return { context: context as IExecuteFunctions, hints, apiKey };
}

it('logs each wait with its item, its reason and its time, and sums them up', async () => {
	const failures = new Map([['opp_2', 1]]);
	const { context, hints, apiKey } = execution(async ({ body }) => {
		const { id } = body as { id: string };
		const left = failures.get(id) ?? 0;
		failures.set(id, left - 1);
		return left > 0 ? reply(500) : reply(200, { _id: id });
	});
	jest.spyOn(Math, 'random').mockReturnValue(0.9);

	const [output] = await execute(context);
	jest.restoreAllMocks();

	expect(output).toHaveLength(2);
	expect(jest.mocked(context.logger.debug).mock.calls).toEqual([
		[
			expect.stringMatching(
				/^Lemlist Tasks: item 1 waited \d+ ms for the next try after a failure$/,
			),
			{ itemIndex: 1, reason: 'backoff', ms: expect.any(Number) },
		],
	]);
	expect(hints[0]?.message).toMatch(/^2 updated\. Waited \d s for the next try after a failure\.$/);
	expect(JSON.stringify(jest.mocked(context.logger.debug).mock.calls)).not.toContain(apiKey);
});

it('reports a run that cannot start on every item', async () => {
	const getCredentials = async () => await Promise.reject(new Error('No credentials set'));
	const { context, hints } = execution(async () => reply(200), { getCredentials });

	const [output] = await execute(context);

	expect(output?.map(({ json }) => json['error'])).toMatchObject([
		{ code: 'NO_CREDENTIAL', taskId: 'opp_1' },
		{ code: 'NO_CREDENTIAL', taskId: 'opp_2' },
	]);
	expect(hints[0]?.message).toBe(
		'0 updated, 2 not sent: see error in the output. Most often: no credential (2).',
	);
});

it('reports a bug that keeps a run from starting as a bug of this package', async () => {
	const getCredentials = () => {
		throw new TypeError('x is not a function');
	};
	const { context } = execution(async () => reply(200), { getCredentials });

	const [output] = await execute(context);

	expect(output?.[1]?.json['error']).toMatchObject({
		message: expect.stringMatching(
			/^Row 2 \(item 1\): A bug in n8n-nodes-lemlist-tasks: TypeError: x is /,
		),
		code: 'INTERNAL_ERROR',
	});
	expect(context.logger.error).toHaveBeenCalledTimes(1);
});
