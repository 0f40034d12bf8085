// `npm run benchmark`: runs all contenders in all scenarios, in a real n8n, and writes the report.
import { mkdtempSync, rmSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { log } from '../scripts/log';
import { installPackageInto } from '../scripts/n8n/communityPackage';
import { installN8n } from '../scripts/n8n/install';
import { chosenN8nVersion } from '../scripts/n8n/versions';
import { chartOf } from './chart';
import { readCommandLine, usage, type Choice } from './commandLine';
import { contenders } from './contenders';
import { pageOf, tableOf, type ScenarioResult } from './report';
import { runCase, type Setup } from './runCase';
import { startSandboxProcess } from './sandboxProcess';
import { scenarios } from './scenarios';
import { writePage } from '../scripts/writePage';

const docs = join(__dirname, '../docs');
const TASKS = 200;

async function main(): Promise<void> {
	const choice = readCommandLine(process.argv.slice(2));
	if (!choice) {
		console.log(usage);
		return;
	}
	const installation = await installN8n(chosenN8nVersion(), log);
	const scratch = await makeScratchFolder();
	const template = join(scratch, 'template');
	await installPackageInto(template);
	const sandbox = await startSandboxProcess(TASKS);
	try {
		const results = await runAll(choice, { installation, template, sandbox }, scratch);
		const isComplete = results.every(({ cases }) => cases.length === contenders.length);
		if (isComplete && results.length === scenarios.length) {
			const environment = { n8nVersion: installation.version, cores: cpus().length };
			await writePage(join(docs, 'benchmark.md'), pageOf(results, environment));
			await writeFile(join(docs, 'benchmark.svg'), chartOf(results));
			log('Written: docs/benchmark.md, docs/benchmark.svg');
		}
	} finally {
		await sandbox.stop();
	}
}

async function runAll(choice: Choice, setup: Setup, scratch: string): Promise<ScenarioResult[]> {
	const results: ScenarioResult[] = [];
	for (const scenario of choice.scenarios) {
		const result: ScenarioResult = { scenario, cases: [] };
		for (const contender of choice.contenders) {
			log(`${scenario.title}: ${contender.title}`);
			const folder = join(scratch, `${scenario.name}-${contender.name}`);
			const figures = await runCase(scenario, contender, setup, folder);
			result.cases.push({ contender, figures });
		}
		results.push(result);
		console.log(`\n${tableOf(result)}\n`);
	}
	return results;
}

/** Creates a folder that is removed on exit and that PostgreSQL's user may traverse. */
async function makeScratchFolder(): Promise<string> {
	const folder = mkdtempSync(join(tmpdir(), 'lemlist-tasks-benchmark-'));
	await chmod(folder, 0o711);
	process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

// Child processes are stopped on `exit`, which signals do not emit by themselves.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
