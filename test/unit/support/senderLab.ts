// A sender on a virtual clock, whose requests are answered after 100 ms.
import type { Reply } from '../../../nodes/lemlist/http';
import { isConfirmation } from '../../../nodes/lemlist/policy/expected';
import type { Outcome } from '../../../nodes/lemlist/sending/outcome';
import type { SendOptions } from '../../../nodes/lemlist/sending/sender';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { VirtualTime } from '../../simulation/virtualTime';

/** How long each answer takes. */
export const LATENCY_MS = 100;

export const reply = (
	statusCode: number,
	headers: Reply['headers'] = {},
	body: unknown = {},
): Reply => ({ statusCode, headers, body });

/** An error as n8n's HTTP helper throws it if no reply came. */
export const transportError = (code: string) =>
	Object.assign(new Error('failed'), { httpCode: code });

/** A sender on a clock of its own, and a log of when each request was sent. */
export class Lab {
	readonly time = new VirtualTime();
	readonly sender = new Sender(this.time.clockOfProcess(() => this.chance));
	readonly sentAt: number[] = [];
	/** The names of the requests, in the same order. */
	readonly names: string[] = [];

	/** @param chance what the clock's `random` returns */
	constructor(private readonly chance = 0) {}

	/** Sends one request at `atMs`. */
	async send(
		answer: (attempt: number) => Reply | Error = () => reply(200),
		{
			atMs = 0,
			name = '',
			...options
		}: Partial<SendOptions> & { atMs?: number; name?: string } = {},
	): Promise<Outcome> {
		let attempts = 0;
		await this.time.wait(atMs);
		return await this.sender.send(
			async () => {
				this.sentAt.push(this.time.now());
				this.names.push(name);
				const answered = answer(++attempts);
				await this.time.wait(LATENCY_MS);
				if (answered instanceof Error) throw answered;
				return answered;
			},
			{ expects: isConfirmation, ...options },
		);
	}

	/** Lets all happen that is to happen. */
	async settle<T>(pending: Promise<T>): Promise<T> {
		await this.time.run(Infinity);
		return await pending;
	}
}
