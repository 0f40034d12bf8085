import type { LemlistError } from '../../lemlist/errors/lemlistError';
import type { WaitReason } from '../../lemlist/pacing/waits';
import { WAITING_FOR } from '../../lemlist/pacing/waits';

/** How a run went, in numbers. */
export interface Tally {
	/** What the run does, such as "tasks updated". */
	done: string;
	/** Input items. */
	total: number;
	succeeded: number;
	/** Items put out by those that succeeded. */
	found: number;
	errors: LemlistError[];
	/** How long at least one request waited, by reason. */
	waits: ReadonlyArray<{ reason: WaitReason; ms: number }>;
}

/** A few sentences for n8n's hint over the output. */
export function summaryOf({ done, total, succeeded, found, errors, waits }: Tally): string {
	const parts = [`${succeeded} of ${total} ${done}.`];
	if (found !== succeeded) parts.push(`${found} ${found === 1 ? 'task' : 'tasks'} found.`);
	if (errors.length > 0) parts.push(`Failed: ${byCode(errors)}.`);
	const unsent = total - succeeded - errors.length;
	if (unsent > 0) parts.push(`Not sent: ${unsent}.`);
	const waited = waits
		.map(({ reason, ms }) => ({ reason, seconds: Math.round(ms / 1000) }))
		.filter(({ seconds }) => seconds > 0)
		.map(({ reason, seconds }) => `${seconds} s for ${WAITING_FOR[reason]}`);
	if (waited.length > 0) parts.push(`Waited ${waited.join(', ')}.`);
	return parts.join(' ');
}

/** For an error that stops a run, since n8n drops output and hints then. */
export function progressOf({ done, total, succeeded, errors }: Tally): string {
	const untried = total - succeeded - errors.length;
	return `Before the run stopped: ${succeeded} of ${total} ${done}, ${untried} not tried.`;
}

function byCode(errors: readonly LemlistError[]): string {
	const counts = new Map<string, number>();
	for (const { code } of errors) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.sort(([, one], [, other]) => other - one)
		.map(([code, count]) => `${count} × ${code}`)
		.join(', ');
}
