// The plainest pace, to compare with: 20 requests per window, and after a 429 the wait that it asks for.
import type { Clock } from '../../nodes/lemlist/clock';
import { retryAfterMs } from '../../nodes/lemlist/pacing/headers';
import { LEMLIST_LIMIT } from '../../nodes/lemlist/pacing/pace';
import type { Reply } from '../../nodes/lemlist/http';
import type { Outcome } from '../../nodes/lemlist/sending/outcome';
import type { SendOptions } from '../../nodes/lemlist/sending/sender';

const { limit, windowMs, marginMs } = LEMLIST_LIMIT;
const WAIT_MS = windowMs + marginMs;

/** Sends the requests of one process. What fails is sent again, as often as it takes. */
export class Plainest {
	/** When each of the last requests may be followed by one more, in ms. */
	private freeAt: number[] = [];
	private pausedUntil = -Infinity;

	constructor(private readonly clock: Clock) {}

	/** Like the node's own sender, but it never gives up. */
	async send(sendOnce: () => Promise<Reply>, { signal }: SendOptions): Promise<Outcome> {
		for (let attempts = 1; ; attempts++) {
			await this.turn();
			if (signal?.aborted) return { kind: 'stopped', attempts };
			const reply = await sendOnce().catch(() => undefined);
			if (reply?.statusCode === 200) return { kind: 'answered', reply, rule: undefined, attempts };
			const waitMs = retryAfterMs(reply?.headers ?? {}) ?? WAIT_MS;
			if (reply?.statusCode === 429) this.pausedUntil = this.clock.now() + waitMs;
			else await this.clock.sleep(waitMs);
		}
	}

	private async turn(): Promise<void> {
		for (;;) {
			const now = this.clock.now();
			const at = Math.max(this.pausedUntil, this.freeAt.at(-limit) ?? -Infinity);
			if (at <= now) break;
			await this.clock.sleep(at - now);
		}
		this.freeAt = [...this.freeAt.slice(-limit), this.clock.now() + WAIT_MS];
	}
}
