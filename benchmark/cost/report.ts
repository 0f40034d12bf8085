// The report as Markdown. Pure.
import { table } from '../../scripts/markdown';
import type { Engine } from './engines';
import type { Cost } from './measure';

/** The medians of an engine at one number of items. */
export interface Measured {
	engine: Engine;
	items: number;
	rounds: number;
	cost: Cost;
}

/** The sizes between which growth is judged. Below the smaller one, Node.js is still warming up. */
const LINEAR_BETWEEN = { from: 5_000, to: 50_000 };
/** Growth is linear if an item costs at most this many times as much at the larger size. */
const LINEAR_WITHIN = 1.2;

const titles: Record<Engine, string> = {
	execute: 'our `execute`',
	routing: 'RoutingNode, all at once (its default)',
	batched: 'RoutingNode, batches of 100 / 400 ms',
};

/** The whole page: comparison, growth, method. */
export function pageOf(compared: Measured[], growth: Measured[], nodeVersion: string): string {
	return `# Cost per item

Updates through this package's \`execute\`, and through n8n's own declarative engine (RoutingNode of n8n-core) with the same declarations. The server responds immediately and there is no rate limit, so that only processing time counts.

${comparisonOf(compared)}

${growthOf(growth)}

${verdictsOf(growth).join('\n')}

## How it was measured

With \`npm run benchmark:cost\`, which writes this page.

- n8n-core's WorkflowExecute on Node.js ${nodeVersion}, each run in its own process, alternating between the engines; medians of the rounds. Each item sets a task's title, due date, priority and status with expressions.
- CPU: user and system time of the process during the run; the server is a separate process.
- Peak heap: the max heap usage during the run, including garbage not collected yet, sampled every 20 ms. Retained: the heap usage after the run and a garbage collection, which is mostly n8n's record of the run. The values per 1,000 items do not include the heap usage before the run.
- By default, RoutingNode opens a connection for every item at once. A few thousand items more and it hits the limit of open files, so its growth is measured with its batching.
- "At most linear": an item costs at most ${LINEAR_WITHIN} times as much at ${number(LINEAR_BETWEEN.to)} items as at ${number(LINEAR_BETWEEN.from)}. The number is this factor.
`;
}

/** The engines at the same number of items, and our cost relative to each. */
function comparisonOf(compared: Measured[]): string {
	const ours = compared.find(({ engine }) => engine === 'execute');
	const [first] = compared;
	if (!ours || !first) throw new Error('Nothing to compare');
	const rows = compared.map(({ engine, cost }) => [
		titles[engine],
		`${cost.cpuSeconds.toFixed(2)} s`,
		megabytes(cost.peakHeap),
		(ours.cost.cpuSeconds / cost.cpuSeconds).toFixed(2),
		(ours.cost.peakHeap / cost.peakHeap).toFixed(2),
	]);
	return `## ${number(first.items)} items, ${first.rounds} rounds

${table(['', 'CPU', 'Peak heap', 'Our CPU relative to it', 'Our peak heap relative to it'], rows, 1)}`;
}

/** The engines at increasing numbers of items, with the cost per 1,000. */
function growthOf(growth: Measured[]): string {
	const rows = growth.map(({ engine, items, cost, rounds }) => [
		titles[engine],
		number(items),
		String(rounds),
		`${cost.cpuSeconds.toFixed(2)} s`,
		megabytes(cost.peakHeap),
		`${cpuPerThousand({ items, cost }).toFixed(2)} s`,
		megabytes(peakPerThousand({ items, cost })),
		megabytes(retainedPerThousand({ items, cost })),
	]);
	const head = [
		'',
		'Items',
		'Rounds',
		'CPU',
		'Peak heap',
		'CPU per 1,000',
		'Peak per 1,000',
		'Retained per 1,000',
	];
	return `## Growth\n\n${table(head, rows, 1)}`;
}

/** Whether CPU time and heap usage grow linearly, per engine. */
function verdictsOf(growth: Measured[]): string[] {
	const at = (engine: Engine, items: number) =>
		growth.find((each) => each.engine === engine && each.items === items);
	return [...new Set(growth.map(({ engine }) => engine))].flatMap((engine) => {
		const [small, large] = [at(engine, LINEAR_BETWEEN.from), at(engine, LINEAR_BETWEEN.to)];
		if (!small || !large) return [];
		const cpu = cpuPerThousand(large) / cpuPerThousand(small);
		const peak = peakPerThousand(large) / peakPerThousand(small);
		const retained = retainedPerThousand(large) / retainedPerThousand(small);
		const verdicts = [
			judge('CPU', cpu),
			judge('peak heap', peak),
			judge('retained heap', retained),
		];
		return `- ${titles[engine]}: ${verdicts.join(', ')}.`;
	});
}

function judge(what: string, ratio: number): string {
	const verdict = ratio <= LINEAR_WITHIN ? 'at most linear' : 'more than linear';
	return `${what} ${verdict} (${ratio.toFixed(2)})`;
}

function cpuPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return (cost.cpuSeconds / items) * 1000;
}

function peakPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return ((cost.peakHeap - cost.heapBefore) / items) * 1000;
}

function retainedPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return ((cost.heapAfter - cost.heapBefore) / items) * 1000;
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const number = (value: number) => value.toLocaleString('en-US');
