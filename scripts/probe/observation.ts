// What is kept of a reply: its times, its status and the headers about the limit, but not its body.

/** The headers about the limit, and the server's clock, which a `Retry-After` with a date needs. */
export const keptHeaders = [
	'retry-after',
	'x-ratelimit-limit',
	'x-ratelimit-remaining',
	'x-ratelimit-reset',
	'date',
] as const;

/** The text of each of {@link keptHeaders} that a reply has. */
export type KeptHeaders = Readonly<Partial<Record<(typeof keptHeaders)[number], string>>>;

/** What a request was answered with. */
export interface Answer {
	/** HTTP status. */
	readonly status: number;
	readonly headers: KeptHeaders;
}

/** One request and its answer. The server counted it at some time between these two. */
export interface Observation extends Answer {
	/** Just before it was sent, in ms on this machine's monotonic clock. */
	readonly sentAt: number;
	/** When the headers of the reply were here, on the same clock. */
	readonly receivedAt: number;
}

/** Whether the rate limit let a request pass. */
export function isAccepted({ status }: Answer): boolean {
	return status !== 429;
}

/** How long the reply took, in ms. */
export function latencyOf({
	sentAt,
	receivedAt,
}: Pick<Observation, 'sentAt' | 'receivedAt'>): number {
	return receivedAt - sentAt;
}

/** The middle one of some numbers; NaN if there are none. */
export function median(numbers: readonly number[]): number {
	return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? NaN;
}
