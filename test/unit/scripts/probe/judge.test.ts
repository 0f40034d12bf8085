// Each type of window is recognized by what comes back, or is among those that cannot be told apart.
// Time and latencies are simulated and seeded, so a failure is always a change of behavior.
import { windowKinds } from '../../../../sandbox';
import { judge } from '../../../../scripts/probe/judge';
import { recordSimulated } from './recording';

describe.each(windowKinds)('%s', (server) => {
	it('is recognized', async () => {
		const { best } = judge(await recordSimulated({ server, seed: 1, medianLatencyMs: 150 }));

		expect(best).toEqual([server]);
	});

	it('is among the best if replies take half a second', async () => {
		const { best } = judge(await recordSimulated({ server, seed: 4, medianLatencyMs: 500 }));

		expect(best).toContain(server);
	});

	it('is among the best if there are no headers', async () => {
		const { best } = judge(await recordSimulated({ server, seed: 5, headers: 'missing' }));

		expect(best).toContain(server);
	});
});

it('cannot tell a sliding log from a sliding counter by 429s alone', async () => {
	const observations = await recordSimulated({ server: 'slidingLog', seed: 1, headers: 'missing' });

	expect([...judge(observations).best].sort()).toEqual(['slidingCounter', 'slidingLog']);
});

it('cannot tell anything if nothing was rejected and nothing counted', async () => {
	const observations = await recordSimulated({ seed: 1, headers: 'missing' });
	const unlimited = observations.map((each) => ({ ...each, status: 200 }));

	expect(judge(unlimited).best).toEqual([]);
});

it('finds nothing that fits if something else uses the key', async () => {
	const { best } = judge(await recordSimulated({ seed: 1, otherTool: 2 }));

	expect(best).toEqual([]);
});

it('goes by X-RateLimit-Limit', async () => {
	const observations = await recordSimulated({ seed: 1 });
	const of25 = observations.map(({ headers, ...each }) => ({
		...each,
		headers: { ...headers, 'x-ratelimit-limit': '25' },
	}));

	expect(judge(of25)).toMatchObject({ limits: [25], best: [] });
});

it('counts and times the replies', async () => {
	const verdict = judge(await recordSimulated({ seed: 1, medianLatencyMs: 10 }));

	expect(verdict).toMatchObject({ requests: 60, withRemaining: 60, limits: [20] });
	expect([...verdict.byStatus]).toEqual([
		[200, 47],
		[429, 13],
	]);
	expect(verdict.rejectedAfterMs).toBeCloseTo(1_960, -1);
	expect(verdict.acceptedAfterMs).toBeCloseTo(2_000, -1);
	expect(verdict.tookMs).toBeGreaterThan(9_000);
	expect(verdict.medianLatencyMs).toBeGreaterThan(5);
	expect(verdict.medianLatencyMs).toBeLessThan(20);
	expect(verdict.maxLatencyMs).toBeGreaterThan(verdict.medianLatencyMs);
});
