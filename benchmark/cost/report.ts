// The cost as Markdown. Pure.
import type { Engine } from './engines';
import type { Cost } from './measure';

/** The medians of an engine with so many items. */
export interface Measured {
	engine: Engine;
	items: number;
	rounds: number;
	cost: Cost;
}

/** The sizes between which linear growth is judged: below the smaller one, Node still warms up. */
export const LINEAR_BETWEEN = { from: 5_000, to: 50_000 };
/** Cost per item may be this much more at the larger size and still pass for linear. */
const LINEAR_WITHIN = 1.2;

const titles: Record<Engine, string> = {
	execute: 'our `execute`',
	routing: 'RoutingNode, all at once (its default)',
	batched: 'RoutingNode, batches of 100 / 400 ms',
};

/** The whole page: the comparison, the growth, how it was measured. */
export function pageOf(compared: Measured[], growth: Measured[], nodeVersion: string): string {
	return `# Cost per item

Updates through this package's \`execute\`, and through n8n's own declarative engine (RoutingNode of n8n-core) with the same declarations. The server answers at once and the rate limit is lifted, so that nothing but the work counts.

${comparisonOf(compared)}

${growthOf(growth)}

${verdictsOf(growth).join('\n')}

## How it was measured

By \`npm run benchmark:cost\`, which writes this page.

- n8n-core's WorkflowExecute on Node ${nodeVersion}, each run in a process of its own, the engines in turn; medians of the rounds. Each item sets a task's title, due date, priority and status by expressions.
- CPU: user and system time of the process during the run; the server is another process.
- Peak heap: the most that was in use during the run, with garbage that was not collected yet, looked at every 20 ms. Kept: what was in use after the run, without garbage, which is above all n8n's record of the run. Both per 1,000 items are without what was in use before the run.
- RoutingNode by default opens a connection for each item at once. Some thousand items further it meets the limit on open files, so its growth is measured with the batching that it offers.
- "At most linear": at ${number(LINEAR_BETWEEN.to)} items, an item costs at most ${LINEAR_WITHIN} times what it costs at ${number(LINEAR_BETWEEN.from)}; the number is how many times.
`;
}

/** The engines with the same number of items, and the ratios of ours to each. */
export function comparisonOf(compared: Measured[]): string {
	const ours = compared.find(({ engine }) => engine === 'execute');
	const [first] = compared;
	if (!ours || !first) throw new Error('There is nothing to compare');
	const rows = compared.map(({ engine, cost }) => [
		titles[engine],
		`${cost.cpuSeconds.toFixed(2)} s`,
		megabytes(cost.peakHeap),
		(ours.cost.cpuSeconds / cost.cpuSeconds).toFixed(2),
		(ours.cost.peakHeap / cost.peakHeap).toFixed(2),
	]);
	return `## ${number(first.items)} items, ${first.rounds} rounds

${table(['', 'CPU', 'Peak heap', 'Our CPU is × this', 'Our peak heap is × this'], rows)}`;
}

/** The engines with more and more items, as cost per 1,000. */
export function growthOf(growth: Measured[]): string {
	const rows = growth.map(({ engine, items, cost, rounds }) => [
		titles[engine],
		number(items),
		String(rounds),
		`${cost.cpuSeconds.toFixed(2)} s`,
		megabytes(cost.peakHeap),
		`${cpuPerThousand({ items, cost }).toFixed(2)} s`,
		megabytes(peakPerThousand({ items, cost })),
		megabytes(keptPerThousand({ items, cost })),
	]);
	const head = [
		'',
		'Items',
		'Rounds',
		'CPU',
		'Peak heap',
		'CPU per 1,000',
		'Peak per 1,000',
		'Kept per 1,000',
	];
	return `## Growth\n\n${table(head, rows)}`;
}

/** For each engine, whether CPU time and heap grow linearly. */
export function verdictsOf(growth: Measured[]): string[] {
	const at = (engine: Engine, items: number) =>
		growth.find((each) => each.engine === engine && each.items === items);
	return [...new Set(growth.map(({ engine }) => engine))].flatMap((engine) => {
		const [small, large] = [at(engine, LINEAR_BETWEEN.from), at(engine, LINEAR_BETWEEN.to)];
		if (!small || !large) return [];
		const cpu = cpuPerThousand(large) / cpuPerThousand(small);
		const peak = peakPerThousand(large) / peakPerThousand(small);
		const kept = keptPerThousand(large) / keptPerThousand(small);
		const verdicts = [judged('CPU', cpu), judged('peak heap', peak), judged('kept heap', kept)];
		return `- ${titles[engine]}: ${verdicts.join(', ')}.`;
	});
}

function judged(what: string, ratio: number): string {
	const verdict = ratio <= LINEAR_WITHIN ? 'at most linear' : 'more than linear';
	return `${what} ${verdict} (${ratio.toFixed(2)})`;
}

function cpuPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return (cost.cpuSeconds / items) * 1000;
}

function peakPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return ((cost.peakHeap - cost.heapBefore) / items) * 1000;
}

function keptPerThousand({ items, cost }: Pick<Measured, 'items' | 'cost'>): number {
	return ((cost.heapAfter - cost.heapBefore) / items) * 1000;
}

function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
	const rule = line(head.map((_, index) => (index === 0 ? '---' : '---:')));
	return [line(head), rule, ...rows.map(line)].join('\n');
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
const number = (value: number) => value.toLocaleString('en-US');
