// docs/publishing.md is the one place that says where the repository and the author are named.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { projectFolder } from './support/files';

const page = readFileSync(join(projectFolder, 'docs/publishing.md'), 'utf8');

const repository = new URL(manifest.homepage).pathname.slice(1);
const named = [repository, manifest.author.name, manifest.author.email];

it('docs/publishing.md has the values of package.json', () => {
	for (const value of named) expect(page).toContain(`\`${value}\``);
});

it('docs/publishing.md lists the files that name the repository or the author', () => {
	const patterns = named.flatMap((value) => ['-e', value]);
	const found = execFileSync('git', ['grep', '-lF', ...patterns], {
		cwd: projectFolder,
		encoding: 'utf8',
	});
	const listed = [...page.matchAll(/^- `([^`]+)`/gm)].map(([, file]) => file);

	expect(listed).toEqual(found.trim().split('\n').sort());
});
