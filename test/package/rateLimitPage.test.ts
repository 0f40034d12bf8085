import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawRun } from '../../scripts/docs/wire/draw';
import { oneRun, windowsOf } from '../../scripts/docs/wire/run';
import { rowsOf } from '../../scripts/docs/wire/swarm';

const committed = readFileSync(join(__dirname, '../../docs/rate-limit.svg'), 'utf8');

/** How many marks of a kind the lanes of a picture have: all but the one in its legend. */
const marksOf = (picture: string, kind: string) => picture.split(`class="${kind}"`).length - 2;

it('shows what the limiter does today (update it with `npm run docs`)', async () => {
	expect(committed).toBe(drawRun(await oneRun()));
});

it('is a small picture with a mark for each request', async () => {
	const run = await oneRun();
	const picture = drawRun(run);
	const rejected = run.windows.reduce((sum, window) => sum + window.rejected, 0);

	expect(marksOf(picture, 'accepted')).toBe(run.items * run.lanes.length);
	expect(marksOf(picture, 'rejected')).toBe(rejected);
	expect(picture.length).toBeLessThan(40_000);
});

it('counts the requests of each window', () => {
	const arrival = (atMs: number, accepted: boolean, resetAtMs: number) => ({
		process: 0,
		atMs,
		accepted,
		resetAtMs,
	});
	const arrivals = [arrival(5, true, 2_005), arrival(9, false, 2_005), arrival(2_010, true, 4_010)];

	expect(windowsOf(arrivals)).toEqual([
		{ fromMs: 5, toMs: 2_005, accepted: 1, rejected: 1 },
		{ fromMs: 2_010, toMs: 4_010, accepted: 1, rejected: 0 },
	]);
});

it('spreads marks over rows so that they do not overlap, as long as there is room', () => {
	expect(rowsOf([0, 10, 11, 12, 17], 7, 3)).toEqual([0, 0, -1, 1, 0]);
	expect(rowsOf([0, 1, 2, 3], 7, 3)).toEqual([0, -1, 1, 0]);
});
