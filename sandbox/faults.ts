// Fault injection: what goes wrong, for which requests and how often.

import { seededRandom } from './random';
import type { RequestRecord } from './requestLog';

/**
 * What happens to a request that is hit:
 *
 * - `reset`: its connection is reset, without a response
 * - `cut`: its response ends halfway through the body
 * - `malformed`: bytes that are not HTTP
 * - `html`: 200 with an HTML page, as from a proxy or a wrong address
 * - `{ hangMs }`: nothing for that many ms, then the normal response
 * - `{ status, body, headers }`: this response
 */
export type FaultAnswer =
	| 'reset'
	| 'cut'
	| 'html'
	| 'malformed'
	| { hangMs: number }
	| { status: number; body?: string | object; headers?: Record<string, string> };

/** A fault. It hits only requests that the rate limit admitted; the first matching fault wins. */
export interface Fault {
	answer: FaultAnswer;
	/** Hits only requests with this method, path (`/tasks`) or task ID. */
	method?: string;
	path?: string;
	taskId?: string;
	/** Hits only requests for which this returns true; not available over HTTP. */
	when?: (request: RequestRecord) => boolean;
	/** Max number of hits; default unlimited. */
	times?: number;
	/** Probability (0 to 1) of hitting a matching request, drawn from `seed` (default 1). */
	probability?: number;
	seed?: number;
	/** Start and end of an outage, in ms after the fault was added. */
	fromMs?: number;
	untilMs?: number;
	/**
	 * If true, the request is processed and only its response is lost. Always the case for `cut`,
	 * which needs a body to cut.
	 */
	saved?: boolean;
}

/** An active fault. */
export interface ActiveFault {
	readonly fault: Readonly<Fault>;
	/** How many requests it has hit. */
	hits: number;
}

/** The active faults, in the order they were added. */
export class Faults {
	private active: Array<ActiveFault & { addedAt: number; random: () => number }> = [];

	/** Activates a fault from `nowMs` on. */
	add(fault: Fault, nowMs: number): ActiveFault {
		const active = { fault, hits: 0, addedAt: nowMs, random: seededRandom(fault.seed ?? 1) };
		this.active.push(active);
		return active;
	}

	/** Returns the fault that hits a request, if any, and counts the hit. */
	pick(request: RequestRecord, nowMs: number): Fault | undefined {
		const picked = this.active.find(
			({ fault, hits, addedAt, random }) =>
				hits < (fault.times ?? Infinity) &&
				nowMs - addedAt >= (fault.fromMs ?? 0) &&
				nowMs - addedAt < (fault.untilMs ?? Infinity) &&
				fits(fault, request) &&
				(fault.probability === undefined || random() < fault.probability),
		);
		if (picked) picked.hits++;
		return picked?.fault;
	}

	/** The active faults, for the control API. */
	list(): Array<Fault & { hits: number }> {
		return this.active.map(({ fault, hits }) => ({ ...fault, hits }));
	}

	/** Removes all faults. */
	clear(): void {
		this.active = [];
	}
}

/** A fault's name in the request log, such as `reset` or `status 503`. */
export function faultName(answer: FaultAnswer): string {
	if (typeof answer === 'string') return answer;
	return 'hangMs' in answer ? `hang ${answer.hangMs} ms` : `status ${answer.status}`;
}

/** False if the request never reaches its route. */
export function isCarriedOut({ answer, saved }: Fault): boolean {
	return saved === true || answer === 'cut' || (typeof answer === 'object' && 'hangMs' in answer);
}

/** How long a request hangs before it is carried out, in ms. */
export function hangMsBefore({ answer, saved }: Fault): number {
	return saved ? 0 : hangMsOf(answer);
}

/** How long a request hangs after it was carried out, in ms. */
export function hangMsAfter({ answer, saved }: Fault): number {
	return saved ? hangMsOf(answer) : 0;
}

function hangMsOf(answer: FaultAnswer): number {
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
