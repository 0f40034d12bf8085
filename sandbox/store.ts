// The team's tasks, members and records in memory, and which tasks changed.

import { History } from './history';
import { lemlistId } from './ids';
import { byId } from './records';
import type { Records } from './records';
import { sampleMembers } from './sampleMembers';
import { sampleCampaigns, sampleCompanies, sampleContacts, sampleRecords } from './sampleRecords';
import { sampleTasks } from './sampleTasks';
import type { Campaign, Company, Contact, SandboxTask, TeamMember } from './types';

/** The changes of a task since the start or the last reset. */
export interface Change {
	/** How many updates were saved. */
	count: number;
	/** The last one, epoch ms. */
	at: number;
	/** The fields that the last one sent, named as in its request. */
	fields: string[];
}

/** What a sandbox is filled with; the sample data for what is not given. */
export interface Contents {
	tasks?: readonly SandboxTask[] | undefined;
	members?: readonly TeamMember[] | undefined;
	campaigns?: readonly Campaign[] | undefined;
	contacts?: readonly Contact[] | undefined;
	companies?: readonly Company[] | undefined;
}

/** The in-memory data of a sandbox. */
export class Store implements Records {
	readonly tasks = new Map<string, SandboxTask>();
	readonly members: TeamMember[] = [];
	contacts: Records['contacts'] = new Map();
	companies: Records['companies'] = new Map();
	readonly leads = sampleRecords.leads;
	campaigns: Records['campaigns'] = new Map();
	readonly changes = new Map<string, Change>();
	private readonly history = new History();

	/**
	 * Starts over with copies of the given data; `tasks`, `members`, `changes` stay the same objects.
	 */
	fill({
		tasks = sampleTasks(),
		members = sampleMembers,
		campaigns = sampleCampaigns,
		contacts = sampleContacts,
		companies = sampleCompanies,
	}: Contents) {
		this.tasks.clear();
		for (const task of structuredClone(tasks)) this.tasks.set(task._id, task);
		this.members.splice(0, Infinity, ...structuredClone(members));
		this.campaigns = byId(campaigns);
		this.contacts = byId(contacts);
		this.companies = byId(companies);
		this.changes.clear();
		this.history.clear();
	}

	/** Replaces a task as a whole, so that a rejected update leaves no trace. */
	save(task: SandboxTask, fields: string[], at: number): void {
		this.history.add(at, task._id, this.tasks.get(task._id));
		this.tasks.set(task._id, task);
		this.changes.set(task._id, { count: (this.changes.get(task._id)?.count ?? 0) + 1, at, fields });
	}

	/** The tasks as they were at `atMs`, epoch ms. Changes that bypass {@link save} are always seen. */
	tasksAsOf(atMs: number): ReadonlyMap<string, SandboxTask> {
		return this.history.asOf(atMs, this.tasks);
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
