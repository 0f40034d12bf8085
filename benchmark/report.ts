// The figures as Markdown. Pure.
import type { Contender } from './contenders';
import type { Figures } from './figures';
import type { Scenario } from './scenarios';

/** What came of a scenario. */
export interface ScenarioResult {
	scenario: Scenario;
	cases: Array<{ contender: Contender; figures: Figures }>;
}

/** Where it was measured. */
export interface Circumstances {
	n8nVersion: string;
	cores: number;
}

/** The whole page: what was measured, how, the chart, a table for each scenario. */
export function pageOf(results: ScenarioResult[], { n8nVersion, cores }: Circumstances): string {
	return `# Benchmark

200 tasks get a new title, in a real n8n ${n8nVersion}, by this package's node and by what else a user of n8n would pick. lemlist allows 20 requests per 2 seconds and API key; a request too many is answered with 429.

![What became of the tasks, and how long it took](benchmark.svg)

${results.map(tableOf).join('\n\n')}

## How it was measured

By \`npm run benchmark\`, which writes this page; with \`--help\` it says how to run a part of it. ${cores} cores, which n8n shared with all the rest. Queue mode needs \`redis-server\` and PostgreSQL.

- lemlist is the [sandbox](../sandbox/README.md), in a process of its own, with a window of 20 requests per 2 s that the first request opens, answers after 60 to 200 ms, and 3 % of them 1 s later.
- Each row had an n8n of its own, freshly started: one process, or in queue mode a main process and the workers, with Redis and PostgreSQL; each worker took the same number of executions. A run of 20 items on another API key warmed it up.
- A webhook started each execution, all at once; Split Out made items of its rows. Each contender goes on after an error, so that every item is tried: the nodes by "Continue (using error output)", the Code node by a \`try\` around each request. Retry On Fail is set to 5 tries, 5 s apart; n8n then repeats the node with all of its items, and only if the first of them failed.
- Time: from the first request that the sandbox saw to its last answer.
- × least: this time over the least possible, which is 9 × 2 s (20 requests at once every 2 s) and the time that the last answer took. It is below 1 only where tasks were lost.
- Updated: tasks that had their new title in the sandbox afterwards. Lost: the others.
- Most in 2 s: the most requests that the sandbox admitted in any 2 s. Its window may let in up to 39.
- CPU and peak memory: of all n8n processes with their task runners, from \`/proc\`, from the start of the executions to their end; memory is the largest sum of their resident sets, looked at every 200 ms.
`;
}

/** A scenario's heading and table. */
export function tableOf({ scenario, cases }: ScenarioResult): string {
	const rows = cases.map(({ contender, figures }) => {
		const { seconds, timesLeast, updated, lost, requests, rejections } = figures;
		return [
			contender.title,
			`${seconds.toFixed(1)} s`,
			timesLeast.toFixed(2),
			...[updated, lost, requests, rejections, figures.maxInAnyWindow].map(String),
			`${figures.cpuSeconds.toFixed(1)} s`,
			`${(figures.peakRss / 1e6).toFixed(0)} MB`,
		];
	});
	return `## ${scenario.title}

| | Time | × least | Updated | Lost | Requests | 429s | Most in 2 s | CPU | Peak memory |
|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`;
}
