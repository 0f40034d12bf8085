import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All files under a folder, relative to it, in alphabetical order. */
export function filesUnder(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => join(folder, path))
		.filter((path) => statSync(path).isFile())
		.map((path) => relative(folder, path))
		.sort();
}
