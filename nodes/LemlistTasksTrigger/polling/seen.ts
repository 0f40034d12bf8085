// What was output already, as far as a later window reads it again.
import type { Task } from '../../lemlist/task';

/** A task and when the event happened to it, in epoch ms. */
export interface Happening {
	task: Task;
	at: number;
}

/** A task may be done, reopened and done again: each time counts. */
export const keyOf = ({ task, at }: Happening): string => `${String(task['_id'])} ${at}`;

const momentOf = (key: string): number => Number(key.slice(key.lastIndexOf(' ') + 1));

/** Those that were not output yet, each once, in the order in which they happened. */
export function unseen(happenings: readonly Happening[], seen: readonly string[]): Happening[] {
	const known = new Set(seen);
	const fresh: Happening[] = [];
	for (const happening of happenings) {
		const key = keyOf(happening);
		if (known.has(key)) continue;
		known.add(key);
		fresh.push(happening);
	}
	return fresh.sort((one, other) => one.at - other.at);
}

/** What is worth remembering: what happened since the next window begins. */
export const stillNeeded = (keys: readonly string[], from: number): string[] =>
	[...new Set(keys)].filter((key) => momentOf(key) >= from);
