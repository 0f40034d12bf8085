// Skip Unchanged: what a run knows of the tasks that its items update.
import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import { LemlistError } from '../../../lemlist/errors/lemlistError';
import { lacksV2 } from '../../../lemlist/errors/withoutV2';
import type { Task } from '../../../lemlist/task';
import type { Changes } from '../../../lemlist/unchanged';
import { afterUpdate, isUnchanged } from '../../../lemlist/unchanged';
import type { Sent } from '../result';
import type { Skipping } from './skipping';
import { bodyIn } from './skipping';

/** What is known of a task: its values, or nothing that can be relied on. */
type Known = Task | 'unknown';

/** lemlist does not return them, so there is nothing to compare. */
const MEDIA = ['images', 'videos'];

/**
 * Finds the updates that would change nothing. What cannot be read counts as changed, so that nothing
 * is lost.
 */
export class UnchangedTasks implements Skipping {
	readonly label = 'unchanged';
	/** Tasks that several items update. */
	private readonly several = new Set<string>();
	/** Those of `several`, as the items so far left them. */
	private readonly known = new Map<string, Known>();
	private hasSearch = true;
	private unread = 0;

	/**
	 * @param taskIds the task of each item
	 * @param read reads a task; it may throw
	 */
	constructor(
		taskIds: ReadonlyArray<string | null>,
		private readonly read: (taskId: string) => Promise<Task | undefined>,
	) {
		const seen = new Set<string>();
		for (const id of taskIds) {
			if (id === null) continue;
			if (seen.has(id)) this.several.add(id);
			seen.add(id);
		}
	}

	/** Sends an update, unless the task has all of its values: then it outputs the task. */
	async send(
		request: IHttpRequestOptions,
		send: () => Promise<INodeExecutionData[]>,
	): Promise<Sent> {
		const { id, ...changes } = bodyIn(request);
		const taskId = String(id);
		const task = await this.taskBefore(taskId, changes);
		if (task !== 'unknown' && isUnchanged(changes, task)) {
			return { items: [{ json: { ...task, unchanged: true } as IDataObject }], isSkipped: true };
		}
		// If sending fails, lemlist may or may not have changed the task.
		this.remember(taskId, 'unknown');
		const items = await send();
		if (task !== 'unknown') this.remember(taskId, afterUpdate(changes, task));
		return { items };
	}

	note(): string | undefined {
		if (!this.hasSearch) {
			return 'Skip Unchanged had no effect: lemlist has not opened its new search for this account.';
		}
		if (this.unread === 0) return undefined;
		return `Skip Unchanged could not read ${this.unread} of the tasks, so they were sent.`;
	}

	private async taskBefore(taskId: string, changes: Changes): Promise<Known> {
		const task = this.known.get(taskId);
		if (task !== undefined) return task;
		if (!this.hasSearch || MEDIA.some((name) => name in changes)) return 'unknown';
		const read = await this.readOnce(taskId);
		this.remember(taskId, read);
		return read;
	}

	private async readOnce(taskId: string): Promise<Known> {
		const task = await this.read(taskId).catch((error: unknown) => {
			if (lacksV2(error)) this.hasSearch = false;
			else if (!(error instanceof LemlistError) || error.endsRun === 'yes') throw error;
			else this.unread++;
			return undefined;
		});
		return task ?? 'unknown';
	}

	/** Most tasks have one item only, and are not needed again. */
	private remember(taskId: string, task: Known): void {
		if (this.several.has(taskId)) this.known.set(taskId, task);
	}
}
