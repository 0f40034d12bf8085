import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { WAITING_FOR } from '../../lemlist/pacing/waits';
import { escapeHtml } from '../../shared/html';
import type { Operation } from '../operation';
import type { Waits } from './waitTimes';

/** How a run went, in numbers. */
export interface Tally {
	countLabel: Operation['countLabel'];
	/** Output items without an error, except those that were skipped. */
	succeeded: number;
	/** How many items there was nothing to do for, by label, such as "unchanged". */
	skipped: ReadonlyMap<string, number>;
	/** Items, or parts of items, that were rejected, by the node or by lemlist. */
	rejected: number;
	/** Those that failed for another reason: lemlist was down, or did not reply. */
	failed: number;
	/** Items, or parts of items, that were not sent. */
	unsent: number;
	/** Why items have an error, in two or three words each. */
	reasons: string[];
	/** Left out while the run goes on. */
	waits?: Waits;
}

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
 * How far a run got, for the error that stops it, since n8n then drops output and hints.
 * @param endsDespiteOnError whether On Error could not have helped: nothing works, or the run was cancelled
 */
export const progressOf = (tally: Tally, endsDespiteOnError: boolean): string =>
	`${countsOf(tally)}.${endsDespiteOnError ? '' : ` ${GO_ON}`}`;

const GO_ON = 'To go on past rejected items, set Settings > On Error.';

function countsOf(tally: Tally): string {
	const { countLabel, succeeded, skipped, rejected, failed, unsent } = tally;
	return [
		countLabel(succeeded),
		...[...skipped].map(([label, count]) => `${count} ${label}`),
		...(rejected > 0 ? [`${rejected} rejected`] : []),
		...(failed > 0 ? [`${failed} failed`] : []),
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

/** Max rows that an error names. */
const MAX_ROWS = 10;

/**
 * What is wrong with rows that were read before any was sent, and how to go on. n8n shows the message as
 * text and renders the description as HTML, in all supported versions.
 * @param total input items
 * @param notes what else there is to say, as HTML
 */
export function invalidRowsMessage(
	invalid: ReadonlyArray<{ error: LemlistError; row: string }>,
	total: number,
	notes: readonly string[],
): { message: string; html: string } {
	const [first] = invalid;
	const items = invalid
		.slice(0, MAX_ROWS)
		.map(({ error, row }) => `<li><b>${row}</b>: ${escapeHtml(error.message)}</li>`);
	const more = invalid.length - items.length;
	const rest = more > 0 ? [`… and ${more} more.`] : [];
	const count = `${invalid.length} of ${total} rows ${invalid.length === 1 ? 'has' : 'have'} errors`;
	return {
		message: `Nothing was sent: ${count}. ${first!.row}: ${first!.error.message}`,
		html: [`<ul>${items.join('')}</ul>`, ...rest, GO_ON, ...notes].join('<br>'),
	};
}
