// How well does a type of window explain what came back?
//
// Nobody knows when the server counted each request, nor the phase of windows that follow the clock.
// So this searches for times and a phase with which the window would have said what the server said.
import { remainingOf } from '../../nodes/lemlist/pacing/headers';
import { seededRandom } from '../../sandbox/random';
import type { WindowKind } from '../../sandbox/rateLimits';
import { isAccepted, latencyOf, median, type Observation } from './observation';
import { contradictions, type Candidate, type Reply, type Unknowns } from './replay';

/** A guess at what is unknown. */
interface Explanation {
	readonly unknowns: Unknowns;
	/** How many replies contradict it. */
	readonly cost: number;
}

/** The kinds that have a phase. */
const FOLLOW_THE_CLOCK: readonly WindowKind[] = ['alignedFixed', 'slidingCounter'];
const PHASE_STEP_MS = 20;
/** The most by which a search moves the phase at once. */
const PHASE_REACH_MS = 30;
/** How much of the typical latency passes before a request is counted, at the start of a search. */
const UPSTREAM_SHARES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
/** How many searches there are, each from one of the best starts. More find little more. */
const STARTS = 2;
/** How many guesses a search makes. More find little more. */
const TRIES = 1_000;
/** The times of this many replies, the slowest, are moved most often: they may be far off. */
const SLOWEST = 8;
/** A search ends early if after so many tries more than this share of the replies contradict it. */
const HOPELESS = { share: 0.35, tries: 400 };
/** How many more contradictions a guess may bring, about, at the start of a search; 0 at its end. */
const TEMPERATURE = 0.3;

/**
 * The least number of replies that contradict a limit: accepted instead of rejected or the other way
 * round, or with another `X-RateLimit-Remaining`. Simulated annealing finds it, so a number above 0 may
 * be a little too high. The same observations always give the same number.
 *
 * @param observations in order of sending
 */
export function contradictionsOf(
	candidate: Candidate,
	observations: readonly Observation[],
): number {
	const replies = observations.map((observation) => ({
		sentAt: observation.sentAt,
		receivedAt: observation.receivedAt,
		accepted: isAccepted(observation),
		remaining: isAccepted(observation) ? remainingOf(observation.headers) : undefined,
	}));
	const costOf = (unknowns: Unknowns) => contradictions(candidate, replies, unknowns);
	const starts = startsOf(candidate, observations, costOf).sort(
		(one, other) => one.cost - other.cost,
	);
	const hopeless = HOPELESS.share * replies.length;
	let least = Infinity;
	for (const start of starts.slice(0, STARTS)) {
		least = Math.min(least, anneal(start, replies, costOf, hopeless));
		if (least === 0 || least > hopeless) break;
	}
	return least;
}

/** For each share of the latency upstream, the same for all requests: the guess with the best phase. */
function startsOf(
	{ kind, windowMs }: Candidate,
	observations: readonly Observation[],
	costOf: (unknowns: Unknowns) => number,
): Explanation[] {
	const typicalMs = median(observations.map(latencyOf));
	const phases = FOLLOW_THE_CLOCK.includes(kind) ? Math.ceil(windowMs / PHASE_STEP_MS) : 1;
	return UPSTREAM_SHARES.map((share) => {
		const countedAt = observations.map(({ sentAt, receivedAt }) =>
			Math.min(sentAt + share * typicalMs, receivedAt),
		);
		return Array.from({ length: phases }, (_, index) => {
			const unknowns = { phaseMs: index * PHASE_STEP_MS, countedAt };
			return { unknowns, cost: costOf(unknowns) };
		}).reduce((least, each) => (each.cost < least.cost ? each : least));
	});
}

/** Guesses on and on, each time near the last guess that was not much worse than the one before. */
function anneal(
	start: Explanation,
	replies: readonly Reply[],
	costOf: (unknowns: Unknowns) => number,
	hopeless: number,
): number {
	const random = seededRandom(1);
	const slowest = slowestOf(replies);
	let current = start;
	let least = start.cost;
	for (let tried = 0; tried < TRIES && least > 0; tried++) {
		const unknowns = neighbor(current.unknowns, replies, slowest, random);
		const cost = costOf(unknowns);
		const temperature = TEMPERATURE * (1 - tried / TRIES);
		if (cost - current.cost > -Math.log(1 - random()) * temperature) continue;
		current = { unknowns, cost };
		least = Math.min(least, cost);
		if (tried > HOPELESS.tries && least > hopeless) break;
	}
	return least;
}

/** The replies whose time of counting is least certain, by their index. */
function slowestOf(replies: readonly Reply[]): number[] {
	return [...replies.entries()]
		.sort(([, one], [, other]) => latencyOf(other) - latencyOf(one))
		.map(([index]) => index)
		.slice(0, SLOWEST);
}

/** Another phase, or another time for one of the requests: in half of the cases a slow one. */
function neighbor(
	{ phaseMs, countedAt }: Unknowns,
	replies: readonly Reply[],
	slowest: readonly number[],
	random: () => number,
): Unknowns {
	const drawn = random();
	if (drawn < 0.05) return { phaseMs: phaseMs + PHASE_REACH_MS * (2 * random() - 1), countedAt };
	const index =
		drawn < 0.5
			? slowest[Math.floor(random() * slowest.length)]
			: Math.floor(random() * replies.length);
	const moved = countedAt.map((atMs, each) => {
		const reply = replies[each];
		return each === index && reply ? reply.sentAt + random() * latencyOf(reply) : atMs;
	});
	return { phaseMs, countedAt: moved };
}
