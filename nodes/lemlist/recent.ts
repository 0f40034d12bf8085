import type { Clock } from './clock';

/** Keeps what was read, so that it is not read again for a while. */
export class Recent<T> {
	private readonly kept = new WeakMap<object, { readAt: number; value: Promise<T> }>();

	/** @param forMs how long, in ms */
	constructor(
		private readonly clock: Pick<Clock, 'now'>,
		private readonly forMs: number,
	) {}

	/**
	 * What was read for an owner, if that was not too long ago; otherwise it is read now. Failures are not
	 * kept.
	 * @throws what `read` throws
	 */
	async of(owner: object, read: () => Promise<T>): Promise<T> {
		const kept = this.kept.get(owner);
		if (kept && this.clock.now() - kept.readAt < this.forMs) return await kept.value;
		const value = read();
		this.kept.set(owner, { readAt: this.clock.now(), value });
		value.catch(() => {
			// Another reading may have taken its place meanwhile.
			if (this.kept.get(owner)?.value === value) this.kept.delete(owner);
		});
		return await value;
	}
}
