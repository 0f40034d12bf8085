// How long was a window closed after a burst?
import { isAccepted, latencyOf, median, type Observation } from './observation';

/** What came after the largest burst. */
export interface Edge {
	/** The first request of the burst. */
	readonly burst: Observation;
	/** The requests after the burst that were rejected, in order of sending. */
	readonly rejected: readonly Observation[];
	/** The first request after the burst that was accepted. */
	readonly accepted?: Observation;
}

/** Requests sent within this time of each other are one burst, in ms. */
const BURST_MS = 50;

/**
 * Looks at the requests up to one and a half windows after the largest burst. Those with a slow reply
 * are left out, since they may have been held up on their way there.
 *
 * @param observations in order of sending
 * @returns undefined if there are no observations
 */
export function edgeAfterBurst(
	observations: readonly Observation[],
	windowMs: number,
): Edge | undefined {
	const requests = largestBurst(observations);
	const [burst] = requests;
	const last = requests.at(-1);
	if (!burst || !last) return undefined;
	const slowMs = 2 * median(observations.map(latencyOf));
	const after = observations.filter(
		(each) =>
			each.sentAt > last.sentAt &&
			each.sentAt <= burst.sentAt + 1.5 * windowMs &&
			latencyOf(each) <= slowMs,
	);
	const accepted = after.find(isAccepted);
	const rejected = after.filter((each) => !isAccepted(each));
	return { burst, rejected, ...(accepted && { accepted }) };
}

function largestBurst(observations: readonly Observation[]): readonly Observation[] {
	const bursts: Observation[][] = [];
	for (const each of observations) {
		const previous = bursts.at(-1)?.at(-1);
		if (previous && each.sentAt - previous.sentAt <= BURST_MS) bursts.at(-1)?.push(each);
		else bursts.push([each]);
	}
	return bursts.reduce((most, each) => (each.length > most.length ? each : most), []);
}
