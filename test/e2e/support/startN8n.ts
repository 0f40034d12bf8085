// Jest's global setup: installs n8n when needed, and starts one with the packed package in it.
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackageInto } from '../../../scripts/n8n/communityPackage';
import { installN8n } from '../../../scripts/n8n/install';
import { startServer } from '../../../scripts/n8n/server';
import { chosenN8nVersion } from '../../../scripts/n8n/versions';

/** Where n8n's log stays, for whoever looks into a failure. */
const keptFolder = join(__dirname, '../../../.cache/e2e');

/** What `stopN8n.ts` calls; jest runs both in the same process. */
export interface Running {
	stopN8n(): Promise<void>;
}

export default async function startN8n(): Promise<void> {
	const installation = await installN8n(chosenN8nVersion(), console.log);
	const userFolder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-e2e-'));
	await installPackageInto(userFolder);
	const { url, logFile, stop } = await startServer(installation, userFolder);

	// Test files run in processes or contexts of their own; the environment reaches them all.
	process.env['E2E_N8N_URL'] = url;
	Object.assign(globalThis, {
		stopN8n: async () => {
			await stop();
			await mkdir(keptFolder, { recursive: true });
			await copyFile(logFile, join(keptFolder, 'n8n.log'));
			await rm(userFolder, { recursive: true });
		},
	} satisfies Running);
}
