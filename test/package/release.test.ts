// `npm run release` in a temporary repository whose remote is a folder, so that no network is needed.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../package.json';
import { projectFolder } from './support/files';

const HEAD = '# Changelog\n\n## [Unreleased]\n';
const ENTRIES = '### Added\n\n- Something new, described by hand.\n';
const OLDER = '## [1.0.0] - 2026-01-15\n\n- First release.\n';
const REPOSITORY = manifest.homepage.replace('#readme', '');
const CHANGELOG = `${HEAD}\n${ENTRIES}\n${OLDER}\n[Unreleased]: ${REPOSITORY}/commits/HEAD\n`;

/** Independent of the user's git configuration. */
const env = {
	...process.env,
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_CONFIG_SYSTEM: '/dev/null',
	GIT_AUTHOR_NAME: 'Test',
	GIT_AUTHOR_EMAIL: 'test@example.com',
	GIT_COMMITTER_NAME: 'Test',
	GIT_COMMITTER_EMAIL: 'test@example.com',
};

let folder: string;
let repository: string;

const run = async (command: string, ...args: string[]): Promise<string> =>
	(await promisify(execFile)(command, args, { cwd: repository, env })).stdout;
const git = async (...args: string[]) => await run('git', ...args);
const release = async (...args: string[]) => await run('npm', 'run', 'release', '--', ...args);
/** A file in the remote repository, at a tag. */
const released = async (tag: string, file: string) =>
	await git('--git-dir', join(folder, 'remote'), 'show', `${tag}:${file}`);

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-release-'));
	repository = join(folder, 'repository');
	await mkdir(repository);
	await git('init', '--quiet', '--bare', '--initial-branch=main', join(folder, 'remote'));
	await git('init', '--quiet', '--initial-branch=main');

	for (const file of ['.release-it.js', '.gitignore', '.npmrc']) {
		await copyFile(join(projectFolder, file), join(repository, file));
	}
	const scripts = { ...manifest.scripts, lint: 'exit 0', test: 'exit 0' };
	const content = JSON.stringify({ ...manifest, version: '1.2.3', scripts });
	await writeFile(join(repository, 'package.json'), content);
	await writeFile(join(repository, 'CHANGELOG.md'), CHANGELOG);
	await symlink(join(projectFolder, 'node_modules'), join(repository, 'node_modules'));

	await git('add', '.');
	await git('commit', '--quiet', '--message', 'Start');
	await git('remote', 'add', 'origin', join(folder, 'remote'));
	await git('push', '--quiet', '--set-upstream', 'origin', 'main');
});
afterEach(async () => await rm(folder, { recursive: true }));

it('prints the version and the entries in a dry run, and changes nothing', async () => {
	await git('checkout', '--quiet', '-b', 'other');
	await git('remote', 'remove', 'origin');

	const output = await release('minor', '--dry-run');

	expect(output).toContain('1.2.3...1.3.0');
	expect(output).toContain('- Something new, described by hand.');
	expect(await git('status', '--porcelain')).toBe('');
	expect(await git('tag')).toBe('');
	expect(await readFile(join(repository, 'CHANGELOG.md'), 'utf8')).toBe(CHANGELOG);
});

it.each([
	['minor', '1.3.0'],
	['1.2.3', '1.2.3'],
])('%s dates the changelog, and pushes a commit and the tag %s', async (increment, version) => {
	await release(increment);

	const [date] = /\d{4}-\d\d-\d\d/.exec(await released(version, 'CHANGELOG.md')) ?? [];
	expect(await released(version, 'CHANGELOG.md')).toBe(
		`${HEAD}\n## [${version}] - ${date}\n\n${ENTRIES}\n${OLDER}
[Unreleased]: ${REPOSITORY}/compare/${version}...HEAD
[${version}]: ${REPOSITORY}/releases/tag/${version}
`,
	);
	expect(JSON.parse(await released(version, 'package.json'))).toMatchObject({ version });
	expect(await git('log', '-1', '--format=%s', 'origin/main')).toBe(`Release ${version}\n`);
});

it('releases from main only', async () => {
	await git('checkout', '--quiet', '-b', 'other');

	await expect(release('minor')).rejects.toThrow('Must be on branch main');
	expect(await git('tag')).toBe('');
});

it('leaves publishing to GitHub Actions', () => {
	const config = jest.requireActual<{ npm: object }>('../../.release-it.js');

	expect(config.npm).toMatchObject({ publish: false });
});

it('has a section for the next release in CHANGELOG.md', async () => {
	const changelog = await readFile(join(projectFolder, 'CHANGELOG.md'), 'utf8');

	expect(changelog.match(/^## \[Unreleased\]$/gm)).toHaveLength(1);
});
