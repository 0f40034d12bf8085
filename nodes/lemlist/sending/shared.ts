import type { Sender } from './sender';
import type { Merging } from './together';
import { Together } from './together';

/** What gathers reads, for each key, kind of read and Base URL. */
const shared = new WeakMap<Sender, Map<Merging, Map<string, Together>>>();

/** What gathers the reads of a kind, from all sessions with the same key and Base URL. */
export function togetherFor(sender: Sender, merging: Merging, baseUrl: string): Together {
	const ofKey = obtain(shared, sender, () => new Map<Merging, Map<string, Together>>());
	const ofKind = obtain(ofKey, merging, () => new Map<string, Together>());
	return obtain(ofKind, baseUrl, () => new Together(sender.clock, merging));
}

function obtain<Key, Value>(
	map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
	key: Key,
	create: () => Value,
): Value {
	const present = map.get(key);
	if (present !== undefined) return present;
	const created = create();
	map.set(key, created);
	return created;
}
