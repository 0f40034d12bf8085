// `npm run benchmark:cost`: measures the cost per item of our engine and n8n's.
import { join } from 'node:path';
import { log } from '../../scripts/log';
import { writePage } from '../../scripts/writePage';
import type { Engine } from './engines';
import { forkFor } from './fork';
import type { Cost } from './measure';
import { pageOf, type Measured } from './report';
import { medianCost } from './statistics';

const page = join(__dirname, '../../docs/cost.md');
const measureFile = join(__dirname, 'measure.ts');

/** A size that every engine can handle, measured with the most rounds. */
const COMPARED = { items: 5_000, rounds: 5 };
/** The engines that can handle any size, and the other sizes they are measured at. */
const GROWING: Engine[] = ['execute', 'batched'];
const GROWTH = [
	{ items: 1_000, rounds: 3 },
	{ items: 20_000, rounds: 1 },
	{ items: 50_000, rounds: 1 },
];

async function main(): Promise<void> {
	const server = await forkFor<number>(join(__dirname, 'server.ts'));
	const baseUrl = `http://127.0.0.1:${server.message}`;
	try {
		const compared = await measureAll(['execute', 'routing', 'batched'], COMPARED, baseUrl);
		const growth = compared.filter(({ engine }) => GROWING.includes(engine));
		for (const size of GROWTH) growth.push(...(await measureAll(GROWING, size, baseUrl)));
		growth.sort(
			(one, other) =>
				GROWING.indexOf(one.engine) - GROWING.indexOf(other.engine) || one.items - other.items,
		);

		const text = pageOf(compared, growth, process.versions.node);
		await writePage(page, text);
		console.log(`\n${text}`);
		log('Written: docs/cost.md');
	} finally {
		server.child.disconnect();
	}
}

/** Alternates between the engines in each round, so that other load affects all of them. */
async function measureAll(
	engines: Engine[],
	{ items, rounds }: { items: number; rounds: number },
	baseUrl: string,
): Promise<Measured[]> {
	const measured = engines.map((engine) => ({ engine, costs: [] as Cost[] }));
	for (let round = 1; round <= rounds; round++) {
		for (const { engine, costs } of measured) {
			const args = [engine, String(items), baseUrl];
			const { message: cost } = await forkFor<Cost>(measureFile, args, ['--expose-gc']);
			costs.push(cost);
			const { cpuSeconds, peakHeap } = cost;
			const figures = `${cpuSeconds.toFixed(2)} s of CPU, ${(peakHeap / 1e6).toFixed(0)} MB`;
			log(`${items} items, round ${round} of ${rounds}, ${engine}: ${figures}`);
		}
	}
	return measured.map(({ engine, costs }) => ({ engine, items, rounds, cost: medianCost(costs) }));
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
