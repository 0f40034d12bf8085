import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { WaitReason } from '../../lemlist/pacing/waits';
import { WAITING_FOR } from '../../lemlist/pacing/waits';
import type { Operation } from '../operation';

/** How a run went, in numbers. */
export interface Tally {
	done: Operation['done'];
	/** Output items of what was sent. */
	found: number;
	/** Items for which there was nothing to do. */
	skipped: number;
	/** What those are called. */
	skippedLabel?: string | undefined;
	/** Items, or parts of items, that failed. */
	rejected: number;
	/** Items, or parts of items, that were not sent. */
	unsent: number;
	/** Why items have an error, in two or three words each. */
	reasons: string[];
	/** Left out while the run goes on. */
	waits?: Waits;
}

/** How long at least one request waited, by reason. */
export type Waits = ReadonlyArray<{ reason: WaitReason; ms: number }>;

/** How many reasons a summary names: the commonest ones. */
const MAX_REASONS = 3;

/**
 * A few sentences for n8n's hint over the output.
 * @param seeErrors how to get to the errors, such as "see the Error Branch"
 */
export function summaryOf(tally: Tally, seeErrors: string): string {
	const { reasons, waits = [] } = tally;
	const waited = waits
		.map(({ reason, ms }) => ({ reason, seconds: Math.round(ms / 1000) }))
		.filter(({ seconds }) => seconds > 0)
		.map(({ reason, seconds }) => `${seconds} s for ${WAITING_FOR[reason]}`);
	return [
		`${countsOf(tally)}${reasons.length > 0 ? `: ${seeErrors}` : ''}.`,
		...(reasons.length > 0 ? [`Most often: ${commonest(reasons)}.`] : []),
		...(waited.length > 0 ? [`Waited ${waited.join(', ')}.`] : []),
	].join(' ');
}

/**
 * How far a run got, for the error that stops it: n8n drops output and hints then.
 * @param endsRun whether nothing more could succeed anyway
 */
export const progressOf = (tally: Tally, endsRun: boolean): string =>
	`${countsOf(tally)}.${endsRun ? '' : ` ${GO_ON}`}`;

const GO_ON = 'To go on past rejected items, set Settings > On Error.';

function countsOf(tally: Tally): string {
	const { done, found, skipped, skippedLabel = 'skipped', rejected, unsent } = tally;
	return [
		done(found),
		...(skipped > 0 ? [`${skipped} ${skippedLabel}`] : []),
		...(rejected > 0 ? [`${rejected} rejected`] : []),
		...(unsent > 0 ? [`${unsent} not sent`] : []),
	].join(', ');
}

function commonest(reasons: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
	return [...counts]
		.sort(([, one], [, other]) => other - one)
		.slice(0, MAX_REASONS)
		.map(([reason, count]) => `${reason} (${count})`)
		.join(', ');
}

/** How many items an error names at most. */
const MAX_NAMED = 5;

/**
 * What is wrong with items that were checked before any was sent, and how to go on.
 * @param total input items
 */
export function rejectionsOf(
	rejected: ReadonlyArray<{ error: LemlistError; itemIndex: number }>,
	total: number,
): { message: string; description: string } {
	const named = rejected.slice(0, MAX_NAMED);
	const list = named.map(({ error, itemIndex }) => `Item ${itemIndex}: ${error.what}.`);
	const rest = rejected.length > named.length ? ['…'] : [];
	const advice = new Set(named.map(({ error }) => error.advice).filter(Boolean));
	const count = `${rejected.length} of ${total} items cannot be sent`;
	return {
		message: [`Nothing was sent, since ${count}.`, ...list, ...rest, GO_ON].join(' '),
		description: [...advice].join(' '),
	};
}
