import type { INodeExecutionData } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { Wait, WaitReason } from '../../lemlist/pacing/waits';
import { WAITING_FOR } from '../../lemlist/pacing/waits';
import { escapeHtml } from '../../shared/html';
import type { Operation } from '../operation';

/** How a run went, in numbers. */
export interface Tally {
	countLabel: Operation['countLabel'];
	/** Output items without an error. */
	succeeded: number;
	/** How many items there was nothing to do for, by what they are called. */
	skipped: ReadonlyMap<string, number>;
	/** Items, or parts of items, that failed. */
	failed: number;
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
 * @param endsDespiteOnError whether On Error could not have helped: nothing works, or the run was cancelled
 */
export const progressOf = (tally: Tally, endsDespiteOnError: boolean): string =>
	`${countsOf(tally)}.${endsDespiteOnError ? '' : ` ${GO_ON}`}`;

const GO_ON = 'To go on past rejected items, set Settings > On Error.';

function countsOf(tally: Tally): string {
	const { countLabel, succeeded, skipped, failed, unsent } = tally;
	return [
		countLabel(succeeded),
		...[...skipped].map(([label, count]) => `${count} ${label}`),
		...(failed > 0 ? [`${failed} rejected`] : []),
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

/** A time during which at least one request waited, in ms. */
interface Interval {
	from: number;
	to: number;
}

/** Sums up how long the requests of a run waited, by reason. Waits at the same time count once. */
export class WaitTimes {
	/** Those of one reason do not overlap. */
	private readonly intervals = new Map<WaitReason, Interval[]>();

	/** Adds a wait, joined with those at the same time. */
	add({ reason, from, to }: Wait): void {
		const intervals = this.intervals.get(reason) ?? [];
		const isApart = (each: Interval) => each.to < from || each.from > to;
		const joined = [...intervals.filter((each) => !isApart(each)), { from, to }];
		const interval = {
			from: Math.min(...joined.map((each) => each.from)),
			to: Math.max(...joined.map((each) => each.to)),
		};
		this.intervals.set(reason, [...intervals.filter(isApart), interval]);
	}

	/** Milliseconds by reason, the longest first. */
	byReason(): Array<{ reason: WaitReason; ms: number }> {
		return [...this.intervals]
			.map(([reason, intervals]) => ({
				reason,
				ms: intervals.reduce((sum, { from, to }) => sum + to - from, 0),
			}))
			.sort((one, other) => other.ms - one.ms);
	}
}

/** The number of an item's row: the one that Google Sheets gives it, or counted from 1. */
export function rowNumber(item: INodeExecutionData | undefined, itemIndex: number): number {
	const { row_number: inSheet } = item?.json ?? {};
	return typeof inSheet === 'number' ? inSheet : itemIndex + 1;
}
