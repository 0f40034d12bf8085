// One run in its own process: `measure.ts <engine> <items> <base URL>`. Sends its cost to the
// parent process.
import '../../scripts/engine/environment';
import { getHeapStatistics } from 'node:v8';
import { systemClock } from '../../nodes/lemlist/clock';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { register } from '../../nodes/lemlist/sending/senders';
import { outputOf, runWorkflow } from '../../scripts/engine/runWorkflow';
import { loaderFor, parametersFor, type Engine } from './engines';
import { NODE, rows, rowsWorkflow } from './workflow';

/** The cost of a run. */
export interface Cost {
	/** CPU time of the process during the run, in seconds. */
	cpuSeconds: number;
	/** Peak heap usage during the run, in bytes, sampled every 20 ms. */
	peakHeap: number;
	/** Heap usage before the run, after garbage collection, in bytes. */
	heapBefore: number;
	/** Heap usage after the run and garbage collection, with its data still referenced, in bytes. */
	heapAfter: number;
}

const API_KEY = 'benchmark-key';
const SAMPLE_EVERY_MS = 20;

async function measure(engine: Engine, count: number, baseUrl: string): Promise<Cost> {
	// Creates the key's sender before the node does, so that it has no rate limit.
	register(API_KEY, new Sender(systemClock, { limit: Infinity, windowMs: 0, marginMs: 0 }));
	const options = {
		loader: loaderFor(engine),
		workflow: rowsWorkflow(parametersFor(engine)),
		items: rows(count),
		credentials: { lemlistTasksApi: { apiKey: API_KEY, baseUrl } },
	};

	globalThis.gc?.();
	const heapBefore = heap();
	let peakHeap = heapBefore;
	const sampling = setInterval(() => (peakHeap = Math.max(peakHeap, heap())), SAMPLE_EVERY_MS);
	const before = process.cpuUsage();
	const run = await runWorkflow(options);
	const { user, system } = process.cpuUsage(before);
	clearInterval(sampling);
	peakHeap = Math.max(peakHeap, heap());
	globalThis.gc?.();
	const heapAfter = heap();

	const { error } = run.data.resultData;
	const updated = outputOf(run, NODE).length;
	if (error) throw error;
	if (updated !== count) throw new Error(`${engine} returned ${updated} items for ${count}`);
	return { cpuSeconds: (user + system) / 1e6, peakHeap, heapBefore, heapAfter };
}

function heap(): number {
	return getHeapStatistics().used_heap_size;
}

const [engine, count, baseUrl] = process.argv.slice(2);
measure(engine as Engine, Number(count), String(baseUrl))
	.then((cost) => process.send?.(cost, () => process.exit()))
	.catch((error: unknown) => {
		console.error(error);
		process.exit(1);
	});
