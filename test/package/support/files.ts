import { readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of package.json. */
export const projectFolder = resolve(__dirname, '../../..');

/** All files under a folder, relative to it, in alphabetical order. */
export function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => statSync(path).isFile())
		.map((path) => relative(folder, path))
		.sort();
}
