// What would a window have said to the same requests?
import { createWindow, type Verdict, type WindowKind } from '../../sandbox/rateLimits';

/** A limit to try: a type of window with its numbers. */
export interface Candidate {
	readonly kind: WindowKind;
	readonly limit: number;
	readonly windowMs: number;
}

/** The part of an observation that a window decides. */
export interface Reply {
	readonly sentAt: number;
	readonly receivedAt: number;
	readonly accepted: boolean;
	readonly remaining: number | undefined;
}

/** What is unknown. */
export interface Unknowns {
	/** The phase of windows that follow the clock, in ms. */
	readonly phaseMs: number;
	/** When each request was counted: between its sending and its reply. */
	readonly countedAt: readonly number[];
}

/**
 * How many replies a window contradicts: accepted instead of rejected or the other way round, or with
 * another count of what remains. Requests under way at the same time may have been counted in any
 * order, so each decision of the window goes to a reply that fits it, if there is one.
 *
 * @param replies in order of sending
 */
export function contradictions(
	{ kind, limit, windowMs }: Candidate,
	replies: readonly Reply[],
	{ phaseMs, countedAt }: Unknowns,
): number {
	const window = createWindow(kind, limit, windowMs, phaseMs);
	const open = [...replies];
	let count = 0;
	for (const atMs of [...countedAt].sort((one, other) => one - other)) {
		const { index, fits } = replyTo(window.take(atMs), atMs, open);
		open.splice(index, 1);
		if (!fits) count++;
	}
	return count;
}

/** Of the replies that fit, the first to come back; if none fits, of all that were sent by then. */
function replyTo(
	{ allowed, remaining }: Verdict,
	atMs: number,
	open: readonly Reply[],
): { index: number; fits: boolean } {
	let index = 0;
	let fits = false;
	for (let each = 0; each < open.length; each++) {
		const reply = open[each]!;
		if (reply.sentAt > atMs) break;
		const doesFit =
			reply.receivedAt >= atMs &&
			reply.accepted === allowed &&
			(reply.remaining === undefined || reply.remaining === remaining);
		const isBetter = doesFit === fits ? reply.receivedAt < open[index]!.receivedAt : doesFit;
		if (isBetter) index = each;
		fits ||= doesFit;
	}
	return { index, fits };
}
