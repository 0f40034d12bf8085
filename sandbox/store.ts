// The team's tasks and members in memory, and a note of what changed.

import { sampleMembers, sampleTasks } from './sampleTasks';
import type { SandboxTask, TeamMember } from './types';

/** What was changed in a task since the start or the last reset. */
export interface Change {
	/** How many updates were saved. */
	count: number;
	/** The last one, epoch ms. */
	at: number;
	/** The names of the fields the last one sent, as in its request. */
	fields: string[];
}

/** The sandbox's memory. */
export class Store {
	readonly tasks = new Map<string, SandboxTask>();
	readonly members: TeamMember[] = [];
	readonly changes = new Map<string, Change>();

	/** Starts afresh. Copies what it is given; the maps and arrays stay the same objects. */
	fill(
		tasks: readonly SandboxTask[] = sampleTasks(),
		members: readonly TeamMember[] = sampleMembers,
	) {
		this.tasks.clear();
		for (const task of structuredClone(tasks)) this.tasks.set(task._id, task);
		this.members.splice(0, Infinity, ...structuredClone(members));
		this.changes.clear();
	}

	/** Replaces a task as a whole, so that a refused update leaves nothing behind. */
	save(task: SandboxTask, fields: string[], at: number): void {
		this.tasks.set(task._id, task);
		this.changes.set(task._id, { count: (this.changes.get(task._id)?.count ?? 0) + 1, at, fields });
	}

	/** The member with this user ID. */
	member(userId: string): TeamMember | undefined {
		return this.members.find((member) => member.userId === userId);
	}
}
