// One run in a process of its own: `measure.ts <engine> <items> <base URL>`. Sends its cost to the
// process that forked it.
import '../../scripts/engine/environment';
import { getHeapStatistics } from 'node:v8';
import { systemClock } from '../../nodes/lemlist/clock';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { register } from '../../nodes/lemlist/sending/senders';
import { outputOf, runWorkflow } from '../../scripts/engine/runWorkflow';
import { loaderFor, parametersFor, type Engine } from './engines';
import { NODE, rows, rowsWorkflow } from './workflow';

/** What a run cost. */
export interface Cost {
	/** CPU time of the process during the run, in seconds. */
	cpuSeconds: number;
	/** Most heap in use during the run, in bytes, looked at every 20 ms. */
	peakHeap: number;
	/** Heap in use before the run, all garbage collected, in bytes. */
	heapBefore: number;
	/** Heap in use after the run, all garbage collected and its data still there, in bytes. */
	heapAfter: number;
}

const API_KEY = 'benchmark-key';
const SAMPLE_EVERY_MS = 20;

async function measure(engine: Engine, count: number, baseUrl: string): Promise<Cost> {
	// The key's sender is made here, before the node asks for it, with a limit that never holds back.
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
	if (updated !== count) throw new Error(`${engine} gave ${updated} items for ${count}`);
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
