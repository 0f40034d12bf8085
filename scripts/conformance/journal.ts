// What the kit has created and not cleaned up yet, in a file that is written before and after each change.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Titles of tasks with their IDs, null until the creation was answered, and IDs of webhooks. */
interface Created {
	readonly tasks: Readonly<Record<string, string | null>>;
	readonly hooks: readonly string[];
}

/** The journal in a file, which exists as long as there is something to clean up. */
export class Journal {
	private created: Created = { tasks: {}, hooks: [] };

	constructor(readonly path: string) {
		if (existsSync(path)) this.created = JSON.parse(readFileSync(path, 'utf8')) as Created;
	}

	/** Notes the ID of a task: null before its creation, undefined if it is refused or ignored. */
	setTask(title: string, id: string | null | undefined): void {
		const others = this.tasks.filter(([each]) => each !== title);
		const tasks = Object.fromEntries(id === undefined ? others : [...others, [title, id]]);
		this.save({ ...this.created, tasks });
	}

	/** Notes that a webhook was created, or deleted. */
	setHook(id: string, isThere: boolean): void {
		const others = this.hooks.filter((each) => each !== id);
		this.save({ ...this.created, hooks: isThere ? [...others, id] : others });
	}

	/** Titles and IDs. */
	get tasks(): ReadonlyArray<readonly [title: string, id: string | null]> {
		return Object.entries(this.created.tasks);
	}

	get hooks(): readonly string[] {
		return this.created.hooks;
	}

	get isClean(): boolean {
		return this.tasks.length + this.hooks.length === 0;
	}

	private save(created: Created): void {
		this.created = created;
		if (this.isClean) return rmSync(this.path, { force: true });
		writeFileSync(`${this.path}.new`, JSON.stringify(created));
		renameSync(`${this.path}.new`, this.path);
	}
}
