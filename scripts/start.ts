// `npm start`: an n8n editor with this package installed, the sandbox behind it, and the example
// workflow ready to run. Everything lives in a temporary folder, and Ctrl-C ends all of it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../sandbox';
import { N8nClient, owner } from './n8n/client';
import { installPackageInto } from './n8n/communityPackage';
import { exampleWorkflow } from './n8n/exampleWorkflow';
import { installN8n } from './n8n/install';
import { startServer } from './n8n/server';
import { chosenN8nVersion } from './n8n/versions';

/** What has to be ended, in the order it was started. */
const running: Array<() => Promise<unknown>> = [];

const say = (line: string): void => {
	console.log(`${process.uptime().toFixed(0).padStart(4)} s  ${line}`);
};

const start = async (): Promise<void> => {
	const installation = await installN8n(chosenN8nVersion(), say);

	say('Packing this package and installing it as n8n does');
	const userFolder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-n8n-'));
	// After a failure it stays, for n8n's log is in it.
	running.push(async () => {
		if (!process.exitCode) await rm(userFolder, { recursive: true, force: true });
	});
	await installPackageInto(userFolder);

	say('Starting the sandbox');
	const sandbox = await startSandbox();
	running.push(() => sandbox.close());

	say(`Starting n8n ${installation.version}`);
	const n8n = await startServer(installation, userFolder);
	running.push(() => n8n.stop());

	say('Adding the credential and the example workflow');
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
  Workflow  ${n8n.url}/workflow/${workflowId}
  Login     ${owner.email}
  Password  ${owner.password}
  Sandbox   ${sandbox.origin}

  Ctrl-C ends it all.
`);
};

const main = async (): Promise<void> => {
	const asked = new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => resolve());
	});
	try {
		await Promise.race([start().then(() => asked), asked]);
		say('Ending');
	} catch (error) {
		console.error(error);
		process.exitCode = 1;
	} finally {
		for (const end of running.reverse()) await end();
		process.exit();
	}
};

void main();
