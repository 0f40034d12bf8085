// When may the next request go?
//
// | What is known             | What is sent                                                          |
// | ------------------------- | --------------------------------------------------------------------- |
// | Nothing (idle for 60 s)   | 3 requests, 2 more after 2 replies; 4 replies decide                  |
// | Alone on the key          | Bursts of the limit, a window and a margin apart                      |
// | Alone, but a rejection    | The same; the last of a burst waits until late in the window          |
// | Others, window unknown    | A share, evenly spread                                                |
// | Others, window known      | One request to begin the next window, then a share spread over most of it |
// | The same, near the end    | What is left, at once, if it fits into the share                      |
import type { Clock } from '../clock';
import type { Reply } from '../http';
import { limitOf, remainingOf } from './headers';
import { Opening } from './opening';
import { SentLog } from './sentLog';
import type { SentRequest } from './sentLog';
import { ServerWindow } from './serverWindow';
import { Share, SPREAD } from './share';
import type { Turn } from './waits';

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

/** What jitter adds to the margin with each rejection, and in all, in ms. */
const JITTER_MS = { step: 10, max: 40 };
/** The margin of requests that are spread out, in ms. */
const SPREAD_MARGIN_MS = 50;
/** While alone, own requests count this much longer than a window, in ms: the previous burst is among them. */
const PREVIOUS_BURST_MS = 100;
/** After this time without a request, nothing is known any more, in ms. */
const IDLE_MS = 60_000;
/** If the window is unknown, requests keep at least this part of the distance of evenly spread ones. */
const SPACING = 0.8;
/** How far into the window a probe is sent, and when it is too late for one. */
const PROBE = { at: 0.8, until: 0.9 };

/** Decides when requests may go, by what was sent and what the replies said. */
export class Pace {
	private readonly settings: LimitSettings;
	private readonly log = new SentLog();
	private limit: number;
	private share: Share;
	private serverWindow: ServerWindow;
	private opening: Opening | undefined;
	private jitterMs = 0;

	constructor(
		private readonly clock: Clock,
		settings: Partial<LimitSettings>,
	) {
		this.settings = { ...LEMLIST_LIMIT, ...settings };
		const { limit, windowMs } = this.settings;
		this.limit = limit;
		this.share = this.newShare();
		this.serverWindow = new ServerWindow(windowMs);
	}

	/**
	 * When the next request may go.
	 * @param waiting how many requests wait
	 */
	next(waiting: number): Turn {
		this.endOpening();
		const share = this.share.size;
		if (this.opening) return { at: this.opening.isSpent ? Infinity : -Infinity, reason: 'limit' };
		if (share === undefined) return this.nextAlone(waiting);
		const isKnown = this.serverWindow.began !== undefined && share >= 2;
		const at = isKnown ? this.nextInWindow(share, waiting) : this.nextSpread(share);
		return { at, reason: 'sharing' };
	}

	private nextAlone(waiting: number): Turn {
		const at = this.log.lastCountFrom(this.limit) + this.countsForMs;
		const probeAt = waiting > 1 ? this.probeAt() : undefined;
		return probeAt !== undefined && probeAt > at
			? { at: probeAt, reason: 'sharing' }
			: { at, reason: 'limit' };
	}

	private nextInWindow(share: number, waiting: number): number {
		const { began = 0, joinedAt, isFull, endsAt, nextAt } = this.serverWindow;
		const size = Math.round(share);
		const sent = this.log.sentSince(joinedAt);
		if (isFull || sent >= size || this.clock.now() >= endsAt) return nextAt;
		const isEnd = waiting <= size - sent;
		return isEnd ? -Infinity : began + (SPREAD * this.settings.windowMs * sent) / (size - 1);
	}

	private nextSpread(share: number): number {
		const spacedAt = this.log.lastSentAt + (SPACING * this.countsForMs) / share;
		return Math.max(this.log.lastCountFrom(Math.ceil(share)) + this.countsForMs, spacedAt);
	}

	/** Takes note that a request goes now. */
	send(): SentRequest {
		const now = this.clock.now();
		if (now - this.log.lastSentAt > IDLE_MS) this.open(now);
		const probeAt = this.probeAt();
		const isProbe = probeAt !== undefined && now >= probeAt;
		// A probe counts as sent with the next burst, so that it goes with the others again later on.
		const countsFrom = isProbe ? this.burstBegan + this.countsForMs : now;
		const sent = { sentAt: now, countsFrom, isProbe };
		this.log.add(sent);
		this.serverWindow.sent(now);
		this.opening?.send();
		return sent;
	}

	/** Takes note that a request is on its way, which may be later than planned in a busy process. */
	markSent(request: SentRequest): void {
		this.log.leftAt(this.clock.now(), request);
	}

	/**
	 * Takes note of how a request ended.
	 * @param reply undefined if it failed on the way
	 * @param hasWaiting whether requests are waiting
	 */
	ended(request: SentRequest, reply: Reply | undefined, hasWaiting: boolean): void {
		const isRejected = reply?.statusCode === 429;
		const given = reply && (isRejected ? 0 : remainingOf(reply.headers));
		const remaining = given !== undefined && given < this.limit ? given : undefined;
		if (request.sentAt >= (this.opening?.began ?? Infinity)) this.opening?.ended(remaining);
		if (isRejected) this.rejected(request);
		else if (reply && reply.statusCode < 500) {
			this.limit = Math.min(this.settings.limit, limitOf(reply.headers) ?? Infinity);
			this.accepted(request, remaining, hasWaiting);
		}
		this.endOpening();
	}

	private accepted(request: SentRequest, remaining: number | undefined, hasWaiting: boolean): void {
		const { limit } = this;
		const { sentAt } = request;
		if (request.isProbe) this.share.probeAccepted();
		if (this.clock.now() - sentAt > this.settings.windowMs) return; // about an old window
		if (remaining !== undefined) {
			this.serverWindow.accepted(sentAt, remaining, limit, this.share.size ?? limit);
		}
		if (this.opening) return;
		if (remaining !== undefined && limit - remaining > this.ownAround(request)) {
			this.share.meetOthers(limit);
		}
		const { began } = this.serverWindow;
		const passed = this.serverWindow.passedAt(sentAt);
		this.share.accepted({ limit, remaining, began, passed, hasWaiting });
	}

	private rejected(request: SentRequest): void {
		const isNews = this.serverWindow.rejected(request.sentAt, this.clock.now());
		if (this.opening) return;
		if (this.share.size !== undefined) {
			if (isNews) this.share.rejected();
		} else if (this.ownAround(request) > this.limit) {
			this.share.doubt(this.limit);
			this.jitterMs = Math.min(JITTER_MS.max, this.jitterMs + JITTER_MS.step);
		} else this.share.meetOthers(this.limit);
	}

	/** My requests that the server may have counted when it replied to this one. */
	private ownAround({ sentAt }: SentRequest): number {
		const slackMs = this.share.size === undefined ? PREVIOUS_BURST_MS : 0;
		return this.log.sentSince(sentAt - this.settings.windowMs - slackMs);
	}

	/** How long a request counts against the limit, in ms. */
	private get countsForMs(): number {
		const isAlone = this.share.size === undefined;
		const { windowMs, marginMs } = this.settings;
		return windowMs + (isAlone ? marginMs + this.jitterMs : SPREAD_MARGIN_MS);
	}

	/** When the current burst began, if the next request is its last. */
	private get burstBegan(): number {
		return this.log.lastCountFrom(this.limit - 1);
	}

	/** When to send the last of a burst in case of doubt: so late that others would have taken its place. */
	private probeAt(): number | undefined {
		const { windowMs } = this.settings;
		const isOver = this.clock.now() > this.burstBegan + PROBE.until * windowMs;
		return this.share.isInDoubt && !isOver ? this.burstBegan + PROBE.at * windowMs : undefined;
	}

	private open(now: number): void {
		this.share = this.newShare();
		this.serverWindow = new ServerWindow(this.settings.windowMs);
		this.opening = new Opening(now);
		this.jitterMs = 0;
	}

	/** Ends the opening once it has shown enough, or after a window, and goes by what it has shown. */
	private endOpening(): void {
		const { opening } = this;
		const now = this.clock.now();
		if (!opening || (!opening.isOver && now - opening.began <= this.settings.windowMs)) return;
		this.opening = undefined;
		const share = opening.share(this.limit);
		if (share !== undefined) this.share.meetOthers(this.limit, share);
		// The opening's requests count as sent now, so that the next burst is whole.
		else this.log.gather(now);
	}

	private newShare(): Share {
		return new Share(this.settings.windowMs, () => this.clock.now());
	}
}
