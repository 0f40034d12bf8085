// `npm run benchmark:sync`: the same rows again and again, few of which have changed, with and
// without Skip Unchanged and with HTTP Request.
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../../nodes/lemlist/clock';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { register } from '../../nodes/lemlist/sending/senders';
import { loadPackage } from '../../scripts/engine/nodeTypes';
import { log } from '../../scripts/log';
import { installN8n, type Installation } from '../../scripts/n8n/install';
import { chosenN8nVersion } from '../../scripts/n8n/versions';
import { keys, startSandboxProcess, type SandboxProcess } from '../sandboxProcess';
import { writePage } from '../../scripts/writePage';
import { chartOf } from './chart';
import { syncFiguresOf, type SyncFigures } from './figures';
import { startHttpRequest } from './inN8n';
import { runInProcess } from './inProcess';
import { MAX_RATIO, pageOf, percent, ratioOf, tableOf, type SyncResult } from './report';
import { rowsFor, tasksAfter, type SyncRow } from './rows';
import { ALL, HTTP, SKIP, ways, type Way } from './ways';

const docs = join(__dirname, '../../docs');

const ROWS = 1_000;
const SHARES = [0, 0.01, 0.05, 0.2, 1];
/** Longer than lemlist's window, so that a run is not slowed down by the requests of the one before. */
const IDLE_MS = 4_000;
const WARM_UP_ROWS = 20;

const usage = `Usage: npm run benchmark:sync -- [options]

Brings 1,000 tasks in the sandbox up to date with rows, of which ${SHARES.map(percent).join(', ')} change
something. A full run takes about 12 minutes and writes docs/sync.md and docs/sync.svg; one with another
number of rows only prints the table.

  --rows <number>   instead of 1,000
  --help
`;

type Run = (rows: readonly SyncRow[]) => Promise<void>;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			rows: { type: 'string', default: String(ROWS) },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const rows = Number(values.rows);
	if (!Number.isInteger(rows) || rows < 1) throw new Error('--rows must be a number from 1 on');
	const installation = await installN8n(chosenN8nVersion(), log);
	const measured = await withSandbox(
		rows,
		async (ours) =>
			await withSandbox(rows, async (others) => await measureAllWays(ours, others, installation)),
	);
	const order = (way: Way) => ways.indexOf(way);
	const results = measured.sort(
		(one, other) => one.share - other.share || order(one.way) - order(other.way),
	);
	const ratio = ratioOf(results);
	console.log(`\n${tableOf(results)}\n`);
	console.log(`Skip Unchanged takes ${ratio.toFixed(3)} times as long if every row has changed.`);
	if (rows !== ROWS) return;
	if (ratio > MAX_RATIO) throw new Error(`That is more than ${MAX_RATIO} times as long`);

	const environment = {
		rows,
		n8nVersion: installation.version,
		nodeVersion: process.versions.node,
		cores: cpus().length,
	};
	await writePage(join(docs, 'sync.md'), pageOf(results, environment));
	await writeFile(join(docs, 'sync.svg'), chartOf(results, rows));
	log('Written: docs/sync.md, docs/sync.svg');
}

async function withSandbox<T>(
	tasks: number,
	use: (sandbox: SandboxProcess) => Promise<T>,
): Promise<T> {
	const sandbox = await startSandboxProcess(tasks);
	try {
		return await use(sandbox);
	} finally {
		await sandbox.stop();
	}
}

/** Ours and HTTP Request at the same time, since that takes half as long. */
async function measureAllWays(
	ours: SandboxProcess,
	others: SandboxProcess,
	installation: Installation,
): Promise<SyncResult[]> {
	const loader = await loadPackage();
	const runWith =
		(skipUnchanged: boolean, apiKey = keys.measured): Run =>
		async (rows) =>
			await runInProcess(rows, { loader, baseUrl: ours.url, apiKey, skipUnchanged });

	const folder = mkdtempSync(join(tmpdir(), 'lemlist-tasks-sync-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	const n8n = await startHttpRequest(installation, folder, others.url, keys.measured);
	try {
		await warmUp(others, n8n.run);
		await warmUp(ours, runWith(true, keys.warmUp));
		const results = await Promise.all([
			measureAll(ours, [
				[SKIP, runWith(true)],
				[ALL, runWith(false)],
			]),
			measureAll(others, [[HTTP, n8n.run]]),
		]);
		return results.flat();
	} finally {
		await n8n.stop();
	}
}

/** A small run, after which code is loaded and compiled. */
async function warmUp(sandbox: SandboxProcess, run: Run): Promise<void> {
	const { tasks } = await sandbox.state();
	await run(rowsFor(tasks.slice(0, WARM_UP_ROWS), 1));
}

/** Measures each way with each share of changed rows, one after the other. */
async function measureAll(
	sandbox: SandboxProcess,
	runs: ReadonlyArray<readonly [Way, Run]>,
): Promise<SyncResult[]> {
	const results: SyncResult[] = [];
	for (const share of SHARES) {
		for (const [way, run] of runs) {
			const figures = await measure(sandbox, share, run);
			log(`${percent(share)} changed, ${way.title}: ${figures.seconds.toFixed(1)} s`);
			if (way.isOurs && figures.wrong > 0) {
				throw new Error(`${way.title} left ${figures.wrong} tasks other than their rows say`);
			}
			results.push({ share, way, figures });
		}
	}
	return results;
}

async function measure(sandbox: SandboxProcess, share: number, run: Run): Promise<SyncFigures> {
	await wait(IDLE_MS);
	await sandbox.reset();
	// The node remembers what it wrote to the tasks, which the sandbox has just undone.
	register(keys.measured, new Sender(systemClock));
	const { tasks } = await sandbox.state();
	const rows = rowsFor(tasks, share);
	const start = performance.now();
	await run(rows);
	const seconds = (performance.now() - start) / 1000;
	return syncFiguresOf(await sandbox.state(), tasks, tasksAfter(tasks, rows), seconds);
}

// Child processes are stopped on `exit`, which signals do not emit by themselves.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
