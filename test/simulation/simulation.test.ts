// Bounds for the figures, with fewer seeds than `npm run simulate`. Everything is seeded, so a
// failure is always a change of behavior.
import type { WindowKind } from '../../sandbox/rateLimits';
import { windowKinds } from '../../sandbox/rateLimits';
import { fairness, runFiguresOf } from './runs';
import { cancelled, figuresOf, ITEMS, processes, scenarios } from './scenarios';
import type { Scenario } from './simulate';
import { simulate } from './simulate';

type Bounds = [server: WindowKind, time: number, rejected: number];

const SEEDS = [1, 2, 3, 4];
const scenario = (name: string): Scenario => {
	const found = scenarios[name];
	if (!found) throw new Error(`There is no scenario "${name}"`);
	return found;
};

describe('1 process', () => {
	const bounds: Bounds[] = [
		['flexibleFixed', 1.03, 1],
		['alignedFixed', 1.065, 5],
		['slidingLog', 1.08, 12],
		['tokenBucket', 1.03, 0],
		['slidingLogCountingRejections', 1.12, 18],
	];
	it.each(bounds)(
		'on %s: at most %f x the minimum time, at most %i 429s',
		async (server, time, rejected) => {
			const figures = await figuresOf(processes(1), server, SEEDS);
			expect(figures.time).toBeLessThanOrEqual(time);
			expect(figures.rejected).toBeLessThanOrEqual(rejected);
			expect(figures.lost).toBe(0);
		},
	);
});

describe('independent processes', () => {
	const bounds: Array<[count: number, items: number, ...Bounds, spread: number]> = [
		[2, 1_000, 'flexibleFixed', 1.09, 25, 1.3],
		[4, 1_000, 'flexibleFixed', 1.08, 60, 1.4],
		[4, 1_000, 'alignedFixed', 1.06, 50, 1.45],
		[4, 1_000, 'slidingLog', 1.15, 25, 1.25],
		[4, 1_000, 'tokenBucket', 1.05, 40, 1.3],
		[4, 1_000, 'slidingLogCountingRejections', 1.18, 30, 1.25],
		[2, 200, 'flexibleFixed', 1.22, 10, 1.3],
		[4, 200, 'flexibleFixed', 1.24, 20, 1.55],
		[4, 200, 'slidingLogCountingRejections', 1.43, 20, 1.5],
	];
	it.each(bounds)(
		'%i with %i items in all on %s: at most %f x the minimum time, at most %i 429s, spread %f',
		async (count, items, server, time, rejected, spread) => {
			const figures = await figuresOf(processes(count, items), server, SEEDS);
			expect(figures.time).toBeLessThanOrEqual(time);
			expect(figures.rejected).toBeLessThanOrEqual(rejected);
			expect(figures.spread).toBeLessThanOrEqual(spread);
			expect(figures.lost).toBe(0);
		},
	);
});

describe('10 processes', () => {
	it.each(windowKinds)('on %s: nothing lost, no livelock', async (server) => {
		const figures = await figuresOf(processes(10), server, SEEDS.slice(0, 2));
		const max = server === 'slidingLogCountingRejections' ? 1.52 : 1.2;
		expect(figures.time).toBeLessThanOrEqual(max);
		expect(figures.maxTries).toBeLessThanOrEqual(8);
		expect(figures.lost).toBe(0);
	});
});

describe('failures', () => {
	const names = [
		'4, no headers',
		'4, nonsense headers',
		'4, Retry-After fractional',
		'4, Retry-After rounded down',
		'4, Retry-After a date',
		'4, 1 % faults',
		'10, 1 % faults',
		'1, 60 s outage',
		'4, 60 s outage',
	];
	const servers = ['flexibleFixed', 'tokenBucket', 'slidingLogCountingRejections'] as const;
	it.each(names.flatMap((name) => servers.map((server) => [name, server] as const)))(
		'%s, %s: nothing lost, at most 10 tries per item',
		async (name, server) => {
			const figures = await figuresOf(scenario(name), server, [1]);
			expect(figures.lost).toBe(0);
			expect(figures.maxTries).toBeLessThanOrEqual(10);
		},
	);

	it('converges to its share by rejections alone if there are no headers', async () => {
		const figures = await figuresOf(scenario('4, no headers'), 'flexibleFixed', SEEDS);
		expect(figures.time).toBeLessThanOrEqual(1.2);
		expect(figures.rejected).toBeLessThanOrEqual(150);
	});

	it('is not slowed down by nonsense headers', async () => {
		const nonsense = await figuresOf(scenario('1, nonsense headers'), 'flexibleFixed', SEEDS);
		expect(nonsense.time).toBeLessThanOrEqual(1.04);
	});
});

it('leaves capacity for a tool that never retries: at most 15 % of its requests are rejected', async () => {
	const figures = await figuresOf(scenario('1 + tool, 1 request/s'), 'flexibleFixed', SEEDS);
	expect(figures.otherToolRejected).toBeLessThanOrEqual(0.15);
	expect(figures.otherToolRejected).toBeGreaterThan(0);
});

describe('runs of one process, all of whose items wait at once', () => {
	const WINDOWS_2_S = 4.1;
	/** The seconds that 3,000 items take alone, and 2 % more. */
	const LONG = 304.4 * 1.02;
	const bounds: Array<[name: string, maxS: number[]]> = [
		['3,000 · 1 from 8 s', [LONG, WINDOWS_2_S]],
		['3,000 · a poll at 20 s', [LONG, 3 * WINDOWS_2_S]],
		['3,000 · a list at 20 s', [LONG, 3]],
		['20 runs of 150 · 1 from 8 s', [LONG, WINDOWS_2_S]],
		['20 runs of 150 · a list at 20 s', [LONG, 3]],
		['1,000 · 100 · 10', [115, 25, 4]],
		['1,000, Max Requests 10 · 100', [205, 20]],
		['2 processes: 1,500 each · 1 from 8 s', [1.08 * LONG, WINDOWS_2_S]],
		['3,000, 1 % faults', [1.05 * LONG]],
	];
	it.each(bounds)('%s: take at most %p s, and nothing is lost', async (name, maxS) => {
		const { tookS, lost } = await runFiguresOf(fairness[name]!, 'flexibleFixed', [1]);
		expect(lost).toBe(0);
		tookS.forEach(([, last], index) => expect(last).toBeLessThanOrEqual(maxS[index]!));
	});

	it('are done at about the same time if they have as much to do', async () => {
		const { tookS } = await runFiguresOf(fairness['20 runs of 50']!, 'flexibleFixed', [1]);
		const [[first, last]] = tookS as [[number, number]];
		expect(last / first).toBeLessThan(1.1);
	});
});

describe('a cancelled execution', () => {
	it('sends nothing more, and the other execution takes over within one window', async () => {
		const { executions } = await simulate(cancelled, 'flexibleFixed', 1);
		const [stopped, other] = executions;
		const cancelMs = 30_000;
		const sentIn = (sentAt: readonly number[], from: number, to: number) =>
			sentAt.filter((ms) => ms >= from && ms < to).length;

		expect(Math.max(...stopped!.sentAt)).toBeLessThanOrEqual(cancelMs);
		expect(stopped!.finishedMs).toBeLessThanOrEqual(cancelMs + 300);
		expect(sentIn(other!.sentAt, 20_000, 30_000)).toBeLessThanOrEqual(65);
		expect(sentIn(other!.sentAt, 32_000, 42_000)).toBeGreaterThanOrEqual(90);
		expect(other!.done).toBe(ITEMS / 2);
	});
});
