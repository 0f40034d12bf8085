import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What n8n's scanner finds in a folder. */
export interface Scanned {
	/** How many files it looked at. */
	files: number;
	problems: Array<{ file: string; rule: string; line: number; message: string }>;
}

/** Runs n8nScanner.mjs, which says what it does. */
export async function scan(folder: string, patterns: string[]): Promise<Scanned> {
	const script = join(__dirname, 'n8nScanner.mjs');
	// The value that jest gives it makes n8n's rules take every file for a node of their own tests.
	const env = { ...process.env, NODE_ENV: 'production' };
	const args = [script, folder, ...patterns];
	const { stdout } = await promisify(execFile)(process.execPath, args, { env });
	return JSON.parse(stdout) as Scanned;
}
