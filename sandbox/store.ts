// The team's tasks, members and records in memory, and which tasks changed.

import { lemlistId } from './ids';
import { byId } from './records';
import type { Records } from './records';
import { sampleCampaigns, sampleRecords } from './sampleRecords';
import { sampleMembers, sampleTasks } from './sampleTasks';
import type { Campaign, SandboxTask, TeamMember } from './types';

/** The changes of a task since the start or the last reset. */
export interface Change {
	/** How many updates were saved. */
	count: number;
	/** The last one, epoch ms. */
	at: number;
	/** The fields that the last one sent, named as in its request. */
	fields: string[];
}

/** The in-memory data of a sandbox. */
export class Store implements Records {
	readonly tasks = new Map<string, SandboxTask>();
	readonly members: TeamMember[] = [];
	readonly contacts = sampleRecords.contacts;
	readonly companies = sampleRecords.companies;
	readonly leads = sampleRecords.leads;
	campaigns: Records['campaigns'] = new Map();
	readonly changes = new Map<string, Change>();

	/**
	 * Starts over with copies of the given data; `tasks`, `members`, `changes` stay the same objects.
	 */
	fill(
		tasks: readonly SandboxTask[] = sampleTasks(),
		members: readonly TeamMember[] = sampleMembers,
		campaigns: readonly Campaign[] = sampleCampaigns,
	) {
		this.tasks.clear();
		for (const task of structuredClone(tasks)) this.tasks.set(task._id, task);
		this.members.splice(0, Infinity, ...structuredClone(members));
		this.campaigns = byId(campaigns);
		this.changes.clear();
	}

	/** Replaces a task as a whole, so that a rejected update leaves no trace. */
	save(task: SandboxTask, fields: string[], at: number): void {
		this.tasks.set(task._id, task);
		this.changes.set(task._id, { count: (this.changes.get(task._id)?.count ?? 0) + 1, at, fields });
	}

	/** An unused task ID. */
	freeTaskId(): string {
		let number = this.tasks.size + 1;
		while (this.tasks.has(lemlistId('opp', 'created', number))) number++;
		return lemlistId('opp', 'created', number);
	}

	/** The member with this user ID, if any. */
	member(userId: string): TeamMember | undefined {
		return this.members.find((member) => member.userId === userId);
	}
}
