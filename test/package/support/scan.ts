import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What a rule objects to. */
export interface Problem {
	file: string;
	rule: string;
	line: number;
	message: string;
}

/** The result of n8n's scanner. */
export interface Scanned {
	/** Number of linted files. */
	files: number;
	problems: Problem[];
}

/** Runs n8nScanner.mjs. */
export async function scan(folder: string, patterns: string[]): Promise<Scanned> {
	const script = join(__dirname, 'n8nScanner.mjs');
	// With Jest's NODE_ENV, n8n's rules would treat every file as a node in their own tests.
	const env = { ...process.env, NODE_ENV: 'production' };
	const args = [script, folder, ...patterns];
	const { stdout } = await promisify(execFile)(process.execPath, args, { env });
	return JSON.parse(stdout) as Scanned;
}
