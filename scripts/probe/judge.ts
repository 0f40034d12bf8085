// What do the replies say about the rate limit?
import { limitOf, remainingOf } from '../../nodes/lemlist/pacing/headers';
import { LEMLIST_LIMIT } from '../../nodes/lemlist/pacing/pace';
import { windowKinds, type WindowKind } from '../../sandbox/rateLimits';
import { edgeAfterBurst } from './edge';
import { contradictionsOf } from './fit';
import { resetFormIn, retryAfterIn, type ResetForm, type RetryAfter } from './headerForms';
import { isAccepted, latencyOf, median, type Observation } from './observation';

/** How well a type of window fits. */
export interface Fit {
	readonly kind: WindowKind;
	/** How many replies contradict it. */
	readonly contradictions: number;
}

/** What the replies say about the rate limit. Times in ms. */
export interface Verdict {
	readonly requests: number;
	/** How many replies had each status. */
	readonly byStatus: ReadonlyMap<number, number>;
	/** From the first request to the last reply. */
	readonly tookMs: number;
	readonly medianLatencyMs: number;
	readonly maxLatencyMs: number;
	/** Every type of window, the best first. */
	readonly fits: readonly Fit[];
	/**
	 * The one that fits, or several that cannot be told apart. None if all of them fit badly, or if
	 * there is neither a 429 nor a count of what remains.
	 */
	readonly best: readonly WindowKind[];
	/** After the first request of a burst: the last one rejected and the first one accepted. */
	readonly rejectedAfterMs?: number;
	readonly acceptedAfterMs?: number;
	readonly retryAfter: RetryAfter;
	/** The values of `X-RateLimit-Limit`. */
	readonly limits: readonly number[];
	/** How many replies have a readable `X-RateLimit-Remaining`. */
	readonly withRemaining: number;
	readonly reset: ResetForm;
}

/** With up to this many contradictions more than the best, a type of window may be as good by chance. */
const AS_GOOD = 2;
/** Above this share of contradicting replies, a type of window does not fit. */
const MAX_SHARE = 0.15;

/**
 * Judges what came back. Pure.
 *
 * @param observations in order of sending
 */
export function judge(observations: readonly Observation[]): Verdict {
	const limits = [...new Set(observations.flatMap(({ headers }) => limitOf(headers) ?? []))];
	const { windowMs } = LEMLIST_LIMIT;
	const limit = limits[0] ?? LEMLIST_LIMIT.limit;
	const fits = windowKinds
		.map((kind) => ({
			kind,
			contradictions: contradictionsOf({ kind, limit, windowMs }, observations),
		}))
		.sort((one, other) => one.contradictions - other.contradictions);

	const edge = edgeAfterBurst(observations, windowMs);
	const lastRejected = edge?.rejected.at(-1);
	const afterBurst = (each: Observation) => each.sentAt - (edge?.burst.sentAt ?? NaN);
	const withRemaining = observations.filter(
		({ headers }) => remainingOf(headers) !== undefined,
	).length;
	const canTell = withRemaining > 0 || observations.some((each) => !isAccepted(each));
	const latencies = observations.map(latencyOf);
	return {
		requests: observations.length,
		byStatus: countByStatus(observations),
		tookMs:
			Math.max(...observations.map(({ receivedAt }) => receivedAt)) -
			Math.min(...observations.map(({ sentAt }) => sentAt)),
		medianLatencyMs: median(latencies),
		maxLatencyMs: Math.max(...latencies),
		fits,
		best: canTell ? bestOf(fits, observations.length) : [],
		...(lastRejected && { rejectedAfterMs: afterBurst(lastRejected) }),
		...(edge?.accepted && { acceptedAfterMs: afterBurst(edge.accepted) }),
		retryAfter: retryAfterIn(observations, edge),
		limits,
		withRemaining,
		reset: resetFormIn(observations),
	};
}

function bestOf(fits: readonly Fit[], requests: number): WindowKind[] {
	const least = fits[0]?.contradictions ?? Infinity;
	if (least > MAX_SHARE * requests) return [];
	return fits.filter((fit) => fit.contradictions <= least + AS_GOOD).map(({ kind }) => kind);
}

function countByStatus(observations: readonly Observation[]): Map<number, number> {
	const counts = new Map<number, number>();
	for (const { status } of observations) counts.set(status, (counts.get(status) ?? 0) + 1);
	return new Map([...counts].sort(([one], [other]) => one - other));
}
