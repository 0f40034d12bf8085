// `npm run benchmark`: every contender in every scenario, in a real n8n, and the report of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackageInto } from '../scripts/n8n/communityPackage';
import { installN8n } from '../scripts/n8n/install';
import { chosenN8nVersion } from '../scripts/n8n/versions';
import { chartOf } from './chart';
import { readCommandLine, usage, type Choice } from './commandLine';
import { contenders } from './contenders';
import { pageOf, tableOf, type ScenarioResult } from './report';
import { runCase, type Ground } from './runCase';
import { startSandboxProcess } from './sandboxProcess';
import { scenarios } from './scenarios';
import { writePage } from './writePage';

const docs = join(__dirname, '../docs');
const TASKS = 200;

const say = (line: string): void => {
	console.log(`${process.uptime().toFixed(0).padStart(5)} s  ${line}`);
};

async function main(): Promise<void> {
	const choice = readCommandLine(process.argv.slice(2));
	if (!choice) {
		console.log(usage);
		return;
	}
	const installation = await installN8n(chosenN8nVersion(), say);
	const scratch = await makeScratchFolder();
	const template = join(scratch, 'template');
	await installPackageInto(template);
	const sandbox = await startSandboxProcess(TASKS);
	try {
		const results = await runAll(choice, { installation, template, sandbox }, scratch);
		const isWhole = results.every(({ cases }) => cases.length === contenders.length);
		if (isWhole && results.length === scenarios.length) {
			const circumstances = { n8nVersion: installation.version, cores: cpus().length };
			await writePage(join(docs, 'benchmark.md'), pageOf(results, circumstances));
			await writeFile(join(docs, 'benchmark.svg'), chartOf(results));
			say('Written: docs/benchmark.md, docs/benchmark.svg');
		}
	} finally {
		await sandbox.stop();
	}
}

async function runAll(choice: Choice, ground: Ground, scratch: string): Promise<ScenarioResult[]> {
	const results: ScenarioResult[] = [];
	for (const scenario of choice.scenarios) {
		const result: ScenarioResult = { scenario, cases: [] };
		for (const contender of choice.contenders) {
			say(`${scenario.title}: ${contender.title}`);
			const folder = join(scratch, `${scenario.name}-${contender.name}`);
			const figures = await runCase(scenario, contender, ground, folder);
			result.cases.push({ contender, figures });
		}
		results.push(result);
		console.log(`\n${tableOf(result)}\n`);
	}
	return results;
}

/** Makes a folder that goes when this process ends, and that PostgreSQL's user can pass through. */
async function makeScratchFolder(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'lemlist-tasks-benchmark-'));
	await chmod(folder, 0o711);
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

// So that what was started is ended as well: child processes go with the event `exit`.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
