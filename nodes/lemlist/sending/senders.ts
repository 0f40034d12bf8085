// All executions, list searches and look-ups of one key in this process share one sender.
import { createHash } from 'node:crypto';

import { systemClock } from '../clock';
import type { LimitSettings } from '../pacing/rateLimiter';
import { Sender } from './sender';

const senders = new Map<string, Sender>();

/**
 * The key's sender. Found by the key and not by the credential, since two credentials may hold one
 * key; by its hash, so that no key stays in memory. `settings` count when the sender is created.
 */
export function senderFor(apiKey: string, settings?: Partial<LimitSettings>): Sender {
	const id = createHash('sha256').update(apiKey).digest('hex');
	const sender = senders.get(id) ?? new Sender(systemClock, settings);
	senders.set(id, sender);
	return sender;
}
