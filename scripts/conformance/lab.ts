// What the questions share: two tasks to try things with, and what was found out about the search.
import type { Reply } from '../../nodes/lemlist/http';
import type { Task } from '../../nodes/lemlist/task';
import type { Options } from './commandLine';
import type { Client, Query, RecordName } from './client';
import { tasksIn } from './replies';

/** What was done cannot be read back. The message says why, as a sentence. */
export class NotShown extends Error {}

/** The tasks and the search. */
export class Lab {
	/** What a creation calls the contact. */
	recordName: RecordName = 'recordId';
	/** The IDs of the tasks. */
	tasks: readonly [string, string] = ['', ''];
	/** Whether there is `/v2/tasks`. */
	hasSearch = false;
	/** How long a new task took to get into the search, in ms. */
	lagMs = 0;

	constructor(
		readonly client: Client,
		readonly options: Options,
	) {}

	async update(index: 0 | 1, changes: Readonly<Task>): Promise<Reply> {
		return await this.client.update(this.tasks[index], changes);
	}

	/** The tasks that a search finds. @throws NotShown if there is no search */
	async search(query: Query): Promise<readonly Task[]> {
		if (!this.hasSearch) throw new NotShown('Without the search it cannot be read back.');
		return tasksIn(await this.client.get('/v2/tasks', query)) ?? [];
	}

	/** Reads a task by the search, twice if it is not as expected, since the search is late. @throws NotShown */
	async read(index: 0 | 1, isExpected: (task: Task) => boolean): Promise<Task> {
		let task: Task | undefined;
		for (const waitMs of [this.lagMs, this.lagMs + 2_000]) {
			await this.client.world.sleep(waitMs);
			[task] = await this.search({ taskId: this.tasks[index] });
			if (task && isExpected(task)) break;
		}
		if (!task) throw new NotShown('The search does not show the task.');
		return task;
	}
}
