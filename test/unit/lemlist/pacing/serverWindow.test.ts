import { ServerWindow } from '../../../../nodes/lemlist/pacing/serverWindow';

const WINDOW_MS = 2_000;
const LIMIT = 20;
const SHARE = 5;
/** When the next window is expected, if this one began at 0. */
const ENDS_AT = 2_025;

/** Requests that were accepted: when each was sent, and how many were left after it. */
function accept(window: ServerWindow, ...readings: Array<[sentAt: number, left: number]>): void {
	for (const [sentAt, left] of readings) window.accepted(sentAt, left, LIMIT, SHARE);
}

/** A window that began at 0, and the last reading in it. */
function begun(left = 5): ServerWindow {
	const window = new ServerWindow(WINDOW_MS);
	accept(window, [0, LIMIT - 1], [1_000, left]);
	return window;
}

describe('a window', () => {
	it('is unknown before it was seen to begin', () => {
		const window = new ServerWindow(WINDOW_MS);
		accept(window, [0, 3], [100, 2]);
		expect(window.began).toBeUndefined();
		expect(window.nextAt).toBe(Infinity);
		expect(window.passedAt(500)).toBeUndefined();
	});

	it('begins when a request finds it empty, however few were used before', () => {
		const window = new ServerWindow(WINDOW_MS);
		accept(window, [0, LIMIT - 1], [1_000, 18], [2_100, LIMIT - 1]);
		expect(window.began).toBe(2_100);
	});

	it.each([
		{ rise: 7, began: 500 },
		{ rise: 6, began: undefined },
	])('begins with a jump of a third of the limit: $rise of 20', ({ rise, began }) => {
		const window = new ServerWindow(WINDOW_MS);
		accept(window, [0, 6], [400, 3], [500, 3 + rise]);
		expect(window.began).toBe(began);
	});

	it('is a window and a margin away from the next', () => {
		const window = begun();
		expect(window.nextAt).toBe(ENDS_AT);
		expect(window.passedAt(500)).toBe(0.25);
		expect(window.joinedAt).toBe(0);
	});

	it('does not begin again with a reply out of order', () => {
		const window = begun();
		accept(window, [900, 15]);
		expect(window.began).toBe(0);
		accept(window, [1_100, 4]);
		expect(window.began).toBe(0);
	});
});

describe('a rejection', () => {
	it('in the window is news once, and means that it is full until the next begins', () => {
		const window = begun();
		expect(window.rejected(1_200, 1_250)).toBe(true);
		expect(window.isFull).toBe(true);
		expect(window.nextAt).toBe(ENDS_AT);
		expect(window.rejected(1_300, 1_350)).toBe(false);
		accept(window, [ENDS_AT, LIMIT - 1]);
		expect(window.isFull).toBe(false);
		expect(window.rejected(ENDS_AT, 2_060)).toBe(true);
	});

	it('is no news if the request was sent before the window began', () => {
		const window = begun();
		expect(window.rejected(-10, 50)).toBe(false);
		expect(window.isFull).toBe(false);
	});

	it('is news each time if no beginning is known', () => {
		const window = new ServerWindow(WINDOW_MS);
		expect(window.rejected(10, 50)).toBe(true);
		expect(window.rejected(20, 60)).toBe(true);
		expect(window.isFull).toBe(false);
	});

	it('after the expected end came too early: no news, and tried again after 100 ms', () => {
		const window = begun();
		window.sent(ENDS_AT);
		expect(window.rejected(ENDS_AT, 2_060)).toBe(false);
		expect(window.isFull).toBe(false);
		expect(window.nextAt).toBe(2_160);
	});
});

describe('a request to begin the next window', () => {
	it('is tried again after 250 ms without a reply', () => {
		const window = begun();
		window.sent(ENDS_AT - 1);
		expect(window.nextAt).toBe(ENDS_AT);
		window.sent(ENDS_AT);
		expect(window.nextAt).toBe(ENDS_AT + 250);
	});

	it('is overdue if it still counts in the old one 100 ms later, and two in a row show no fixed window', () => {
		const window = begun();
		accept(window, [ENDS_AT + 100, 4], [ENDS_AT + 101, 3]);
		expect(window.began).toBe(0);
		accept(window, [ENDS_AT + 102, 2]);
		expect(window.began).toBeUndefined();
		accept(window, [5_000, 15], [6_000, LIMIT - 1]);
		expect(window.began).toBeUndefined();
	});

	it('is overdue as well if it is rejected', () => {
		const window = begun();
		window.rejected(ENDS_AT + 100, 2_200);
		window.rejected(ENDS_AT + 101, 2_200);
		expect(window.began).toBe(0);
		window.rejected(ENDS_AT + 102, 2_200);
		expect(window.began).toBeUndefined();
	});

	it('may be overdue once in each of several windows', () => {
		const window = begun();
		accept(window, [2_150, 4], [2_200, LIMIT - 1]);
		accept(window, [4_000, 5], [4_350, 4]);
		expect(window.began).toBe(2_200);
	});

	it('makes it unknown if so few were used before that nothing could be seen, but not for good', () => {
		const window = begun(LIMIT / 2);
		accept(window, [ENDS_AT, 9]);
		expect(window.began).toBe(0);
		const lost = begun(LIMIT / 2);
		lost.rejected(1_500, 1_500);
		accept(lost, [ENDS_AT + 1, 12]);
		expect(lost.began).toBeUndefined();
		expect(lost.isFull).toBe(false);
		accept(lost, [2_500, LIMIT - 1]);
		expect(lost.began).toBe(2_500);
	});
});

describe('the beginning of a window', () => {
	/** How long before my first request it was, in ms, if the last window was full or not. */
	function earlierBy(left: number, { share = SHARE, isFull = true } = {}): number {
		const window = begun(0);
		if (isFull) window.rejected(1_200, 1_250);
		window.accepted(2_100, left, LIMIT, share);
		expect(window.joinedAt).toBe(2_100);
		return 2_100 - window.began!;
	}

	it('was before my first request if I was not done when the last window was full', () => {
		// 20 - 13 - 1 requests of others, less their 1.5 first ones, are 0.3 of their 15.
		expect(earlierBy(13)).toBeCloseTo(0.3 * 0.8 * WINDOW_MS);
		expect(earlierBy(13, { isFull: false })).toBe(0);
	});

	it('was at most 0.3 of it before, and never after', () => {
		expect(earlierBy(7)).toBeCloseTo(0.3 * WINDOW_MS);
		expect(earlierBy(LIMIT - 1)).toBe(0);
	});

	it('was with my first request if nobody else is there', () => {
		expect(earlierBy(13, { share: LIMIT })).toBe(0);
	});
});
