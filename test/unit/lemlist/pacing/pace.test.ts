import { Pace } from '../../../../nodes/lemlist/pacing/pace';
import type { LimitSettings } from '../../../../nodes/lemlist/pacing/pace';
import type { SentRequest } from '../../../../nodes/lemlist/pacing/sentLog';

const REJECTED = { statusCode: 429, headers: {}, body: {} };
/** More than any share: not the end. */
const MANY = 100;

/** A pace on a clock that the test sets. */
function paceOnClock(settings: Partial<LimitSettings> = {}) {
	const time = { ms: 0 };
	const clock = {
		now: () => time.ms,
		sleep: async () => undefined,
		timeout: (ms: number) => AbortSignal.timeout(ms),
		random: () => 0,
	};
	const pace = new Pace(clock, settings);
	return {
		pace,
		time,
		/** Sends what may go now. */
		send(waiting = MANY): SentRequest[] {
			const permits: SentRequest[] = [];
			while (permits.length < 50 && waiting > 0 && pace.next(waiting--).at <= time.ms)
				permits.push(pace.send());
			return permits;
		},
		/** Sends the next ones, each when it may go. */
		sendNext(count: number): SentRequest[] {
			return Array.from({ length: count }, () => {
				time.ms = Math.max(time.ms, pace.next(MANY).at);
				return pace.send();
			});
		},
		/** A reply for each; without a number it does not say how many requests are left. */
		accept(permits: SentRequest[], left: number[] = []): void {
			permits.forEach((permit, index) => {
				const headers = index < left.length ? { 'x-ratelimit-remaining': left[index] } : {};
				pace.ended(permit, { statusCode: 200, headers, body: {} }, true);
			});
		},
		reject(...permits: SentRequest[]): void {
			for (const permit of permits) pace.ended(permit, REJECTED, true);
		},
	};
}

/** After the 5 requests of the opening, all at 0, and their replies. */
function opened(left: number[] = [], settings: Partial<LimitSettings> = {}) {
	const on = paceOnClock(settings);
	const first = on.send();
	on.accept(first, left.slice(0, first.length));
	const then = on.send(5 - first.length);
	on.accept(then, left.slice(first.length));
	return on;
}

/** Alone, and replies do not say how many requests are left. */
const alone = () => opened();
/** Others have most of it, and the window was not seen to begin: the share is 5.15. */
const unknownWindow = () => opened([6, 5, 4, 3, 2]);
/** Others have some of it, and the window was empty at 0: the share is 8.2. */
const knownWindow = () => opened([19, 14, 12, 9, 8]);

const sentAt = (permits: SentRequest[]) => permits.map((permit) => Math.round(permit.sentAt));

describe('the opening', () => {
	it('is 3 requests, and 2 more after 2 replies', () => {
		const { pace, send, accept } = paceOnClock();
		const [first, second, ...more] = send();
		expect(more).toHaveLength(1);
		expect(pace.next(MANY)).toEqual({ at: Infinity, reason: 'limit' });
		accept([first!]);
		expect(send()).toHaveLength(0);
		accept([second!]);
		expect(send()).toHaveLength(2);
	});

	it('is over after 4 replies, and its requests count from then on if I am alone', () => {
		const { pace, time, send, accept } = paceOnClock();
		const [first, second, third] = send();
		accept([first!, second!], [19, 18]);
		const [fourth] = send();
		time.ms = 90;
		accept([third!], [17]);
		expect(send()).toHaveLength(0);
		accept([fourth!], [16]);
		expect(send()).toHaveLength(15);
		expect(pace.next(MANY)).toEqual({ at: 90 + 2_025, reason: 'limit' });
	});

	it('is over after a window without enough replies', () => {
		const { time, send } = paceOnClock();
		send();
		time.ms = 2_000;
		expect(send()).toHaveLength(0);
		time.ms = 2_001;
		expect(send()).toHaveLength(17);
	});

	it('shows others by a rejection, and that little is left for me', () => {
		const { pace, send, sendNext, accept, reject } = paceOnClock();
		const [first, ...rest] = send();
		reject(first!);
		accept(rest);
		accept(send(1));
		expect(pace.next(MANY).reason).toBe('sharing');
		// My 4 requests use up the share of 3.3. The first share of a process, 6, would not be used up.
		expect(sentAt(sendNext(1))).toEqual([2_050]);
	});

	it.each([
		{ idleMs: 60_000, sent: 20 },
		{ idleMs: 60_001, sent: 3 },
	])('comes again after more than 60 s: $idleMs ms', ({ idleMs, sent }) => {
		const { time, send } = alone();
		time.ms += idleMs;
		expect(send()).toHaveLength(sent);
	});

	it('comes again without what was known of the window', () => {
		const { time, send, sendNext, accept } = knownWindow();
		time.ms = 60_001;
		accept(send(), [6, 5, 4]);
		accept(send(2), [3, 2]);
		expect(sentAt(sendNext(1))).toEqual([60_001 + 318]); // as if the window was unknown
	});
});

describe('alone', () => {
	it('sends bursts of the limit, a window and a margin apart', () => {
		const { pace, time, send } = alone();
		expect(send()).toHaveLength(15);
		expect(pace.next(MANY)).toEqual({ at: 2_025, reason: 'limit' });
		time.ms = 2_025;
		expect(send()).toHaveLength(20);
		expect(pace.next(MANY).at).toBe(4_050);
	});

	it('sends bursts of a lower limit if the server says so', () => {
		const { pace, send } = alone();
		const headers = { 'x-ratelimit-limit': '10' };
		pace.ended(send(1)[0]!, { statusCode: 200, headers, body: {} }, true);
		expect(send()).toHaveLength(4);
	});

	it('is over if fewer are left than mine explain', () => {
		const { pace, send, accept } = alone();
		accept(send(1), [14]);
		expect(pace.next(MANY).reason).toBe('limit');
		accept(send(1), [12]);
		expect(pace.next(MANY).reason).toBe('sharing');
	});

	it.each([
		{ ms: 2_000, reason: 'sharing' },
		{ ms: 2_001, reason: 'limit' },
	])('is not over by a reply about an old window: after $ms ms', ({ ms, reason }) => {
		const { pace, time, send, accept } = alone();
		const permits = send(1);
		time.ms = ms;
		accept(permits, [12]);
		expect(pace.next(MANY).reason).toBe(reason);
	});

	it.each([
		{ statusCode: 499, reason: 'sharing' },
		{ statusCode: 500, reason: 'limit' },
	])('is not over by what a broken server says: $statusCode', ({ statusCode, reason }) => {
		const { pace, send } = alone();
		const headers = { 'x-ratelimit-remaining': 12 };
		pace.ended(send(1)[0]!, { statusCode, headers, body: {} }, true);
		expect(pace.next(MANY).reason).toBe(reason);
	});

	it('is over if one of fewer than the limit is rejected', () => {
		const { pace, send, reject } = alone();
		reject(send()[0]!);
		expect(pace.next(MANY).reason).toBe('sharing');
	});
});

describe('in doubt', () => {
	/** A second burst, at 2025, had rejections that jitter may have caused. */
	function inDoubt(rejections = 1) {
		const on = alone();
		on.send();
		on.time.ms = 2_025;
		on.reject(...on.send().slice(0, rejections));
		return on;
	}

	it.each([
		{ rejections: 1, at: 4_060 },
		{ rejections: 4, at: 4_090 },
		{ rejections: 5, at: 4_090 },
	])('bursts keep a larger margin: $rejections rejected', ({ rejections, at }) => {
		const { pace } = inDoubt(rejections);
		expect(pace.next(MANY)).toEqual({ at, reason: 'limit' });
	});

	it('the last of a burst waits until 0.8 of the window, and sits out the next', () => {
		const { pace, time, send, accept } = inDoubt();
		time.ms = 4_060;
		expect(send()).toHaveLength(19);
		expect(pace.next(MANY)).toEqual({ at: 4_060 + 1_600, reason: 'sharing' });
		time.ms = 4_060 + 1_600;
		const [probe, ...more] = send();
		expect(probe?.isProbe).toBe(true);
		expect(more).toEqual([]);
		accept([probe!]);

		time.ms = 6_095;
		expect(send()).toHaveLength(19);
		expect(pace.next(MANY).at).toBe(8_130);
		time.ms = 8_130;
		expect(send()).toHaveLength(20);
	});

	it('the last that waits does not', () => {
		const { time, send } = inDoubt();
		time.ms = 4_060;
		const permits = send(20);
		expect(permits).toHaveLength(20);
		expect(permits.some(({ isProbe }) => isProbe)).toBe(false);
	});

	it('is over after 60 s without a request', () => {
		const { pace, time, send, accept } = inDoubt();
		time.ms += 60_001;
		accept(send());
		accept(send(2));
		expect(send()).toHaveLength(15);
		expect(pace.next(MANY).at).toBe(time.ms + 2_025);
	});

	it('others are there if that last one is rejected', () => {
		const { pace, time, send, reject } = inDoubt();
		time.ms = 4_060;
		send();
		time.ms = 4_060 + 1_600;
		reject(...send());
		expect(pace.next(MANY).reason).toBe('sharing');
		time.ms = 7_000;
		expect(send()).toHaveLength(1);
	});
});

describe('among others', () => {
	it('spreads its share if the window is unknown, even at the end', () => {
		const { pace, sendNext } = unknownWindow();
		expect(pace.next(MANY).reason).toBe('sharing');
		expect(pace.next(1).at).toBeGreaterThan(0);
		// 0.8 of an even distance, and 6 requests in a window and its margin of 50 ms.
		expect(sentAt(sendNext(6))).toEqual([318, 2_050, 2_368, 2_686, 3_004, 3_323]);
	});

	it('spreads its share over 0.8 of a known window', () => {
		const { pace, sendNext } = knownWindow();
		expect(pace.next(MANY).reason).toBe('sharing');
		expect(sentAt(sendNext(3))).toEqual([1_143, 1_371, 1_600]);
	});

	it('begins the next window with one request, and goes on after its reply', () => {
		const { pace, sendNext, accept } = knownWindow();
		const begins = sendNext(4).slice(-1);
		expect(sentAt(begins)).toEqual([2_025]);
		expect(pace.next(1).at).toBe(2_275);
		accept(begins, [19]);
		expect(sentAt(sendNext(7))).toEqual([2_254, 2_482, 2_711, 2_939, 3_168, 3_396, 3_625]);
		expect(pace.next(1).at).toBe(4_050);
	});

	it.each([2_025, 4_500])(
		'begins the next window with one request, even if its share was not used up: at %i',
		(ms) => {
			const { time, send } = knownWindow();
			time.ms = ms;
			expect(send()).toHaveLength(1);
		},
	);

	it('sends the last ones all at once if they fit', () => {
		const { send } = knownWindow();
		expect(send(4)).toHaveLength(0);
		expect(send(3)).toHaveLength(3);
		expect(send(1)).toHaveLength(0);
	});

	it.each([
		{ left: 18, reason: 'sharing' },
		{ left: 19, reason: 'limit' },
		{ left: 20, reason: 'sharing' }, // makes no sense, so it says nothing
	])(
		'is over after 3 windows if mine explain what is left: $left, when one was sent in a window',
		({ left, reason }) => {
			const { pace, time, send, accept } = unknownWindow();
			time.ms = 2_050;
			accept(send(1), [left]);
			time.ms = 6_001;
			expect(pace.next(MANY).reason).toBe(reason);
		},
	);

	it('spreads a share of less than two, even if the window is known', () => {
		const { pace, time, send, sendNext, accept } = opened([3, 2, 1, 0], { limit: 4 });
		time.ms = 10_000;
		accept(send(1), [0]); // the share is 1.2
		const [begins] = sendNext(1);
		expect(begins!.sentAt).toBeCloseTo(10_000 + (0.8 * 2_050) / 1.2);
		accept([begins!], [3]);
		expect(pace.next(MANY).at).toBeCloseTo(begins!.sentAt + (0.8 * 2_050) / 1.2);
	});
});

describe('a rejection among others', () => {
	/** The share is 16.1, so that a tenth of it can be told. */
	const largeShare = () => opened([19, 17, 16, 14, 13]);
	/** When the second request of a window is sent that the first one begins now, in ms after it. */
	function secondAfter({ sendNext, accept }: ReturnType<typeof opened>): number {
		const begins = sendNext(1);
		accept(begins, [19]);
		return sendNext(1)[0]!.sentAt - begins[0]!.sentAt;
	}

	it('ends the window, and takes from the share once', () => {
		const on = largeShare();
		const permits = on.sendNext(3);
		on.reject(...permits);
		expect(on.pace.next(1)).toEqual({ at: 2_025, reason: 'sharing' });
		expect(secondAfter(on)).toBeCloseTo(1_600 / (15 - 1)); // 0.9 of the share
	});

	it('takes once more in the next window', () => {
		const on = largeShare();
		on.reject(...on.sendNext(1));
		secondAfter(on);
		on.reject(...on.sendNext(1));
		expect(secondAfter(on)).toBeCloseTo(1_600 / (13 - 1)); // 0.81 of it
	});

	it('takes nothing if it was too early for the next window, and that is tried again', () => {
		const on = largeShare();
		const begins = on.sendNext(12).slice(-1);
		expect(sentAt(begins)).toEqual([2_025]);
		on.time.ms = 2_065;
		on.reject(...begins);
		expect(on.pace.next(1).at).toBe(2_165);
		expect(secondAfter(on)).toBeCloseTo(1_600 / (16 - 1));
	});
});
