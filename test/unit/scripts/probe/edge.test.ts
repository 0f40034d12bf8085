import { edgeAfterBurst } from '../../../../scripts/probe/edge';
import type { Observation } from '../../../../scripts/probe/observation';
import { recordSimulated } from './recording';

/** Times of sending after the first request of the burst, in whole ms. */
function timesIn(observations: readonly Observation[]) {
	const edge = edgeAfterBurst(observations, 2_000);
	const after = (each: Observation) => Math.floor(each.sentAt - (edge?.burst.sentAt ?? NaN));
	return { rejected: edge?.rejected.map(after), accepted: edge?.accepted && after(edge.accepted) };
}

/** As if the last rejected request had been accepted, after so long. */
function withLastRejectedAccepted(observations: readonly Observation[], latencyMs: number) {
	const last = observations.filter(({ status }) => status === 429).at(-1);
	return observations.map((each) =>
		each === last ? { ...each, status: 200, receivedAt: each.sentAt + latencyMs } : each,
	);
}

const nearly = (ms: number) => expect.closeTo(ms, -1) as number;

it('is between the last request that is rejected and the first that is accepted', async () => {
	const { rejected, accepted } = timesIn(await recordSimulated({ seed: 1, medianLatencyMs: 10 }));

	expect(rejected?.at(0)).toEqual(nearly(200));
	expect(rejected?.at(-1)).toEqual(nearly(1_960));
	expect(accepted).toEqual(nearly(2_000));
});

it('does not go by a request that may have been held up', async () => {
	const observations = await recordSimulated({ seed: 1, medianLatencyMs: 10 });

	expect(timesIn(withLastRejectedAccepted(observations, 10)).accepted).toEqual(nearly(1_960));
	expect(timesIn(withLastRejectedAccepted(observations, 500)).accepted).toEqual(nearly(2_000));
});

it('has both at the same time if a bucket fills up again', async () => {
	const observations = await recordSimulated({ server: 'tokenBucket', seed: 1 });

	expect(timesIn(observations).rejected?.at(-1)).toEqual(nearly(200));
	expect(timesIn(observations).accepted).toEqual(nearly(200));
});

it('is not there without requests', () => {
	expect(edgeAfterBurst([], 2_000)).toBeUndefined();
});
