// The network to a simulated server and back: latency, the server's headers, and failures.
import { createWindow, type RateWindow, type WindowKind } from '../../sandbox/rateLimits';
import type { Reply } from '../../nodes/lemlist/http';
import { normal } from './random';
import type { VirtualTime } from './virtualTime';

/** How a network and its server behave. */
export interface NetworkSettings {
	server: WindowKind;
	/** Format of `Retry-After`; with `nonsense` all headers have invalid values. */
	headers: 'whole' | 'fractional' | 'roundedDown' | 'date' | 'missing' | 'nonsense';
	medianLatencyMs: number;
	/** Share of requests per fault: early reset, lost response, 502; a fifth as many hang. */
	faults: number;
	/** Period in which all responses are 502, in ms. */
	outage?: readonly [fromMs: number, toMs: number];
}

/** A request as the server's rate limit sees it. Times in ms. */
export interface Arrival {
	/** The process that sent it; `undefined` for another tool. */
	process: number | undefined;
	atMs: number;
	accepted: boolean;
	/** When the whole limit is free again; in a fixed window, its end. */
	resetAtMs: number;
}

const LIMIT = 20;
const WINDOW_MS = 2_000;
const REQUEST_TIMEOUT_MS = 15_000;

/** A simulated server behind a network. */
export class Network {
	private readonly window: RateWindow;
	/** The requests that the rate limit has counted, in the order of their arrival. */
	readonly arrivals: Arrival[] = [];

	constructor(
		private readonly time: VirtualTime,
		private readonly random: () => number,
		private readonly settings: NetworkSettings,
	) {
		this.window = createWindow(settings.server, LIMIT, WINDOW_MS, random() * WINDOW_MS);
	}

	/** Sends one request of a process, or of another tool; rejects like n8n's helper if there is no response. */
	async request(process?: number): Promise<Reply> {
		const { inMs, outMs } = this.latency();
		const fault = this.fault();
		await this.time.wait(inMs);
		if (fault === 'reset') throw transportError('ECONNRESET');
		const reply = this.answer(process, fault === 'badGateway');
		if (fault === 'hang') {
			await this.time.wait(REQUEST_TIMEOUT_MS - inMs);
			throw transportError('ECONNABORTED');
		}
		await this.time.wait(reply.statusCode === 429 ? Math.min(outMs, inMs) : outMs);
		if (fault === 'lostResponse') throw transportError('ECONNRESET');
		return reply;
	}

	/** Nobody listens at another address. */
	async refuse(): Promise<never> {
		await this.time.wait(this.latency().inMs);
		throw transportError('ECONNREFUSED');
	}

	private answer(process: number | undefined, badGateway: boolean): Reply {
		const now = this.time.now();
		const [from, to] = this.settings.outage ?? [Infinity, Infinity];
		if (now >= from && now < to) return { statusCode: 502, headers: {}, body: '' };
		const { allowed, remaining, retryAfterMs, resetAtMs } = this.window.take(now);
		this.arrivals.push({ process, atMs: now, accepted: allowed, resetAtMs });
		const headers = this.headers(now, remaining, retryAfterMs);
		if (!allowed) return { statusCode: 429, headers, body: 'Too Many Requests' };
		return badGateway
			? { statusCode: 502, headers: {}, body: '' }
			: { statusCode: 200, headers, body: {} };
	}

	private headers(nowMs: number, remaining: number, retryAfterMs: number): Record<string, string> {
		const { headers } = this.settings;
		if (headers === 'missing') return {};
		if (headers === 'nonsense') return this.nonsense();
		const seconds = retryAfterMs / 1_000;
		const date = (ms: number) => new Date(Date.UTC(2030, 0) + ms).toUTCString();
		const retryAfter = {
			whole: String(Math.ceil(seconds)),
			fractional: String(seconds),
			roundedDown: String(Math.floor(seconds)),
			date: date(nowMs + retryAfterMs),
		};
		return {
			date: date(nowMs),
			'retry-after': retryAfter[headers],
			'x-ratelimit-limit': String(LIMIT),
			'x-ratelimit-remaining': String(remaining),
		};
	}

	private nonsense(): Record<string, string> {
		const values = ['-5', '1e99', 'NaN', 'soon', '', 'Thu, 01 Jan 1970 00:00:00 GMT'];
		const pick = () => values[Math.floor(this.random() * values.length)]!;
		return {
			'retry-after': pick(),
			'x-ratelimit-limit': pick(),
			'x-ratelimit-remaining': pick(),
			'x-ratelimit-reset': pick(),
		};
	}

	/**
	 * Latency to and from the limiter, in ms: lognormal; 5 % of the requests take up to 2 s, and a
	 * fifth of those are delayed before they reach the limiter.
	 */
	private latency(): { inMs: number; outMs: number } {
		const base = this.settings.medianLatencyMs * Math.exp(0.35 * normal(this.random));
		const inMs = base * (0.3 + 0.3 * this.random());
		const slow = this.random() < 0.05 ? Math.max(0, 2_000 - base) * this.random() : 0;
		const slowIn = this.random() < 0.2;
		return { inMs: inMs + (slowIn ? slow : 0), outMs: base - inMs + (slowIn ? 0 : slow) };
	}

	private fault(): 'reset' | 'lostResponse' | 'badGateway' | 'hang' | undefined {
		const drawn = this.random() / this.settings.faults;
		if (drawn < 1) return 'reset';
		if (drawn < 2) return 'lostResponse';
		if (drawn < 3) return 'badGateway';
		return drawn < 3.2 ? 'hang' : undefined;
	}
}

function transportError(code: string): Error {
	return Object.assign(new Error('The connection cannot be established'), { httpCode: code });
}
