import { executionOf, nodeWith } from '../../support/execution';
import { prepareRun } from '../../../../nodes/LemlistTasks/run/prepareRun';
import { Remarks } from '../../../../nodes/LemlistTasks/run/remarks';

const prepare = async (parameters: Record<string, unknown>, retryOnFail = false) => {
	const node = { ...nodeWith({ resource: 'task', ...parameters }), retryOnFail };
	const context = Object.assign(executionOf({ items: [parameters] }), { getNode: () => node });
	return await prepareRun(context, {
		facts: {
			...{ node, rows: context.getInputData(), taskIds: [null], countLabel: String },
			...{ continueOnFail: true, cancelled: undefined },
		},
		remarks: new Remarks(),
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
	['update', { mappingMode: 'auto' }, 'mappingMode'],
	['create', { mappingMode: '' }, 'mappingMode'],
	['getAll', { options: { apiVersion: 'v3' } }, 'apiVersion'],
	['create', { options: { sendRecordAs: 'id' } }, 'sendRecordAs'],
	['update', { options: { ambiguousDates: 'guess' } }, 'ambiguousDates'],
])(
	'does not start %s with a choice that there is not: %j',
	async (operation, parameters, field) => {
		await expect(prepare({ operation, ...parameters })).rejects.toMatchObject({
			...{ code: 'INVALID_VALUE', field, endsRun: 'yes' },
			message: expect.stringContaining('is not one of the choices'),
		});
	},
);

it('takes Dry Run only for operations that write', async () => {
	const isDry = async (operation: string) =>
		(await prepare({ operation, options: { dryRun: true } })).dryRun;
	expect(await Promise.all(['create', 'ignore', 'update'].map(isDry))).toEqual([true, true, true]);
	expect(await Promise.all(['count', 'get', 'getAll'].map(isDry))).toEqual([false, false, false]);
});
