import { CircuitBreaker } from '../../../../nodes/lemlist/pacing/circuitBreaker';

const RULE = { consecutiveFailures: 5, firstMs: 1_000, maxMs: 8_000, giveUpAfterMs: 120_000 };
/** Neither shorter nor longer than the rule says. */
const MIDDLE = 0.5;

/** After so many failures, at `now`, of requests that were sent just before. */
function after(
	failures: number,
	{ breaker = new CircuitBreaker(), now = 0, random = MIDDLE } = {},
) {
	for (let failed = 0; failed < failures; failed++) breaker.failed(now - 1, now, RULE, random);
	return breaker;
}

/** Sends a request as soon as it may go; it fails 100 ms later. Returns when the next one may go. */
function failAlone(breaker: CircuitBreaker): number {
	const sentAt = breaker.next.at;
	breaker.sent(sentAt);
	breaker.failed(sentAt, sentAt + 100, RULE, MIDDLE);
	return breaker.next.at - (sentAt + 100);
}

it('pauses for a second after five failures in a row', () => {
	expect(after(4).next.at).toBe(-Infinity);
	expect(after(5).next).toEqual({ at: 1_000, reason: 'outage' });
});

it('does not pause if a reply comes in between', () => {
	const breaker = after(4);
	breaker.replied();
	expect(after(4, { breaker }).next.at).toBe(-Infinity);
});

it('takes all failures of requests sent before the pause for one event', () => {
	const breaker = after(20);
	expect(breaker.next.at).toBe(1_000);
	breaker.failed(-1, 900, RULE, MIDDLE);
	expect(breaker.next.at).toBe(1_000);
});

it('pauses twice as long after each failure, up to 8 s', () => {
	const breaker = after(5);
	expect(Array.from({ length: 5 }, () => failAlone(breaker))).toEqual([
		2_000, 4_000, 8_000, 8_000, 8_000,
	]);
});

it('pauses up to a quarter shorter or longer', () => {
	expect(after(5, { random: 0 }).next.at).toBe(750);
	expect(after(5, { random: 0.999_999 }).next.at).toBeCloseTo(1_250);
});

it('lets one request go alone after a pause, and all others after a reply to it', () => {
	const breaker = after(5);
	breaker.sent(1_000);
	expect(breaker.next.at).toBeGreaterThan(15_000);
	breaker.replied();
	expect(breaker.next.at).toBe(-Infinity);
	expect(after(5, { breaker, now: 5_000 }).next.at).toBe(6_000);
});

it('lets another one go if that one hangs, or ends in a way that says nothing', () => {
	const breaker = after(5);
	breaker.sent(1_000);
	expect(breaker.next.at).toBe(21_000);
	breaker.inconclusive(1_000, 1_500);
	expect(breaker.next.at).toBe(1_500);
});

it('goes on pausing if a request of before the pause ends in a way that says nothing', () => {
	const breaker = after(5);
	breaker.inconclusive(-1, 500);
	expect(breaker.next.at).toBe(1_000);
});

describe('after two minutes without a reply', () => {
	const down = () => {
		const breaker = after(5, { now: 10_000 });
		while (breaker.next.at < 130_000) failAlone(breaker);
		return breaker;
	};

	it('is given up, but only while it pauses', () => {
		const breaker = down();
		const { at } = breaker.next;
		expect(breaker.isGivenUp(129_999)).toBe(false);
		expect(breaker.isGivenUp(at - 1)).toBe(true);
		expect(breaker.isGivenUp(at)).toBe(false);
		breaker.replied();
		expect(breaker.isGivenUp(at - 1)).toBe(false);
	});

	it('is not given up while one is on its way alone, until that one fails', () => {
		const breaker = down();
		const { at } = breaker.next;
		breaker.sent(at);
		expect(breaker.isGivenUp(at + 1)).toBe(false);
		breaker.failed(at, at + 100, RULE, MIDDLE);
		expect(breaker.isGivenUp(at + 101)).toBe(true);
	});

	it('is not given up if that one ends in a way that says nothing', () => {
		const breaker = down();
		const { at } = breaker.next;
		breaker.sent(at);
		breaker.inconclusive(at, at + 100);
		expect(breaker.isGivenUp(at + 101)).toBe(false);
		expect(breaker.next.at).toBe(at + 100);
	});
});

it('takes what fails two minutes after the last failure for another outage', () => {
	const breaker = after(4);
	after(1, { breaker, now: 120_001 });
	expect(breaker.next.at).toBe(121_001);
	expect(breaker.isGivenUp(120_500)).toBe(false);
});

it('gives nothing up for less failures than make a pause', () => {
	expect(after(4).isGivenUp(1e9)).toBe(false);
});

it('pauses for as long as a reply asks, whatever else comes', () => {
	const breaker = new CircuitBreaker();
	breaker.pauseUntil(30_000);
	breaker.pauseUntil(20_000);
	breaker.replied();
	expect(breaker.next).toEqual({ at: 30_000, reason: 'retryAfter' });
	after(5, { breaker, now: 29_500 });
	expect(breaker.next).toEqual({ at: 30_500, reason: 'outage' });
});
