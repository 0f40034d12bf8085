import { Backoff } from '../../../../nodes/lemlist/sending/backoff';

const MIDDLE = 0.5;

it('waits longer each time, never close to nothing and never over 8.25 s', () => {
	const backoff = new Backoff();
	const waits = [1, 2, 3, 4, 5, 6].map(() => backoff.next('2 minutes', 0, MIDDLE));
	expect(waits).toEqual([750, 1_250, 2_250, 4_250, 4_250, 4_250]);
	expect(new Backoff().next('2 minutes', 0, 0)).toBe(250);
	expect(new Backoff().next('2 minutes', 0, 0.999_999)).toBeLessThanOrEqual(1_250);
});

it('gives up 120 s after the first failure', () => {
	const backoff = new Backoff();
	backoff.next('2 minutes', 1_000, MIDDLE);
	expect(backoff.next('2 minutes', 119_000, MIDDLE)).toBeDefined();
	expect(backoff.next('2 minutes', 120_900, MIDDLE)).toBeUndefined();
});

it('gives up after three tries, or at once', () => {
	const backoff = new Backoff();
	const waits = [1, 2, 3].map(() => backoff.next('3 tries', 0, MIDDLE));
	expect(waits.map((ms) => ms !== undefined)).toEqual([true, true, false]);
	expect(new Backoff().next('no', 0, MIDDLE)).toBeUndefined();
});

it('waits for as long as it has to, but not beyond its time', () => {
	expect(new Backoff().next('2 minutes', 0, MIDDLE, 30_000)).toBe(30_000);
	expect(new Backoff().next('2 minutes', 0, MIDDLE, 100)).toBe(750);
	expect(new Backoff().next('2 minutes', 0, MIDDLE, 121_000)).toBeUndefined();
});
