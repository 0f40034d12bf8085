import type { Sender } from './sender';
import type { BatchKind } from './batcher';
import { Batcher } from './batcher';

/** By key, kind of read and Base URL. */
const shared = new WeakMap<Sender, Map<BatchKind, Map<string, Batcher>>>();

/** The one that joins all reads of a kind, of all sessions with the same key and Base URL. */
export function batcherFor(sender: Sender, kind: BatchKind, baseUrl: string): Batcher {
	const ofKey = getOrCreate(shared, sender, () => new Map<BatchKind, Map<string, Batcher>>());
	const ofKind = getOrCreate(ofKey, kind, () => new Map<string, Batcher>());
	return getOrCreate(ofKind, baseUrl, () => new Batcher(sender.clock, kind));
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
