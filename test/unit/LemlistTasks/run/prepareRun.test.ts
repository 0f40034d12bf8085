import { prepareRun } from '../../../../nodes/LemlistTasks/run/prepareRun';
import { description } from '../../support/declarations';
import { executionOf } from '../../support/execution';

it.each([
	['noSuchOperation', 'UNKNOWN_OPERATION'],
	['create', 'RETRY_ON_FAIL'],
])('does not start %s with Retry On Fail', async (operation, code) => {
	const context = executionOf({ items: [{ resource: 'task', operation }] });
	const node = { ...context.getNode(), retryOnFail: true };
	const { signal } = new AbortController();

	const starting = prepareRun(
		Object.assign(context, { getNode: () => node }),
		description,
		[],
		signal,
		() => () => undefined,
	);

	await expect(starting).rejects.toMatchObject({ code, endsRun: 'yes' });
});
