// All executions, polls and lists in the panel with one key share one sender in this process.
import { createHash } from 'node:crypto';
import type { Account } from '../account';
import type { Clock } from '../clock';
import { systemClock } from '../clock';
import { Sender } from './sender';

/** How long an idle sender is kept, in ms: longer than anything that it remembers counts. */
const KEPT_MS = 3_600_000;

/** Max senders that are kept while idle. */
const MAX_IDLE = 1_000;

/** The senders of all keys. Those that have been idle for long are forgotten. */
export class Senders {
	/** By a hash of the key, so that no key stays in memory. Those asked for last come last. */
	private readonly senders = new Map<string, Sender>();

	constructor(private readonly clock: Clock) {}

	/** How many there are. */
	get size(): number {
		return this.senders.size;
	}

	/**
	 * The key's sender. It is found by the key and not by the credential, since two credentials may hold
	 * the same key.
	 */
	of(apiKey: string): Sender {
		const known = this.senders.get(hashOf(apiKey));
		return this.set(apiKey, known && !this.isOld(known) ? known : new Sender(this.clock));
	}

	/** Sets a key's sender. */
	set(apiKey: string, sender: Sender): Sender {
		this.senders.delete(hashOf(apiKey));
		this.forgetIdle();
		this.senders.set(hashOf(apiKey), sender);
		return sender;
	}

	private forgetIdle(): void {
		for (const [hash, sender] of this.senders) {
			if (sender.idleSince === undefined) continue;
			if (this.isOld(sender) || this.senders.size >= MAX_IDLE) this.senders.delete(hash);
		}
	}

	private isOld({ idleSince }: Sender): boolean {
		return idleSince !== undefined && this.clock.now() - idleSince > KEPT_MS;
	}
}

const senders = new Senders(systemClock);

/** The sender of a key in this process. */
export const senderFor = (apiKey: string): Sender => senders.of(apiKey);

/** Sets a key's sender. Benchmarks and tests use it, for another limit or clock. */
export const register = (apiKey: string, sender: Sender): Sender => senders.set(apiKey, sender);

const hashOf = (apiKey: string): string => createHash('sha256').update(apiKey).digest('hex');

/** Something that all sessions with an account share in this process. Each account has its own. */
export class PerAccount<T> {
	/** By key and Base URL. A sender that is forgotten takes its values along. */
	private readonly values = new WeakMap<Sender, Map<string, T>>();

	/** @param create makes an account's own */
	constructor(private readonly create: (clock: Clock, account: Account) => T) {}

	/** That of an account. */
	of(sender: Sender, account: Account): T {
		const { baseUrl } = account;
		const ofKey = this.values.get(sender) ?? new Map<string, T>();
		this.values.set(sender, ofKey);
		const value = ofKey.get(baseUrl) ?? this.create(sender.clock, account);
		ofKey.set(baseUrl, value);
		return value;
	}
}
