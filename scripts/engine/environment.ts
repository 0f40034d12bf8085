// Imported before n8n-core, which reads these when it loads: without a folder of its own it would
// write its settings into the home folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (process.env['N8N_USER_FOLDER'] === undefined) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.env['N8N_USER_FOLDER'] = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
process.env['N8N_LOG_LEVEL'] ??= 'error';
