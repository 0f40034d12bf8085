// Skip Unchanged: an update that would change nothing is not sent.
import type { LemlistClient } from '../../lemlist/client';
import { concernsRun, lacksV2 } from '../../lemlist/errors/withoutV2';
import type { Task } from '../../lemlist/task';
import type { Changes } from '../../lemlist/unchanged';
import { isUnchanged } from '../../lemlist/unchanged';
import type { Item } from '../operation';

/** lemlist does not return them, so there is nothing to compare. */
const MEDIA = ['images', 'videos'];

/**
 * The task that an update would not change; undefined if it may change something. What cannot be read
 * counts as changed, so that nothing is lost.
 * @throws LemlistError if nothing can work; StoppedError after a cancel
 */
export async function findUnchanged(
	taskId: string,
	changes: Changes,
	{ remarks }: Item,
	client: LemlistClient,
): Promise<Task | undefined> {
	if (MEDIA.some((name) => name in changes)) return undefined;
	const found = await client.task(taskId).catch((error: unknown) => {
		if (concernsRun(error)) throw error;
		remarks.add(lacksV2(error) ? withoutEffect : unread);
		return undefined;
	});
	const { recentWrites } = client;
	if (found === undefined || recentWrites.updateOf(taskId) === 'inDoubt') return undefined;
	const task = recentWrites.applyTo(found);
	return isUnchanged(changes, task) ? task : undefined;
}

const withoutEffect = () =>
	'Skip Unchanged had no effect: lemlist has not opened its new search for this account.';

const unread = (count: number) =>
	`Skip Unchanged could not read ${count} of the tasks, so they were sent.`;
