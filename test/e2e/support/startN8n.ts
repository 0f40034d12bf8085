// Jest's global setup: installs n8n if needed, and starts it with the packed package.
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackageInto } from '../../../scripts/n8n/communityPackage';
import { installN8n } from '../../../scripts/n8n/install';
import { startServer } from '../../../scripts/n8n/server';
import { chosenN8nVersion } from '../../../scripts/n8n/versions';

/** n8n's log is kept here, for debugging. */
const outputFolder = join(__dirname, '../../../.cache/e2e');

/** Used by `stopN8n.ts`; Jest runs both in the same process. */
export interface Running {
	stopN8n(): Promise<void>;
}

export default async function startN8n(): Promise<void> {
	const installation = await installN8n(chosenN8nVersion(), console.log);
	const userFolder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-e2e-'));
	await installPackageInto(userFolder);
	const { url, logFile, stop } = await startServer(installation, userFolder);

	// Test files run in separate processes or contexts, which all inherit the environment.
	process.env['E2E_N8N_URL'] = url;
	Object.assign(globalThis, {
		stopN8n: async () => {
			await stop();
			await mkdir(outputFolder, { recursive: true });
			await copyFile(logFile, join(outputFolder, 'n8n.log'));
			await rm(userFolder, { recursive: true });
		},
	} satisfies Running);
}
