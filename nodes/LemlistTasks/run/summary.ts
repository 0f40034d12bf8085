import type { Failure } from '../../lemlist/errors/failure';

/** How a run went, in numbers. */
export interface Tally {
	/** What the run does, such as "tasks updated". */
	done: string;
	total: number;
	succeeded: number;
	/** Items put out by those that succeeded. */
	found: number;
	failures: readonly Failure[];
	/** Time that items spent waiting for lemlist's rate limit, of the one that waited longest, in ms. */
	waitedMs: number;
}

/** One sentence or two for n8n's hint over the output. */
export function summaryOf({ done, total, succeeded, found, failures, waitedMs }: Tally): string {
	const parts = [`${succeeded} of ${total} ${done}.`];
	if (found !== succeeded) parts.push(`${found} ${found === 1 ? 'task' : 'tasks'} found.`);
	if (failures.length > 0) parts.push(`Failed: ${byCode(failures)}.`);
	const unsent = total - succeeded - failures.length;
	if (unsent > 0) parts.push(`Not sent: ${unsent}.`);
	const seconds = Math.round(waitedMs / 1000);
	if (seconds > 0) parts.push(`${seconds} s were spent waiting for lemlist's rate limit.`);
	return parts.join(' ');
}

/** For an error that ends a run, when n8n drops both output and hints. */
export function progressOf({ done, total, succeeded, failures }: Tally): string {
	const untried = total - succeeded - failures.length;
	return `Before the run stopped: ${succeeded} of ${total} ${done}, ${untried} not tried.`;
}

function byCode(failures: readonly Failure[]): string {
	const counts = new Map<string, number>();
	for (const { code } of failures) counts.set(code, (counts.get(code) ?? 0) + 1);
	return [...counts]
		.sort(([, a], [, b]) => b - a)
		.map(([code, count]) => `${count} × ${code}`)
		.join(', ');
}
