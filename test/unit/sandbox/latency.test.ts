import { drawDelays } from '../../../sandbox/latency';
import { seededRandom } from '../../../sandbox/random';

describe('drawDelays', () => {
	it('splits the time at the rate limit', () => {
		const delays = drawDelays({ minMs: 100, maxMs: 200 }, () => 0.5);
		expect(delays).toEqual({ upstreamMs: 60, downstreamMs: 90, slowMs: 0 });
	});

	it('stays between the bounds and makes the given share slow', () => {
		const random = seededRandom(1);
		const latency = { minMs: 60, maxMs: 200, slowShare: 0.1, slowMs: 1500 };
		const draws = Array.from({ length: 2000 }, () => drawDelays(latency, random));
		const times = draws.map(({ upstreamMs, downstreamMs }) => upstreamMs + downstreamMs);
		expect(Math.min(...times)).toBeGreaterThanOrEqual(60);
		expect(Math.min(...times)).toBeLessThan(62);
		expect(Math.max(...times)).toBeLessThan(200);
		expect(Math.max(...times)).toBeGreaterThan(198);
		const slow = draws.filter(({ slowMs }) => slowMs === 1500);
		expect(slow.length).toBeGreaterThan(150);
		expect(slow.length).toBeLessThan(250);
	});
});

describe('seededRandom', () => {
	it('is deterministic per seed', () => {
		const draw = (seed: number) => Array.from({ length: 10 }, seededRandom(seed));
		expect(draw(7)).toEqual(draw(7));
		expect(draw(7)).not.toEqual(draw(8));
	});
});
