// What the tasks were before their changes, so that a search can lag behind.

import type { SandboxTask } from './types';

/** The changes of the tasks, in the order they were made. */
export class History {
	private readonly changes: Array<{ at: number; id: string; before: SandboxTask | undefined }> = [];

	/** Notes a change made at `at`, epoch ms; `before` is undefined for a new task. */
	add(at: number, id: string, before: SandboxTask | undefined): void {
		this.changes.push({ at, id, before });
	}

	/** Forgets all changes. */
	clear(): void {
		this.changes.length = 0;
	}

	/** The tasks as they were at `atMs`, epoch ms, including the changes made at that moment. */
	asOf(atMs: number, tasks: ReadonlyMap<string, SandboxTask>): ReadonlyMap<string, SandboxTask> {
		const then = new Map(tasks);
		for (let index = this.changes.length - 1; index >= 0; index--) {
			const change = this.changes[index];
			if (!change || change.at <= atMs) break;
			if (change.before) then.set(change.id, change.before);
			else then.delete(change.id);
		}
		return then;
	}
}
