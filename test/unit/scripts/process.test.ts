import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessOptions } from '../../../scripts/process';
import { acceptsConnections, startProcess } from '../../../scripts/process';

let folder: string;
let logFile: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-process-'));
	logFile = join(folder, 'log');
});
afterEach(async () => await rm(folder, { recursive: true }));

const logged = async (text: string) => (await readFile(logFile, 'utf8')).includes(text);

/** Starts a script that is ready once it has printed "ready". */
const start = async (script: string, more: Partial<ProcessOptions> = {}) =>
	await startProcess({
		name: 'The script',
		command: process.execPath,
		args: ['-e', script],
		logFile,
		isReady: async () => await logged('ready'),
		...more,
	});

const UNTIL_STOPPED = 'console.log("ready"); setInterval(() => {}, 1000);';

it('waits until a program is ready, with its output in the log', async () => {
	const running = await start(`console.error("starting"); ${UNTIL_STOPPED}`);

	expect(await readFile(logFile, 'utf8')).toBe('starting\nready\n');
	expect(running.hasExited()).toBe(false);
	await running.stop();
	expect(running.hasExited()).toBe(true);
});

it('asks a program to stop, and waits until it has', async () => {
	const script = `process.on('SIGINT', () => { console.log("stopping"); process.exit(); });`;
	const running = await start(script + UNTIL_STOPPED, { stopSignal: 'SIGINT' });

	await running.stop();

	expect(await logged('stopping')).toBe(true);
});

it('has the environment that it is given, and nothing else', async () => {
	const script = `console.log(JSON.stringify(Object.keys(process.env))); ${UNTIL_STOPPED}`;
	const running = await start(script, { environment: { ONLY: 'this' } });
	await running.stop();

	expect(await readFile(logFile, 'utf8')).toContain('["ONLY"]');
});

it('says with the end of the log why a program did not start', async () => {
	const started = start('console.log("No more space"); process.exitCode = 3;');

	await expect(started).rejects.toThrow(
		`The script could not be started: it exited with 3. The end of ${logFile}:\nNo more space`,
	);
});

it('says that there is no such program', async () => {
	const started = start('', { command: join(folder, 'nowhere') });

	await expect(started).rejects.toThrow(/^The script could not be started: spawn .*nowhere ENOENT/);
});

it('kills a program, which may be stopped all the same', async () => {
	const running = await start(UNTIL_STOPPED);

	await running.kill('SIGKILL');

	expect(running.hasExited()).toBe(true);
	await running.stop();
});

it('sees whether something listens on a port', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	expect(await acceptsConnections(port)).toBe(true);
	await new Promise((resolve) => server.close(resolve));
	expect(await acceptsConnections(port)).toBe(false);
});
