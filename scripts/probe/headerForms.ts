// How are the headers about the limit written?
import { retryAfterMs } from '../../nodes/lemlist/pacing/headers';
import type { Edge } from './edge';
import { isAccepted, type KeptHeaders, type Observation } from './observation';

/** How `Retry-After` is written; `nonsense` is what the node ignores. */
export type RetryAfterForm = 'missing' | 'whole' | 'fractional' | 'date' | 'mixed' | 'nonsense';

/** A header on some of the replies. */
export interface Presence {
	/** How many replies have it. */
	readonly count: number;
	/** How many there are. */
	readonly of: number;
	/** Its least and greatest value in s, as far as it can be read. */
	readonly minS?: number;
	readonly maxS?: number;
}

/** What `Retry-After` looks like. */
export interface RetryAfter {
	readonly form: RetryAfterForm;
	/** Whether a 429 says 0, which it cannot if seconds are rounded up. */
	readonly hasZero429: boolean;
	readonly accepted: Presence;
	readonly rejected: Presence;
	/** Whether it becomes less while a window is closed; absent if none was seen closed for a second. */
	readonly falls?: boolean;
}

/** How `X-RateLimit-Reset` is written; lemlist's documentation shows a JavaScript date. */
export type ResetForm =
	| 'missing'
	| 'JavaScript date'
	| 'HTTP date'
	| 'ISO date'
	| 'number'
	| 'mixed'
	| 'something else';

/** What `Retry-After` looks like, with a 200 and with a 429, and while a window is closed. */
export function retryAfterIn(
	observations: readonly Observation[],
	edge: Edge | undefined,
): RetryAfter {
	const accepted = observations.filter(isAccepted);
	const rejected = observations.filter((each) => !isAccepted(each));
	const falls = fallsIn(edge?.rejected ?? []);
	return {
		form: formIn(observations),
		hasZero429: rejected.some(({ headers }) => headers['retry-after'] === '0'),
		accepted: presenceIn(accepted),
		rejected: presenceIn(rejected),
		...(falls !== undefined && { falls }),
	};
}

/** Undefined if there was less than a second to see it: whole seconds fall only then. */
function fallsIn(rejected: readonly Observation[]): boolean | undefined {
	const [first] = rejected;
	const last = rejected.at(-1);
	if (!first || !last || last.sentAt - first.sentAt < 1_000) return undefined;
	const [from, to] = [retryAfterMs(first.headers), retryAfterMs(last.headers)];
	return from === undefined || to === undefined ? undefined : to < from;
}

function formIn(observations: readonly Observation[]): RetryAfterForm {
	const forms = new Set(observations.map(({ headers }) => retryAfterForm(headers)));
	forms.delete('missing');
	// 2.000 s is written as 2.
	if (forms.has('fractional')) forms.delete('whole');
	const [form = 'missing', ...others] = forms;
	if (others.length === 0) return form;
	return forms.has('nonsense') ? 'nonsense' : 'mixed';
}

function retryAfterForm(headers: KeptHeaders): RetryAfterForm {
	const text = headers['retry-after'] ?? '';
	if (text === '') return 'missing';
	if (retryAfterMs(headers) === undefined) return 'nonsense';
	if (/^\d+$/.test(text)) return 'whole';
	return /^[\d.]+$/.test(text) ? 'fractional' : 'date';
}

function presenceIn(observations: readonly Observation[]): Presence {
	const all = observations.map(({ headers }) => headers);
	const count = all.filter((headers) => retryAfterForm(headers) !== 'missing').length;
	const seconds = all.flatMap((headers) => retryAfterMs(headers) ?? []).map((ms) => ms / 1_000);
	if (seconds.length === 0) return { count, of: all.length };
	return { count, of: all.length, minS: Math.min(...seconds), maxS: Math.max(...seconds) };
}

/** How `X-RateLimit-Reset` is written. */
export function resetFormIn(observations: readonly Observation[]): ResetForm {
	const forms = new Set(observations.map(({ headers }) => resetForm(headers)));
	const [form = 'missing', ...others] = forms;
	return others.length === 0 ? form : 'mixed';
}

function resetForm(headers: KeptHeaders): ResetForm {
	const text = headers['x-ratelimit-reset'] ?? '';
	if (text === '') return 'missing';
	if (/^\d+(\.\d+)?$/.test(text)) return 'number';
	if (/^\w{3} \w{3} \d{2} \d{4} [\d:]{8} GMT/.test(text)) return 'JavaScript date';
	if (/^\w{3}, .*GMT$/.test(text)) return 'HTTP date';
	return /^\d{4}-\d{2}-\d{2}T/.test(text) ? 'ISO date' : 'something else';
}
