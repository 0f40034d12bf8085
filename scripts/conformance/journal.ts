// What the kit has created: written down before and after each creation, so that it can be cleaned up
// whatever happens in between.
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

/** A line of the journal. A hook is a webhook. */
export type Entry = Readonly<
	| { creating: string }
	| { refused: string }
	| { created: string; title: string }
	| { ignored: string }
	| { hooked: string }
	| { unhooked: string }
>;

/** The journal in a file. */
export class Journal {
	private entries: ReadonlyArray<Readonly<Record<string, string>>>;

	constructor(readonly path: string) {
		const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
		this.entries = text.split('\n').flatMap(parsed);
	}

	/** Writes a line to the file before it returns. */
	add(entry: Entry): void {
		appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
		this.entries = [...this.entries, entry];
	}

	/** The IDs of tasks that were created and not ignored yet. */
	get tasks(): readonly string[] {
		return this.without('created', ['ignored']);
	}

	/** The titles of tasks that may have been created: nothing is known of their creation. */
	get unanswered(): readonly string[] {
		return this.without('creating', ['refused', 'title']);
	}

	/** The IDs of webhooks that were created and not deleted yet. */
	get hooks(): readonly string[] {
		return this.without('hooked', ['unhooked']);
	}

	/** Whether there is nothing to clean up. */
	get isClean(): boolean {
		return this.tasks.length + this.unanswered.length + this.hooks.length === 0;
	}

	/** Deletes the file. */
	remove(): void {
		rmSync(this.path, { force: true });
		this.entries = [];
	}

	private without(name: string, endings: readonly string[]): string[] {
		const all = (key: string) => this.entries.flatMap((entry) => entry[key] ?? []);
		const ended = new Set(endings.flatMap(all));
		return [...new Set(all(name))].filter((value) => !ended.has(value));
	}
}

/** The last line may have been cut off. */
function parsed(line: string): Array<Record<string, string>> {
	try {
		return [JSON.parse(line) as Record<string, string>];
	} catch {
		return [];
	}
}
