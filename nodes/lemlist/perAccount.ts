import type { Account } from './account';
import type { Clock } from './clock';
import type { Sender } from './sending/sender';

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
