// Faults on request: what shall go wrong, for which requests, how often.

import { seededRandom } from './random';
import type { RequestRecord } from './requestLog';

/**
 * What a struck request gets:
 *
 * - `reset`: its connection is reset, without an answer
 * - `cut`: its answer ends half-way through the body
 * - `malformed`: bytes that are no HTTP
 * - `html`: 200 with an HTML page, as from a proxy or a wrong address
 * - `{ hangMs }`: that many ms of silence, then what it would have got anyway
 * - `{ status, body, headers }`: that answer
 */
export type FaultAnswer =
	| 'reset'
	| 'cut'
	| 'html'
	| 'malformed'
	| { hangMs: number }
	| { status: number; body?: string | object; headers?: Record<string, string> };

/** A fault. Only requests that the rate limit admitted are struck, each by the first that fits. */
export interface Fault {
	answer: FaultAnswer;
	/** Strikes only requests with this method, path (`/tasks`) or task ID. */
	method?: string;
	path?: string;
	taskId?: string;
	/** Strikes only requests for which this is true; not over HTTP. */
	when?: (request: RequestRecord) => boolean;
	/** Strikes only the next so many that fit; without it, all. */
	times?: number;
	/** Strikes each that fits with this probability (0 to 1), drawn from `seed` (default 1). */
	probability?: number;
	seed?: number;
	/** Strikes only from and until so many ms after it was told: an outage. */
	fromMs?: number;
	untilMs?: number;
	/**
	 * True: the request is carried out first and only its answer is lost. A `cut` always is, since
	 * there has to be something to cut.
	 */
	saved?: boolean;
}

/** A fault in force. */
export interface ActiveFault {
	readonly fault: Readonly<Fault>;
	/** How many requests it has struck. */
	hits: number;
}

/** The faults in force, in the order they were told. */
export class Faults {
	private active: Array<ActiveFault & { toldAt: number; random: () => number }> = [];

	/** Puts a fault in force from `nowMs` on. */
	tell(fault: Fault, nowMs: number): ActiveFault {
		const active = { fault, hits: 0, toldAt: nowMs, random: seededRandom(fault.seed ?? 1) };
		this.active.push(active);
		return active;
	}

	/** The fault that strikes a request, if any; counts it. */
	strike(request: RequestRecord, nowMs: number): Fault | undefined {
		const struck = this.active.find(
			({ fault, hits, toldAt, random }) =>
				hits < (fault.times ?? Infinity) &&
				nowMs - toldAt >= (fault.fromMs ?? 0) &&
				nowMs - toldAt < (fault.untilMs ?? Infinity) &&
				fits(fault, request) &&
				(fault.probability === undefined || random() < fault.probability),
		);
		if (struck) struck.hits++;
		return struck?.fault;
	}

	/** What is in force, for the control API. */
	list(): Array<Fault & { hits: number }> {
		return this.active.map(({ fault, hits }) => ({ ...fault, hits }));
	}

	/** Ends all faults. */
	clear(): void {
		this.active = [];
	}
}

/** A fault's name in the log of requests, such as `reset` or `status 503`. */
export function faultName(answer: FaultAnswer): string {
	if (typeof answer === 'string') return answer;
	return 'hangMs' in answer ? `hang ${answer.hangMs} ms` : `status ${answer.status}`;
}

/** False when the struck request never reaches its route. */
export function isCarriedOut({ answer, saved }: Fault): boolean {
	return saved === true || answer === 'cut' || (typeof answer === 'object' && 'hangMs' in answer);
}

/** How long a fault hangs in ms; 0 for those that do not. */
export function hangMsOf(answer: FaultAnswer): number {
	return typeof answer === 'object' && 'hangMs' in answer ? answer.hangMs : 0;
}

function fits(fault: Fault, request: RequestRecord): boolean {
	return (
		(fault.method === undefined || fault.method.toUpperCase() === request.method) &&
		(fault.path === undefined || fault.path === request.path) &&
		(fault.taskId === undefined || fault.taskId === request.taskId) &&
		(fault.when === undefined || fault.when(request))
	);
}
