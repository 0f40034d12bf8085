import type { RetryFor } from '../../../../nodes/lemlist/policy/rules';
import { Backoff } from '../../../../nodes/lemlist/sending/backoff';

const MIDDLE = 0.5;
const failure = (retry: RetryFor, failedAt = 0, sentAt = failedAt) => ({ retry, failedAt, sentAt });

it('waits longer each time, never close to nothing and never over 8.25 s', () => {
	const backoff = new Backoff();
	const waits = [1, 2, 3, 4, 5, 6].map(() => backoff.next(failure('2 minutes'), MIDDLE));
	expect(waits).toEqual([750, 1_250, 2_250, 4_250, 4_250, 4_250]);
	expect(new Backoff().next(failure('2 minutes'), 0)).toBe(250);
	expect(new Backoff().next(failure('2 minutes'), 0.999_999)).toBeLessThanOrEqual(1_250);
});

it('gives up 120 s after the request was sent first', () => {
	const backoff = new Backoff();
	backoff.next(failure('2 minutes', 16_000, 1_000), MIDDLE);
	expect(backoff.next(failure('2 minutes', 119_000), MIDDLE)).toBeDefined();
	expect(backoff.next(failure('2 minutes', 120_900), MIDDLE)).toBeUndefined();
});

it('gives up after three tries, or at once', () => {
	const backoff = new Backoff();
	const waits = [1, 2, 3].map(() => backoff.next(failure('3 tries'), MIDDLE));
	expect(waits.map((ms) => ms !== undefined)).toEqual([true, true, false]);
	expect(new Backoff().next(failure('no'), MIDDLE)).toBeUndefined();
});

it('waits for as long as it has to, but not beyond its time', () => {
	const wait = (minWaitMs: number) =>
		new Backoff().next({ ...failure('2 minutes'), minWaitMs }, MIDDLE);
	expect(wait(30_000)).toBe(30_000);
	expect(wait(100)).toBe(750);
	expect(wait(121_000)).toBeUndefined();
});
