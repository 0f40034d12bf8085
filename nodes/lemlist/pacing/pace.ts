// When may the next request go?
//
// lemlist does not say when its windows begin, nor who else uses the key. But each reply says how many requests
// are left in the window. Those that are gone and were not sent by this process were sent by others.
//
// A frame is a window as this process sees it: it begins with a request and lasts a little longer than a window.
// It is exact if a reply shows that the server's window has just begun: the number left is one below the limit,
// or has jumped up.
//
// | State                                          | What is sent                                                           |
// | ---------------------------------------------- | ---------------------------------------------------------------------- |
// | Opening: at the start, or after an idle minute | 3 requests, 2 more after 2 replies; 4 replies or a window end it       |
// | Alone on the key                               | Bursts of the limit, a window and a margin apart                       |
// | Alone, in doubt after a 429                    | The same, but the last of a burst goes late, as a probe                |
// | Sharing, frame not exact                       | The share, spread over the whole window                                |
// | Sharing, frame exact                           | The share, spread over 0.8 of the window; at once if all that wait fit |
// | Sharing, after a 429                           | A smaller share, and nothing more in an exact frame                    |
//
// Once per frame the share grows by its part of what is free, if requests wait. If nothing is free, it moves a little
// towards GAIN.full / (1 - KEEP.full) = 4.8, where loss and gain even out. A 429 makes it smaller at once.
import type { Clock } from '../clock';
import type { Reply } from '../http';
import { limitOf, remainingOf } from './headers';
import type { Turn } from './waits';
import { latest } from './waits';

/** A rate limit. */
export interface LimitSettings {
	/** Requests that the server allows per window. */
	limit: number;
	/** The server's window, in ms. */
	windowMs: number;
	/** Added to the window, since requests do not arrive as evenly as they leave, in ms. */
	marginMs: number;
}

/** lemlist's: https://developer.lemlist.com/api-reference/getting-started/rate-limits */
export const LEMLIST_LIMIT: Readonly<LimitSettings> = { limit: 20, windowMs: 2_000, marginMs: 25 };

/** A request that was sent. Times are in ms on the limiter's clock. */
export interface SentRequest {
	readonly sentAt: number;
	/** It counts against the limit from here on: when it, or the last of its burst, was on its way. */
	countsFrom: number;
	/** Whether it was sent late in the window on purpose: if it is accepted, no others have taken its place. */
	readonly isProbe: boolean;
	/** The frame that its reply is about. */
	frame: Frame;
}

/** A window as this process sees it. Times are in ms on the limiter's clock. */
interface Frame {
	/** When its first request was sent. */
	readonly began: number;
	/** When the next frame may begin. */
	endsAt: number;
	readonly isExact: boolean;
	/** Requests sent in it. */
	sent: number;
	/** The lowest number of requests left in its replies; Infinity if none has said. */
	lowest: number;
	/** Whether nothing more is sent in it. */
	isFull: boolean;
	/** Whether the share was reconsidered by its replies. */
	isJudged: boolean;
}

/** The first requests after a pause, and what their replies say. */
interface Opening {
	readonly began: number;
	sent: number;
	replies: number;
	/** The lowest number of requests left; 0 after a 429, Infinity if no reply has said. */
	lowest: number;
}

/** After this time without a request nothing is known any more, in ms. */
const IDLE_MS = 60_000;
/** Max requests that an opening sends at first and in all, and after how many replies each phase ends. */
const OPENING = { first: { sent: 3, replies: 2 }, all: { sent: 5, replies: 4 } };
/** Requests sent within this time are one burst, which stays whole, in ms. */
const BURST_MS = 10;
/** Alone, own requests count this much longer than a window, in ms: the previous burst is just older. */
const PREVIOUS_BURST_MS = 100;
/** What each doubt adds to the margin, and the maximum, in ms: uneven latency may be the cause. */
const JITTER_MS = { step: 10, max: 40 };
/** After so many doubts in a row, others are assumed. */
const MAX_DOUBTS = 4;
/** A probe goes between these parts of a window: so late that others would have taken its place. */
const PROBE = { from: 0.8, until: 0.9 };
/** The margin of a frame that is not exact, in ms. It is larger, since the server's window began at any time. */
const INEXACT_MARGIN_MS = 50;
/** A window has begun if the number left goes up by this part of the limit. */
const JUMP = 1 / 3;
/** A share is spread over this part of an exact frame, so that its last request is not late for the window. */
const SPREAD = 0.8;
/** From this part of a frame on, most of the others' requests have come, so a reply shows what nobody will use. */
const LATE = 0.75;
/** The first share of a process that meets others while it sends, as a part of the limit. */
const FIRST_SHARE = 0.3;
/** Alone again after this many windows without a trace of others. */
const FORGET_AFTER = 3;
/** At least this many requests of others are assumed to follow the last own one. */
const MIN_UNSEEN = 1.5;
/** A share above half of the limit leaves this part of the excess to newcomers. */
const RESERVE = 0.4;
/** What is left of a share after a 429, and after a frame in which nothing was free. Large shares lose more. */
const KEEP = { rejected: 0.92, full: 15 / 16 };
/** What a share gains if requests wait and nothing is free, or replies do not say: the same for all, so they even out. */
const GAIN = { full: 0.3, unknown: 0.4 };
/** Below this share a 429 means a random wait, in windows: many processes in step might be rejected forever. */
const TINY = { share: 1.5, waitFrom: 0.5, waitTo: 1.5 };

/** Decides when requests may go, by what was sent and what the replies said. Owns state. */
export class Pace {
	private readonly settings: LimitSettings;
	private limit: number;
	/** What the server may still count, oldest first. */
	private log: SentRequest[] = [];
	private frame = newFrame(-Infinity, 0, false);
	private opening: Opening | undefined;
	/** Requests per window that are this process's, a fraction; undefined while it is alone. */
	private share: number | undefined;
	private othersSeenAt = -Infinity;
	/** How many 429s, while alone, either others or uneven latency has caused, since a probe was accepted. */
	private doubts = 0;
	private jitterMs = 0;
	/** What the reply to the newest request has said. */
	private newest = { sentAt: -Infinity, remaining: Infinity };

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings>,
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
		this.limit = this.settings.limit;
	}

	/**
	 * When the next request may go: Infinity if a reply has to come first.
	 * @param waiting how many requests wait
	 */
	next(waiting: number): Turn {
		this.expire();
		const { opening, share } = this;
		if (opening) {
			const { first, all } = OPENING;
			const max = opening.replies < first.replies ? first.sent : all.sent;
			return { at: opening.sent < max ? -Infinity : Infinity, reason: 'limit' };
		}
		// Also while sharing: however replies move the frames, no window gets more than the limit.
		const limit: Turn = {
			at: this.departureOfLast(this.limit) + this.countsForMs,
			reason: 'limit',
		};
		const probeAt = (waiting > 1 ? this.probeAt : undefined) ?? -Infinity;
		const at = share === undefined ? probeAt : this.nextInFrame(share, waiting);
		return latest(limit, { at, reason: 'sharing' });
	}

	private nextInFrame(share: number, waiting: number): number {
		const { began, endsAt, isExact, isFull, sent } = this.frame;
		const { windowMs } = this.settings;
		const size = Math.round(share);
		if (isFull || sent >= size) return endsAt;
		if (!isExact) return began + (windowMs * sent) / share;
		const fitsAll = waiting <= size - sent;
		return fitsAll ? -Infinity : began + (SPREAD * windowMs * sent) / Math.max(1, size - 1);
	}

	/** Records that a request goes now. */
	recordSent(): SentRequest {
		const now = this.clock.now();
		const { windowMs } = this.settings;
		if (now - (this.log.at(-1)?.sentAt ?? -Infinity) > IDLE_MS) this.open(now);
		const isProbe = now >= (this.probeAt ?? Infinity);
		// A probe counts as if sent with the next burst, so that it goes with the others again later on.
		const countsFrom = isProbe ? this.departureOfLast(this.limit - 1) + this.countsForMs : now;
		if (now >= this.frame.endsAt) this.frame = newFrame(now, windowMs + INEXACT_MARGIN_MS, false);
		const request = { sentAt: now, countsFrom, isProbe, frame: this.frame };
		this.frame.sent++;
		if (this.opening) this.opening.sent++;
		this.log = [...this.log.filter(({ sentAt }) => sentAt >= now - 3 * windowMs), request];
		return request;
	}

	/** Records that a request, and so its burst, is on its way by now, which may be late in a busy process. */
	recordDeparture({ sentAt }: SentRequest): void {
		const now = this.clock.now();
		for (const each of this.log) {
			if (Math.abs(each.sentAt - sentAt) <= BURST_MS)
				each.countsFrom = Math.max(each.countsFrom, now);
		}
	}

	/**
	 * Records how a request ended.
	 * @param reply undefined if it failed on the way
	 * @param hasWaiting whether requests are waiting
	 */
	ended(request: SentRequest, reply: Reply | undefined, hasWaiting: boolean): void {
		this.expire();
		const { opening, settings } = this;
		const isRejected = reply?.statusCode === 429;
		const isAccepted = reply !== undefined && !isRejected && reply.statusCode < 500;
		if (isAccepted) this.limit = Math.min(settings.limit, limitOf(reply.headers) ?? Infinity);
		const given = isAccepted ? remainingOf(reply.headers) : undefined;
		// This request has taken one, so a number that is not below the limit says nothing.
		const remaining = given !== undefined && given < this.limit ? given : undefined;
		if (opening) {
			opening.replies++;
			opening.lowest = Math.min(opening.lowest, isRejected ? 0 : (remaining ?? Infinity));
		}
		// A late reply may be about another window.
		const isOld = this.clock.now() - request.sentAt > settings.windowMs;
		if (isAccepted && !isOld) this.accepted(request, remaining, hasWaiting);
		if (isRejected && !isOld && !this.opening) this.rejected(request);
		this.expire();
	}

	private accepted(request: SentRequest, remaining: number | undefined, hasWaiting: boolean): void {
		if (request.isProbe) this.doubts = 0;
		if (remaining !== undefined) this.readRemaining(request, remaining);
		if (this.opening) return;
		const used = this.limit - (remaining ?? this.limit);
		if (used > this.ownAround(request)) this.seeOthers(FIRST_SHARE * this.limit);
		if (this.share === undefined) return;
		if (remaining === undefined) this.othersSeenAt = this.clock.now(); // It does not say that they are gone.
		this.judge(request, this.share, hasWaiting);
	}

	/** Begins an exact frame if the server's window has begun with this request. */
	private readRemaining(request: SentRequest, remaining: number): void {
		const { sentAt } = request;
		const { windowMs, marginMs } = this.settings;
		if (sentAt > this.newest.sentAt) {
			const hasJumped = remaining - this.newest.remaining >= JUMP * this.limit;
			this.newest = { sentAt, remaining };
			if (remaining === this.limit - 1 || hasJumped) {
				this.frame = newFrame(sentAt, windowMs + marginMs, true);
				const since = this.log.filter((each) => each.sentAt >= sentAt);
				for (const each of since) each.frame = this.frame;
				this.frame.sent = since.length;
			}
		}
		request.frame.lowest = Math.min(request.frame.lowest, remaining);
	}

	/** Reconsiders the share, once per frame: late in it, or at the last request of the share. */
	private judge({ sentAt, frame }: SentRequest, share: number, hasWaiting: boolean): void {
		const passed = (sentAt - frame.began) / this.settings.windowMs;
		// When the last request of the share is due, counted from 0, less half a request.
		const lastAt = (Math.round(share) - 1 - 0.5) / share;
		if (frame.isJudged || passed < Math.min(LATE, lastAt)) return;
		frame.isJudged = true;
		const { limit } = this;
		const free = freeIn(frame, passed, share, limit);
		const { kept, gain } = reconsidered(share, free, limit);
		const size = kept + (hasWaiting ? gain : 0);
		// If replies do not say how many are left, only a share as large as the limit shows that others are gone.
		const isAlone = free === undefined && size >= limit;
		this.share = isAlone ? undefined : Math.max(1, Math.min(limit, size));
	}

	private rejected(request: SentRequest): void {
		const { frame } = request;
		const current = this.frame; // The reply may be about an earlier frame.
		const now = this.clock.now();
		const isByOthers = this.ownAround(request) <= this.limit;
		if (this.share === undefined) {
			if (isByOthers) this.seeOthers(FIRST_SHARE * this.limit);
			else this.doubt();
			return;
		}
		if (isByOthers) this.othersSeenAt = now;
		if (frame.isExact && frame.isFull) return; // One 429 per exact frame is enough.
		this.share = Math.max(1, KEEP.rejected * this.share);
		frame.isJudged = true;
		if (frame.isExact) frame.isFull = true;
		else if (this.share < TINY.share) {
			// Too small to shrink: a random wait gets processes out of step.
			const windows = TINY.waitFrom + (TINY.waitTo - TINY.waitFrom) * this.clock.random();
			current.isFull = true;
			current.endsAt = now + windows * this.settings.windowMs;
		}
	}

	private doubt(): void {
		this.doubts++;
		this.jitterMs = Math.min(JITTER_MS.max, this.jitterMs + JITTER_MS.step);
		if (this.doubts >= MAX_DOUBTS) this.seeOthers(this.limit);
	}

	/** Notes a trace of others, and begins to share if it was alone. */
	private seeOthers(firstShare: number): void {
		this.othersSeenAt = this.clock.now();
		if (this.share !== undefined) return;
		this.share = Math.max(1, firstShare);
		this.doubts = 0;
	}

	/** How many own requests the server may have counted when it replied to this one. */
	private ownAround({ sentAt }: SentRequest): number {
		const slackMs = this.share === undefined ? PREVIOUS_BURST_MS : 0;
		const from = sentAt - this.settings.windowMs - slackMs;
		return this.log.filter((each) => each.sentAt >= from).length;
	}

	/** When the first of the last `count` requests departed, in ms; -Infinity if there are fewer. */
	private departureOfLast(count: number): number {
		return (count > 0 ? this.log.at(-count)?.countsFrom : undefined) ?? -Infinity;
	}

	/** How long a request counts against the limit, in ms. */
	private get countsForMs(): number {
		return this.settings.windowMs + this.settings.marginMs + this.jitterMs;
	}

	/** When to send the last of a burst as a probe, in ms; undefined if there is no doubt, or it is too late. */
	private get probeAt(): number | undefined {
		const { windowMs } = this.settings;
		// The burst so far: all but its last, which is the probe.
		const burstBegan = this.departureOfLast(this.limit - 1);
		const isTooLate = this.clock.now() > burstBegan + PROBE.until * windowMs;
		if (this.doubts === 0 || this.share !== undefined || isTooLate) return undefined;
		return burstBegan + PROBE.from * windowMs;
	}

	private open(now: number): void {
		this.share = undefined;
		this.doubts = 0;
		this.jitterMs = 0;
		this.newest = { sentAt: -Infinity, remaining: Infinity };
		this.opening = { began: now, sent: 0, replies: 0, lowest: Infinity };
	}

	/** Ends what is over by now: others that left no trace, and the opening. */
	private expire(): void {
		const now = this.clock.now();
		const { opening } = this;
		const { windowMs } = this.settings;
		if (now - this.othersSeenAt > FORGET_AFTER * windowMs) this.share = undefined;
		if (!opening) return;
		if (opening.replies < OPENING.all.replies && now - opening.began <= windowMs) return;
		this.opening = undefined;
		const share = shareAfter(opening, this.limit);
		if (share !== undefined) this.seeOthers(share);
		// The opening's requests count as sent now, so that the next burst is whole.
		else for (const each of this.log) each.countsFrom = now;
	}
}

const newFrame = (began: number, lengthMs: number, isExact: boolean): Frame => ({
	began,
	endsAt: began + lengthMs,
	isExact,
	sent: 0,
	lowest: Infinity,
	isFull: false,
	isJudged: false,
});

/** The share if others go on as during the opening; undefined if there are no others. */
function shareAfter({ sent, lowest }: Opening, limit: number): number | undefined {
	if (lowest === Infinity) return undefined;
	// If all came in random order, 1/(n + 1) of the others' requests came after the last of n own ones, unseen.
	const others = (limit - lowest - sent) * (1 + 1 / sent);
	return others < 0.5 ? undefined : (limit * sent) / (sent + others);
}

/** What is kept of a share, and what it gains if requests wait. */
function reconsidered(
	share: number,
	free: number | undefined,
	limit: number,
): { kept: number; gain: number } {
	if (free === undefined) return { kept: share, gain: GAIN.unknown };
	if (free <= 0) return { kept: KEEP.full * share, gain: GAIN.full };
	// Its part of what is free: as large as its part of what is used.
	return { kept: share, gain: (free * share) / (limit - free) };
}

/** Requests that nobody will claim in a window; undefined if no reply has said how many are left. */
function freeIn(
	{ lowest, isExact }: Frame,
	passed: number,
	share: number,
	limit: number,
): number | undefined {
	if (lowest === Infinity) return undefined;
	const others = limit - share;
	// Others send `others / share` for each own one. On average half of these come after the last own one.
	const afterLastOwn = others / share / 2;
	const forNewcomers = RESERVE * (share - limit / 2);
	const unseen = Math.max(MIN_UNSEEN, afterLastOwn, forNewcomers);
	// The part of theirs that is still to come, since they spread them alike.
	const toCome = isExact ? (others * Math.max(0, SPREAD - passed)) / SPREAD : 0;
	return lowest - toCome - unseen;
}
