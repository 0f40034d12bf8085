import type { LimitSettings, SentRequest } from '../../../../nodes/lemlist/pacing/pace';
import { Pace } from '../../../../nodes/lemlist/pacing/pace';

/** More than any share: not the end. */
const MANY = 100;

/** A pace on a clock that the test sets. */
function paceOnClock(settings: Partial<LimitSettings> = {}) {
	const time = { ms: 0, random: 0 };
	const clock = {
		now: () => time.ms,
		sleep: async () => undefined,
		timeout: (ms: number) => AbortSignal.timeout(ms),
		random: () => time.random,
	};
	const pace = new Pace(clock, settings);
	return {
		pace,
		time,
		/** Sends what may go now. */
		send(waiting = MANY): SentRequest[] {
			const sent: SentRequest[] = [];
			while (sent.length < 50 && waiting > 0 && pace.next(waiting--).at <= time.ms)
				sent.push(pace.recordSent());
			return sent;
		},
		/** Sends the next ones, each when it may go. */
		sendNext(count: number, waiting = MANY): SentRequest[] {
			return Array.from({ length: count }, () => {
				time.ms = Math.max(time.ms, pace.next(waiting).at);
				return pace.recordSent();
			});
		},
		/** A reply for each; without a number it does not say how many requests are left. */
		accept(sent: SentRequest[], left: number[] = [], hasWaiting = true): void {
			sent.forEach((request, index) => {
				const headers = index < left.length ? { 'x-ratelimit-remaining': left[index] } : {};
				pace.ended(request, { statusCode: 200, headers, body: {} }, hasWaiting);
			});
		},
		reject(...sent: SentRequest[]): void {
			const reply = { statusCode: 429, headers: {}, body: {} };
			for (const request of sent) pace.ended(request, reply, true);
		},
	};
}
type OnClock = ReturnType<typeof paceOnClock>;

/** After the 5 requests of the opening, all at 0, and their replies. */
function opened(left: number[] = [], settings: Partial<LimitSettings> = {}): OnClock {
	const on = paceOnClock(settings);
	const first = on.send();
	on.accept(first, left.slice(0, first.length));
	on.accept(on.send(5 - first.length), left.slice(first.length));
	return on;
}

/** Alone, and replies do not say how many requests are left. */
const alone = () => opened();
/** Others have most of it, and no window was seen to begin: the share is 5.15. */
const inexact = () => opened([6, 5, 4, 3, 2]);
/** Others have some of it, and the server's window began at 0: the share is 8.2. */
const exact = () => opened([19, 14, 9, 12, 12]);

const sentAt = (sent: SentRequest[]) => sent.map((request) => Math.round(request.sentAt));

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

	it('ends after 4 replies. If nobody else is there, the burst goes on, and counts as one', () => {
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

	it('ends after a window without enough replies', () => {
		const { time, send } = paceOnClock();
		send();
		time.ms = 2_000;
		expect(send()).toHaveLength(0);
		time.ms = 2_001;
		expect(send()).toHaveLength(17);
	});

	it.each([
		{ left: [6, 5, 4, 3], others: 12 },
		{ left: [3, 2, 1, 0], others: 15 },
	])(
		'measures the share: 5 own requests, $others of others, of which it saw 5 in 6',
		({ left, others }) => {
			const { sendNext } = opened(left);
			const [first, second] = sendNext(2);
			const share = (20 * 5) / (5 + others * (6 / 5));
			expect(second!.sentAt - first!.sentAt).toBeCloseTo(2_000 / share);
		},
	);

	it('takes a 429 for none left, and a failure for a reply without a number', () => {
		const { pace, send, reject, accept } = paceOnClock();
		const [first, second, third] = send();
		reject(first!);
		pace.ended(second!, undefined, true);
		pace.ended(third!, { statusCode: 502, headers: {}, body: {} }, true);
		expect(pace.next(MANY).at).toBe(-Infinity);
		accept(send(1));
		expect(pace.next(MANY).reason).toBe('sharing');
	});

	it('knows nothing of what was before', () => {
		// With windows that long, others would still be known.
		const { time, sendNext, send, accept } = opened([6, 5, 4, 3, 2], { windowMs: 30_000 });
		time.ms = 60_001;
		accept(send(), [14, 13, 12]); // a jump from 6, but long ago
		accept(send(2), [11, 10]);
		const share = (20 * 5) / (5 + 4 * (6 / 5));
		expect(sendNext(1)[0]!.sentAt - 60_001).toBeCloseTo((30_000 * 5) / share);
	});

	it.each([
		{ idleMs: 60_000, sent: 20 },
		{ idleMs: 60_001, sent: 3 },
	])('comes again after more than a minute without requests: $idleMs ms', ({ idleMs, sent }) => {
		const { time, send } = alone();
		time.ms += idleMs;
		expect(send()).toHaveLength(sent);
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

	it('keeps bursts whole: all of one count from when its last request left', () => {
		const { pace, time, send } = alone();
		const burst = send();
		time.ms = 60;
		pace.recordDeparture(burst[3]!);
		expect(pace.next(MANY).at).toBe(60 + 2_025);
		time.ms = 60 + 2_025;
		expect(send()).toHaveLength(20);
	});

	it('keeps to a lower limit if the server says so', () => {
		const { pace, send } = alone();
		const headers = { 'x-ratelimit-limit': '10' };
		pace.ended(send(1)[0]!, { statusCode: 200, headers, body: {} }, true);
		expect(send()).toHaveLength(4);
	});

	it.each([
		['fewer are left than own requests explain', 200, 12, 0, 'sharing'],
		['own requests explain what is left', 200, 13, 0, 'limit'],
		['a client error says so as well', 499, 12, 0, 'sharing'],
		['a server error says nothing', 500, 12, 0, 'limit'],
		['an old reply says nothing', 200, 12, 2_001, 'limit'],
		['more than the limit left says nothing', 200, 20, 0, 'limit'],
		['an old 429 says nothing', 429, 0, 2_001, 'limit'],
	])('ends only if others are there: %s', (_, statusCode, left, ms, reason) => {
		const { pace, time, send } = alone();
		const [, second] = send(2);
		time.ms = ms;
		const headers = { 'x-ratelimit-remaining': left };
		pace.ended(second!, { statusCode, headers, body: {} }, true);
		expect(pace.next(MANY).reason).toBe(reason);
	});

	it('ends with a 429 that own requests do not explain', () => {
		const { pace, send, reject } = alone();
		reject(send()[0]!);
		expect(pace.next(MANY).reason).toBe('sharing');
	});
});

describe('in doubt', () => {
	/** The second burst, at 2025, had 429s that uneven latency may have caused. */
	function inDoubt(rejections = 1): OnClock {
		const on = alone();
		on.send();
		on.time.ms = 2_025;
		on.reject(...on.send().slice(0, rejections));
		return on;
	}

	it('bursts are further apart with each 429', () => {
		const at = [1, 2, 3].map((rejections) => inDoubt(rejections).pace.next(MANY));
		expect(at).toEqual([4_060, 4_070, 4_080].map((ms) => ({ at: ms, reason: 'limit' })));
	});

	it('it shares the whole limit from the fourth 429 on', () => {
		const { sendNext } = inDoubt(4);
		const [first, second] = sendNext(2);
		expect(second!.sentAt - first!.sentAt).toBeCloseTo(2_000 / 20);
	});

	it('the last of a burst is a probe late in the window, and sits out the next burst', () => {
		const { pace, time, send, accept } = inDoubt();
		time.ms = 4_060;
		expect(send()).toHaveLength(19);
		expect(pace.next(MANY)).toEqual({ at: 4_060 + 1_600, reason: 'sharing' });
		time.ms = 4_060 + 1_600;
		const probe = send();
		expect(probe).toHaveLength(1);
		accept(probe); // no doubt any more

		time.ms = 6_095;
		expect(send()).toHaveLength(19);
		expect(pace.next(MANY).at).toBe(8_130);
		time.ms = 8_130;
		expect(send()).toHaveLength(20);
	});

	it('a probe counts no earlier than it left', () => {
		const { pace, time, send } = inDoubt();
		time.ms = 4_060;
		send();
		time.ms = 4_060 + 1_600;
		const [probe] = send();
		expect(probe!.countsFrom).toBe(6_095);
		time.ms = 6_200;
		pace.recordDeparture(probe!);
		expect(probe!.countsFrom).toBe(6_200);
	});

	it.each([
		{ ms: 1_750, isProbe: true },
		{ ms: 1_850, isProbe: false },
	])(
		'the last of a burst is no probe later than 0.9 of the window: after $ms ms',
		({ ms, isProbe }) => {
			const { time, send } = inDoubt();
			time.ms = 4_060;
			send();
			time.ms = 4_060 + ms;
			expect(send()).toMatchObject([{ isProbe }]);
		},
	);

	it('bursts are at most 40 ms further apart', () => {
		const { time, pace, send, accept, reject } = inDoubt();
		const sendAll = () => {
			time.ms = pace.next(MANY).at;
			return send();
		};
		for (let n = 0; n < 10; n++) {
			sendAll();
			accept(sendAll()); // a probe: no doubt any more
			reject(sendAll()[0]!);
		}
		expect(pace.next(MANY).at - time.ms).toBe(2_065);
	});

	it('the last that waits does not become a probe', () => {
		const { time, send } = inDoubt();
		time.ms = 4_060;
		expect(send(20)).toHaveLength(20);
	});

	it('others are there if a probe meets a 429', () => {
		const { pace, time, send, reject } = inDoubt();
		time.ms = 4_060;
		send();
		time.ms = 4_060 + 1_600;
		reject(...send());
		expect(pace.next(MANY).reason).toBe('sharing');
	});

	it('is over if others are there, even if they are gone later', () => {
		const { time, send, reject } = inDoubt();
		time.ms = 4_060;
		send();
		time.ms = 4_060 + 1_600;
		reject(...send());
		time.ms += 10_000;
		expect(send()).toHaveLength(20);
	});

	it('is over after a minute without requests', () => {
		const { pace, time, send, accept } = inDoubt();
		time.ms += 60_001;
		accept(send());
		accept(send(2));
		expect(send()).toHaveLength(15);
		expect(pace.next(MANY).at).toBe(time.ms + 2_025);
	});
});

describe('sharing', () => {
	it('spreads the share over a window, and not over less at the end', () => {
		const { pace, sendNext } = inexact();
		expect(pace.next(1)).toEqual({ at: 2_050, reason: 'sharing' });
		const at = sentAt(sendNext(6, 1));
		expect(at.slice(0, 5)).toEqual(
			[0, 1, 2, 3, 4].map((n) => Math.round(2_050 + (n * 2_000 * 19.4) / 100)),
		);
		expect(at[5]).toBe(4_100);
	});

	it('spreads it over 0.8 of a window that was seen to begin', () => {
		const { sendNext } = exact();
		expect(sentAt(sendNext(4))).toEqual([1_143, 1_371, 1_600, 2_025]);
	});

	it('sends what is left of it at once if nothing else waits', () => {
		const { send } = exact();
		expect(send(4)).toHaveLength(0);
		expect(send(3)).toHaveLength(3);
		expect(send(1)).toHaveLength(0);
	});

	it('begins the next frame with one request, which shows whether a window began', () => {
		const { send, sendNext, accept } = exact();
		const begins = sendNext(4).slice(-1);
		expect(sentAt(begins)).toEqual([2_025]);
		expect(send()).toHaveLength(0);
		accept(begins, [19]);
		const step = 1_600 / 7;
		expect(sentAt(sendNext(7))).toEqual(
			[1, 2, 3, 4, 5, 6, 7].map((n) => Math.round(2_025 + n * step)),
		);
	});

	it.each([
		{ left: 12, span: 'a third of the limit more', step: 1_600 / 4 },
		{ left: 11, span: 'less than that', step: 2_000 / (100 / 20.6) },
	])('a window has begun if $span is left than before', ({ left, step }) => {
		const { sendNext, accept } = opened([5, 4, 3, 2, 1]); // the share is 4.85
		const begins = sendNext(1);
		accept(begins, [left]);
		const [second] = sendNext(1);
		expect(second!.sentAt - begins[0]!.sentAt).toBeCloseTo(step);
	});

	it('never sends more than the limit in a window, whatever the replies say', () => {
		const { time, send, sendNext, accept } = exact();
		const sent: number[] = [0, 0, 0, 0, 0];
		for (let n = 0; n < 200; n++) {
			const [request] = sendNext(1, 3); // the last ones, so they go at once
			sent.push(request!.sentAt);
			time.ms += 20;
			accept([request!], [19]); // each of them begins a window
		}
		const within = sent.map(
			(at) => sent.filter((other) => other >= at && other < at + 2_000).length,
		);
		expect(Math.max(...within)).toBeLessThanOrEqual(20);
		expect(send(0)).toEqual([]);
	});

	it.each([
		{ left: 18, reason: 'sharing' },
		{ left: 19, reason: 'limit' },
		{ left: 20, reason: 'sharing' }, // makes no sense, so it says nothing
	])('ends after 3 windows without a trace of others: $left left', ({ left, reason }) => {
		const { pace, time, send, accept } = inexact();
		time.ms = 2_050;
		accept(send(1), [left]);
		time.ms = 6_001;
		expect(pace.next(MANY).reason).toBe(reason);
	});
});

describe('the share', () => {
	/** How many go in the next exact frame, up to 20. */
	function sizeOf({ time, pace, send, sendNext, accept }: OnClock): number {
		time.ms = Math.max(time.ms + 2_100, pace.next(MANY).at);
		const from = time.ms;
		accept(send(1), [19]);
		const more = sendNext(20).filter((request) => request.sentAt < from + 2_000);
		return 1 + more.length;
	}
	/** The last of the share of 8 in the exact frame has this many left. */
	function after(left: number, hasWaiting = true): number {
		const on = exact();
		const last = on.sendNext(3).slice(-1);
		on.accept(last, [left], hasWaiting);
		return sizeOf(on);
	}

	it('grows by its part of what is free, but for what is yet to come', () => {
		expect(sizeOf(exact())).toBe(8);
		// 1.5 of those left may be taken yet: 8.2 + 6.5 * 8.2 / 13.5 = 12.1
		expect(after(8)).toBe(12);
		expect(after(5)).toBe(10);
		// An earlier reply in the frame said 9: 8.2 + 7.5 * 8.2 / 12.5 = 13.1
		expect(after(14)).toBe(13);
	});

	it('shrinks by a part if nothing is free, and all the more if nothing waits', () => {
		const all = opened([19, 17, 16, 14, 13]); // the share is 16.1
		const last = all.sendNext(11).slice(-1);
		all.accept(last, [0], false);
		expect(sizeOf(all)).toBe(15);
		expect(after(0)).toBe(8);
	});

	it('does not grow by an early reply', () => {
		const on = exact();
		on.accept(on.sendNext(1), [8]);
		expect(sizeOf(on)).toBe(8);
	});

	it('reckons with those that others send after it in an exact frame', () => {
		const { sendNext, reject, accept } = opened([3, 2, 1, 0]);
		for (let n = 0; n < 20; n++) reject(...sendNext(1)); // a share of 1
		accept(sendNext(1), [19]); // It was the first in the window, so that says nothing.
		const [first, second] = sendNext(2);
		expect(second!.sentAt - first!.sentAt).toBe(2_050);
	});

	it('does not grow if nothing waits', () => {
		expect(after(8, false)).toBe(8);
		const unknown = alone();
		unknown.reject(unknown.send()[0]!); // a share of 6
		for (let n = 0; n < 30; n++) unknown.accept(unknown.sendNext(1), [], false);
		expect(unknown.pace.next(MANY).reason).toBe('sharing');
		expect(sizeOf(unknown)).toBe(6);
	});

	it('leaves some of a large share to others that just begin', () => {
		const large = opened([19, 17, 16, 14, 13]); // 16.1, and 3.9 for others
		large.accept(large.sendNext(11).slice(-1), [2]);
		// Without a reserve of 0.4 * (16.1 - 10) = 2.4 it would grow by 0.5 * 16.1 / 19.5 to 16.5.
		expect(sizeOf(large)).toBe(15);
	});

	it('grows slowly without a count, and is the whole limit in the end', () => {
		const { pace, time, send, accept, reject } = alone();
		reject(send()[0]!); // a share of 6
		let frames = 0;
		while (pace.next(MANY).reason === 'sharing' && frames++ < 100) {
			const from = (time.ms = Math.max(time.ms, pace.next(MANY).at));
			while (time.ms < from + 2_050) {
				accept(send());
				time.ms += 10;
			}
		}
		expect(frames).toBeGreaterThan(25);
		expect(frames).toBeLessThan(45);
	});

	it('loses once in an exact frame with 429s, and nothing more is sent in it', () => {
		const on = opened([19, 17, 16, 14, 13]); // the share is 16.1
		const sent = on.sendNext(3);
		on.reject(...sent);
		expect(on.pace.next(1)).toEqual({ at: 2_025, reason: 'sharing' });
		expect(sizeOf(on)).toBe(15); // 0.92 of it
		on.reject(...on.sendNext(1));
		expect(sizeOf(on)).toBe(14);
	});

	it('does not grow in a frame with a 429', () => {
		const on = opened([19, 17, 16, 14, 13]); // the share is 16.1
		const sent = on.sendNext(11);
		on.reject(sent[0]!);
		on.accept(sent.slice(-1), [13]);
		expect(sizeOf(on)).toBe(15);
	});

	it('if small, reckons with more requests of others after the last own one', () => {
		const { sendNext, reject, accept } = opened([3, 2, 1, 0]); // the share is 4.35
		for (let n = 0; n < 8; n++) reject(...sendNext(1));
		const stepOf = (sent: SentRequest[]) => sent[1]!.sentAt - sent[0]!.sentAt;
		const before = sendNext(2);
		const share = 2_000 / stepOf(before);
		accept(before, [4, 3], false);
		// 17.8 others send 8 for each own one, so 4 of them come after it and take the 3 left.
		expect(2_000 / stepOf(sendNext(2))).toBeCloseTo((share * 15) / 16);
	});

	it('loses with each 429 in other frames, which go on', () => {
		const { sendNext, reject } = inexact();
		reject(...sendNext(2));
		const [third, fourth] = sendNext(2);
		expect(fourth!.sentAt - third!.sentAt).toBeCloseTo(2_000 / (5.15 * 0.92 ** 2), 0);
	});

	it.each([
		{ random: 0, waitMs: 1_000 },
		{ random: 0.75, waitMs: 2_500 },
	])('below 1.5, a 429 means a random wait: $waitMs ms', ({ random, waitMs }) => {
		const { pace, time, sendNext, reject } = opened([3, 2, 1, 0]);
		time.random = random;
		for (let n = 0; n < 13; n++) reject(...sendNext(1)); // a share of 4.3 * 0.92 ** 13
		expect(pace.next(MANY)).toEqual({ at: time.ms + waitMs, reason: 'sharing' });
	});
});
