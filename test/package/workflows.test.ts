// What GitHub runs: actions that nobody can change under us, and scripts that exist.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { n8nVersions } from '../../scripts/n8n/versions';
import { projectFolder } from './support/files';

const read = (path: string) => readFileSync(join(projectFolder, '.github', path), 'utf8');
/** The first group of each match. */
const all = (text: string, pattern: RegExp) =>
	[...text.matchAll(pattern)].map((match) => match[1]!);

const workflows = readdirSync(join(projectFolder, '.github/workflows'));
const texts = workflows.map((name) => read(`workflows/${name}`));
const uses = texts.flatMap((text) => all(text, /\buses: *(.+)$/gm));

it('has a workflow for tests, for security bugs and for publishing', () => {
	expect(workflows.sort()).toEqual(['ci.yml', 'codeql.yml', 'publish.yml']);
});

it('pins each action by the SHA of a commit, with its version beside it', () => {
	expect(uses.length).toBeGreaterThan(10);
	for (const action of uses) {
		expect(action).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
	}
});

it('uses one version of each action', () => {
	const pins = new Set(uses.map((action) => action.replace(/^([\w-]+\/[\w-]+)[^@]*/, '$1')));
	const repositories = new Set([...pins].map((pin) => pin.split('@')[0]));

	expect(pins.size).toBe(repositories.size);
});

it.each(workflows)('%s gives each job the permissions it needs, and no more by default', (name) => {
	expect(read(`workflows/${name}`)).toMatch(/^permissions:( \{\}|\n {2}contents: read)$/m);
});

it('leaves no token behind in a checkout', () => {
	for (const text of texts) {
		expect(all(text, /(uses: actions\/checkout@)/g)).toHaveLength(
			all(text, /(persist-credentials: false)/g).length,
		);
	}
});

it('runs scripts that exist', () => {
	const scripts = texts.flatMap((text) => all(text, /npm run (?:--silent )?([\w:]+)/g));
	const files = texts.flatMap((text) => all(text, /run: (scripts\/\S+)/g));

	expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(scripts));
	expect(scripts).toContain('release:notes');
	expect(files).not.toEqual([]);
	for (const file of files) expect(existsSync(join(projectFolder, file))).toBe(true);
});

it('tests each n8n version, on a Node.js that it supports', () => {
	const ci = read('workflows/ci.yml');

	expect(all(ci, /n8n-version: (\d[\d.]+)/g)).toEqual(n8nVersions.map(({ version }) => version));
	for (const { version, nodeMajors } of n8nVersions) {
		const [node] = all(ci, new RegExp(`n8n-version: ${version}, node-version: (\\d+)`, 'g'));
		expect(nodeMajors).toContain(Number(node));
	}
});

it('publishes this package', () => {
	expect(read('workflows/publish.yml')).toContain(`scan.sh "${manifest.name}@$GITHUB_REF_NAME"`);
});

it("lets Dependabot update the actions and npm's packages", () => {
	expect(all(read('dependabot.yml'), /package-ecosystem: (.+)$/gm)).toEqual([
		'github-actions',
		'npm',
	]);
});
