// Runs this package's node in n8n's engine in this process.
import type { PackageDirectoryLoader } from 'n8n-core';
import { outputOf, runWorkflow } from '../../scripts/engine/runWorkflow';
import { NODE, rowsWorkflow } from '../cost/workflow';
import { FIELDS, type SyncRow } from './rows';

/** What a run needs. */
export interface InProcess {
	loader: PackageDirectoryLoader;
	baseUrl: string;
	apiKey: string;
	skipUnchanged: boolean;
}

/**
 * Updates all tasks of the rows.
 *
 * @throws Error if an item failed
 */
export async function runInProcess(
	rows: readonly SyncRow[],
	{ loader, baseUrl, apiKey, skipUnchanged }: InProcess,
): Promise<void> {
	const updateFields = Object.fromEntries(FIELDS.map((name) => [name, `={{ $json.${name} }}`]));
	const run = await runWorkflow({
		loader,
		workflow: rowsWorkflow({ updateFields, options: { skipUnchanged } }),
		items: rows.map((row) => ({ json: { ...row } })),
		credentials: { lemlistTasksApi: { apiKey, baseUrl } },
	});
	const { error } = run.data.resultData;
	if (error) throw error;
	const count = outputOf(run, NODE).length;
	if (count !== rows.length) throw new Error(`${count} items for ${rows.length} rows`);
}
