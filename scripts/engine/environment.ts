// Import this before n8n-core, which reads these variables when it loads. Without its own folder it
// would write its settings to the home folder.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

if (process.env['N8N_USER_FOLDER'] === undefined) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.env['N8N_USER_FOLDER'] = folder;
	process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
process.env['N8N_LOG_LEVEL'] ??= 'error';
