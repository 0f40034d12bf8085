// `npm start`: an n8n editor with this package installed, connected to the sandbox, and with the
// example workflow ready to run. Everything is in a temporary folder, and Ctrl-C stops all of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../sandbox';
import { log } from './log';
import { N8nClient, owner } from './n8n/client';
import { installPackageInto } from './n8n/communityPackage';
import { exampleWorkflow } from './n8n/exampleWorkflow';
import { installN8n } from './n8n/install';
import { startServer } from './n8n/server';
import { chosenN8nVersion } from './n8n/versions';

/** Cleanup functions, in the order of startup. */
const cleanups: Array<() => Promise<unknown>> = [];

const start = async (): Promise<void> => {
	const installation = await installN8n(chosenN8nVersion(), log);

	log('Packing this package and installing it the way n8n does');
	const userFolder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-n8n-'));
	// It is kept after a failure, since it contains n8n's log.
	cleanups.push(async () => {
		if (!process.exitCode) await rm(userFolder, { recursive: true, force: true });
	});
	await installPackageInto(userFolder);

	log('Starting the sandbox');
	const sandbox = await startSandbox();
	cleanups.push(() => sandbox.close());

	log(`Starting n8n ${installation.version}`);
	const n8n = await startServer(installation, userFolder);
	cleanups.push(() => n8n.stop());

	log('Adding the credential and the example workflow');
	const client = await N8nClient.signIn(n8n.url);
	const credential = await client.createCredential({
		name: 'Sandbox',
		type: 'lemlistTasksApi',
		data: { apiKey: sandbox.apiKey, baseUrl: sandbox.url },
	});
	const workflowId = await client.createWorkflow(
		await exampleWorkflow('update-tasks-from-rows', credential),
	);

	console.log(`
  n8n's editor, with an example workflow that uses the credential "${credential.name}":
    ${n8n.url}/workflow/${workflowId}
    E-mail    ${owner.email}
    Password  ${owner.password}

  The sandbox, a local mock of lemlist, shows each task and request live:
    ${sandbox.origin}

  A credential of your own for the sandbox needs:
    API Key   ${sandbox.apiKey}
    Base URL  ${sandbox.url}

  Press Ctrl-C to stop.
`);
};

const main = async (): Promise<void> => {
	const stopRequested = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve());
	});
	try {
		await Promise.race([start().then(() => stopRequested), stopRequested]);
		log('Stopping');
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		for (const cleanUp of cleanups.reverse()) await cleanUp();
		process.exit();
	}
};

void main();
