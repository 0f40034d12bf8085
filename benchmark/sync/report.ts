// The report as Markdown. Pure.
import { table } from '../../scripts/markdown';
import type { SyncFigures } from './figures';
import { ALL, SKIP, type Way } from './ways';

/** The figures of one way with one share of changed rows. */
export interface SyncResult {
	/** Share of the rows that change something, 0 to 1. */
	share: number;
	way: Way;
	figures: SyncFigures;
}

/** The environment of the measurement. */
export interface SyncEnvironment {
	/** Number of rows. */
	rows: number;
	n8nVersion: string;
	nodeVersion: string;
	cores: number;
}

/** If every row changes something, Skip Unchanged may take this many times as long as without it. */
export const MAX_RATIO = 1.1;

/** A share as the report shows it. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/**
 * The time with Skip Unchanged relative to that without it, if every row changes something.
 *
 * @throws Error if that was not measured
 */
export function ratioOf(results: readonly SyncResult[]): number {
	const secondsOf = ({ name }: Way) =>
		results.find(({ share, way }) => share === 1 && way.name === name)?.figures.seconds;
	const [skip, all] = [secondsOf(SKIP), secondsOf(ALL)];
	if (skip === undefined || all === undefined) throw new Error('100 % was not measured');
	return skip / all;
}

const HEADER = ['Changed rows', '', 'Time', 'Requests', '429s', 'Tasks changed', 'Tasks wrong'];

/** A row for each share and way. */
export function tableOf(results: readonly SyncResult[]): string {
	const rows = results.map(({ share, way, figures }) => {
		const { seconds, requests, rejections, changed, wrong } = figures;
		const counts = [requests, rejections, changed, wrong].map(String);
		return [percent(share), way.title, `${seconds.toFixed(1)} s`, ...counts];
	});
	return table(HEADER, rows, 2);
}

/** The whole page: chart, table, what is compared, method. */
export function pageOf(
	results: readonly SyncResult[],
	{ rows, n8nVersion, nodeVersion, cores }: SyncEnvironment,
): string {
	const count = rows.toLocaleString('en-US');
	return `# Keeping tasks in sync with a sheet

With **Options > Skip Unchanged**, Update reads the tasks first, 100 per request, and sends only what changes something. For rows of which few have changed, a run takes seconds instead of minutes. lemlist allows 20 requests per 2 seconds and API key.

![Time by the share of changed rows](sync.svg)

## ${count} rows

${tableOf(results)}

If every row changes something, reading the tasks as well takes ${ratioOf(results).toFixed(2)} times as long as not reading them.

## What is compared

Skip Unchanged compares what a row would send with the task in lemlist: title, message, priority, due date (as a moment, in whatever zone it is written), assignee, and whether the task is done or open. Fields that a row leaves blank are not compared. Items that were skipped are output like all others, with \`unchanged: true\`. lemlist returns no images and videos, so rows that set or clear them are always sent. Several rows of one task are judged in input order, each by what those before it made of the task.

**A change made in lemlist within the last moments may be missed.** The tasks come from lemlist's search, which may lag behind a change. What the same n8n process wrote in the last 15 minutes is known; what was written elsewhere is not. A row is then judged by the task's old state: it may be sent although the task has its values by now, or skipped although somebody has just changed the task. The next run corrects the latter.

The search is new in lemlist (V2). If an account does not have it yet, every row is sent; if some tasks cannot be read, their rows are. The node's hint says so.

## How it was measured

With \`npm run benchmark:sync\`, which writes this page; \`-- --rows 100\` is a short run that only prints the table. Everything shared ${cores} cores.

- lemlist is the [sandbox](../sandbox/README.md), in its own process. Its window of 20 requests per 2 s is opened by the first request. It responds after 60 to 200 ms, and 3 % of its responses take 1 s longer. Its search does not lag behind.
- Each row has a title, a message, a due date and a priority. Changed rows are spread evenly and change one of the four.
- Lemlist Tasks ran in n8n's engine (WorkflowExecute of n8n-core) on Node.js ${nodeVersion}. HTTP Request needs a real n8n, here ${n8nVersion}; it ran at the same time, against a sandbox of its own, and sends a PATCH for every row. Each way ran once with 20 rows before, as a warm-up.
- Time: of the whole execution, from its start to its end.
- 429s: requests that the rate limit rejected. Lemlist Tasks sends them again, HTTP Request does not.
- Tasks changed: those that are not as before. Tasks wrong: those that are not as their row says, compared with all of their fields. The benchmark fails if Lemlist Tasks leaves one, and if Skip Unchanged takes more than ${MAX_RATIO} times as long when every row changes something.
`;
}
