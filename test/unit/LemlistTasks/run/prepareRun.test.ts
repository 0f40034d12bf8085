import { executionOf, nodeWith } from '../../support/execution';
import { operationOf } from '../../../../nodes/LemlistTasks/operations';
import { prepareRun } from '../../../../nodes/LemlistTasks/run/prepareRun';

const prepare = async (parameters: Record<string, unknown>, retryOnFail = false) => {
	const node = { ...nodeWith({ resource: 'task', ...parameters }), retryOnFail };
	return await prepareRun(executionOf({ items: [parameters] }), {
		node,
		operation: operationOf(node),
		taskIds: ['opp_1'],
		continueOnFail: true,
		signal: new AbortController().signal,
		onWaitOf: () => () => undefined,
	});
};

it.each([
	['noSuchOperation', 'UNKNOWN_OPERATION'],
	['create', 'RETRY_ON_FAIL'],
])('does not start %s with Retry On Fail', async (operation, code) => {
	await expect(prepare({ operation }, true)).rejects.toMatchObject({ code, endsRun: 'yes' });
});

it('has many more rows under way if they share requests or look-ups', async () => {
	const concurrencyOf = async (operation: string, options = {}) =>
		(await prepare({ operation, options })).concurrency;
	const few = await concurrencyOf('update');
	expect(await concurrencyOf('getAll')).toBe(few);
	expect(await concurrencyOf('ignore')).toBeGreaterThan(10 * few);
	expect(await concurrencyOf('update', { skipUnchanged: true })).toBeGreaterThan(10 * few);
});

it.each([
	['update', 'skipUnchanged', 'unchanged'],
	['create', 'skipIfOpenTaskExists', 'open already'],
])('skips what %s may skip, if %s is on', async (operation, option, label) => {
	const labelWith = async (options: object) =>
		(await prepare({ operation, options })).skipping?.label;
	expect(await labelWith({ [option]: true })).toBe(label);
	expect(await labelWith({})).toBeUndefined();
	const ofOther = { skipUnchanged: true, skipIfOpenTaskExists: true };
	expect(await labelWith(ofOther)).toBe(label);
});
