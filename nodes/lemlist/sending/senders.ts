// All executions, polls and lists in the panel with one key share one sender in this process.
import { createHash } from 'node:crypto';
import { systemClock } from '../clock';
import { Sender } from './sender';

const senders = new Map<string, Sender>();

/**
 * The key's sender. It is found by the key and not by the credential, since two credentials may hold
 * the same key, and by the key's hash, so that no key stays in memory.
 */
export const senderFor = (apiKey: string): Sender =>
	senders.get(hashOf(apiKey)) ?? register(apiKey, new Sender(systemClock));

/** Sets a key's sender. A benchmark uses it to run without a limit. */
export function register(apiKey: string, sender: Sender): Sender {
	senders.set(hashOf(apiKey), sender);
	return sender;
}

const hashOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex');
