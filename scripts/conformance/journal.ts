// The tasks that the kit created and has not ignored yet, in a file that is written before and after each change.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The journal in a file, which exists as long as there is something to clean up. */
export class Journal {
	private readonly ids: Map<string, string | null>;

	constructor(readonly path: string) {
		const saved = existsSync(path) ? readFileSync(path, 'utf8') : '{}';
		this.ids = new Map(Object.entries(JSON.parse(saved) as Record<string, string | null>));
	}

	/** Titles and IDs; null until the creation was answered. */
	get tasks(): ReadonlyArray<readonly [title: string, id: string | null]> {
		return [...this.ids];
	}

	/** Records the ID of a task, or null before its creation. */
	set(title: string, id: string | null): void {
		this.ids.set(title, id);
		this.save();
	}

	/** Forgets a task that was refused or ignored. */
	delete(title: string): void {
		this.ids.delete(title);
		this.save();
	}

	private save(): void {
		if (this.ids.size === 0) return rmSync(this.path, { force: true });
		writeFileSync(`${this.path}.new`, JSON.stringify(Object.fromEntries(this.ids)));
		renameSync(`${this.path}.new`, this.path);
	}
}
