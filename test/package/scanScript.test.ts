// The publish workflow's last step, with a stand-in for the scanner: n8n's reads packages from npm.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './support/files';

const PASSED = '✅ Package n8n-nodes-x@1.0.0 has passed all security checks';
const REJECTED = `❌ Package n8n-nodes-x@1.0.0 has failed security checks
Reason: ESLint violations found`;
const NOT_YET = `❌ Package n8n-nodes-x@1.0.0 has failed security checks
Reason: The package was not published with npm provenance`;

let folder: string;

beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-scan-'))));
afterEach(async () => await rm(folder, { recursive: true }));

/** Runs the script. `answers` are what the scanner prints, the last one for ever; its exit code is 0. */
async function scanned(...answers: string[]): Promise<{ exitCode: number; runs: number }> {
	await Promise.all(answers.map((text, run) => writeFile(join(folder, `answer${run}`), text)));
	await writeFile(
		join(folder, 'npx'),
		`#!/bin/sh
echo run >> ${folder}/runs
run=$(($(wc -l < ${folder}/runs) - 1))
cat ${folder}/answer$run 2>/dev/null || cat ${folder}/answer${answers.length - 1}
`,
	);
	await chmod(join(folder, 'npx'), 0o755);
	const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, SCAN_PAUSE_S: '0' };
	const script = join(projectFolder, 'scripts/release/scan.sh');
	const exitCode = await new Promise<number>((resolve) => {
		const child = execFile(script, ['n8n-nodes-x@1.0.0'], { env });
		child.on('close', (code) => resolve(code ?? -1));
	});
	const runs = (await readFile(join(folder, 'runs'), 'utf8')).trim().split('\n').length;
	return { exitCode, runs };
}

it('succeeds if the scanner passes the package', async () => {
	expect(await scanned(PASSED)).toEqual({ exitCode: 0, runs: 1 });
});

it('fails at once if the scanner finds violations, although it exits with 0', async () => {
	expect(await scanned(REJECTED)).toEqual({ exitCode: 1, runs: 1 });
});

it('waits for npm to have the version and its provenance', async () => {
	expect(await scanned('Analysis failed: 404', NOT_YET, PASSED)).toEqual({ exitCode: 0, runs: 3 });
});

it('gives up', async () => {
	expect(await scanned(NOT_YET)).toEqual({ exitCode: 1, runs: 15 });
});
