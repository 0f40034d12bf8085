// The report as Markdown. Pure.
import { table } from '../scripts/markdown';
import type { Contender } from './contenders';
import type { Figures } from './figures';
import type { Scenario } from './scenarios';

/** The results of a scenario. */
export interface ScenarioResult {
	scenario: Scenario;
	cases: Array<{ contender: Contender; figures: Figures }>;
}

/** The environment of the measurement. */
export interface Environment {
	n8nVersion: string;
	cores: number;
}

/** The whole page: introduction, chart, a table per scenario, method. */
export function pageOf(results: ScenarioResult[], { n8nVersion, cores }: Environment): string {
	return `# Benchmark

This package's node and its alternatives set the titles of 200 tasks in a real n8n ${n8nVersion}. lemlist allows 20 requests per 2 seconds and API key, and rejects further requests with 429.

![Tasks updated and lost, and the time it took](benchmark.svg)

${results.map(tableOf).join('\n\n')}

## How it was measured

With \`npm run benchmark\`, which writes this page; \`--help\` shows how to run parts of it. n8n shared ${cores} cores with everything else. Queue mode needs \`redis-server\` and PostgreSQL.

- lemlist is the [sandbox](../sandbox/README.md), in its own process. Its window of 20 requests per 2 s is opened by the first request. It responds after 60 to 200 ms, and 3 % of its responses take 1 s longer.
- Each row is a freshly started n8n: one process, or in queue mode a main process and the workers, with Redis and PostgreSQL. Each worker ran the same number of executions. A run of 20 items with another API key served as warm-up.
- Webhooks started all executions at once, and Split Out turned their rows into items. Each contender continues after an error, so that every item is tried: the nodes with "Continue (using error output)", the Code node with a \`try\` around each request. Retry On Fail is set to 5 tries, 5 s apart. With it, n8n runs the node again with all of its items, but only if the first item failed.
- Time: from the sandbox's first request to its last response.
- × min: this time divided by the minimum, which is 9 × 2 s (20 requests at once every 2 s) plus the time of the last response. It is below 1 only if tasks were lost.
- Updated: tasks with their new title in the sandbox afterwards. Lost: the others.
- Max in 2 s: the max number of requests that the sandbox admitted in any 2 s. Its window can admit up to 39.
- CPU and peak memory: of all n8n processes and their task runners, from \`/proc\`, from the start to the end of the executions. Memory is the max total of their resident sets, sampled every 200 ms.
`;
}

const HEADER = [
	'',
	'Time',
	'× min',
	'Updated',
	'Lost',
	'Requests',
	'429s',
	'Max in 2 s',
	'CPU',
	'Peak memory',
];

/** A scenario's heading and table. */
export function tableOf({ scenario, cases }: ScenarioResult): string {
	const rows = cases.map(({ contender, figures }) => {
		const { seconds, timesMinimum, updated, lost, requests, rejections } = figures;
		return [
			contender.title,
			`${seconds.toFixed(1)} s`,
			timesMinimum.toFixed(2),
			...[updated, lost, requests, rejections, figures.maxInAnyWindow].map(String),
			`${figures.cpuSeconds.toFixed(1)} s`,
			`${(figures.peakRss / 1e6).toFixed(0)} MB`,
		];
	});
	return `## ${scenario.title}\n\n${table(HEADER, rows, 1)}`;
}
