import type { Sender } from './sender';
import type { Merging } from './together';
import { Together } from './together';

/** By key, kind of read and Base URL. */
const shared = new WeakMap<Sender, Map<Merging, Map<string, Together>>>();

/** The one that joins all reads of a kind, of all sessions with the same key and Base URL. */
export function togetherFor(sender: Sender, merging: Merging, baseUrl: string): Together {
	const ofKey = getOrCreate(shared, sender, () => new Map<Merging, Map<string, Together>>());
	const ofKind = getOrCreate(ofKey, merging, () => new Map<string, Together>());
	return getOrCreate(ofKind, baseUrl, () => new Together(sender.clock, merging));
}

function getOrCreate<Key, Value>(
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
