// Which span of time a poll reads.
import { LemlistError } from '../../lemlist/errors/lemlistError';

/**
 * Each window begins this long before the end of the last one: a search of lemlist's may lag some
 * minutes behind a change, and the clocks of two machines differ.
 */
export const OVERLAP_MS = 15 * 60_000;

/** A span of time, both ends included, in epoch ms. */
export interface Window {
	from: number;
	to: number;
}

/** How far the polls have got, in epoch ms. */
export interface Progress {
	/** When they began: what happened earlier is none of their business. */
	since: number;
	/** Everything up to here has been read, as far as the search had it. */
	readTo: number;
}

/** What the next poll reads, and how far that gets. */
export function nextWindow(progress: Progress, now: number): Window & Progress {
	// A clock that was more than the overlap ahead and has been set right: begin again from now on.
	const readTo = progress.readTo - OVERLAP_MS > now ? now : progress.readTo;
	const since = Math.min(progress.since, now);
	const from = Math.max(since, readTo - OVERLAP_MS);
	return { from, to: Math.max(from, now), since, readTo: Math.max(readTo, now) };
}

/**
 * Reads a window, in halves if lemlist would not return all that is in it. What happened in the middle
 * is in both halves.
 * @throws what `read` throws, and `TOO_MANY_RESULTS` only if a millisecond holds too much
 */
export async function readInParts<T>(
	{ from, to }: Window,
	read: (part: Window) => Promise<T[]>,
): Promise<T[]> {
	const whole = await read({ from, to }).catch((error: unknown) => {
		if (isTooMuch(error) && to - from >= 2) return undefined;
		throw error;
	});
	if (whole) return whole;
	const middle = Math.floor((from + to) / 2);
	const earlier = await readInParts({ from, to: middle }, read);
	return [...earlier, ...(await readInParts({ from: middle, to }, read))];
}

const isTooMuch = (error: unknown): boolean =>
	error instanceof LemlistError && error.code === 'TOO_MANY_RESULTS';
