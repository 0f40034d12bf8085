import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devDependencies } from '../../../../package.json';
import { lockFolder, unpackLock } from '../../../../scripts/n8n/lock';
import { n8nVersions } from '../../../../scripts/n8n/versions';

interface Manifest {
	dependencies: Record<string, string>;
}

/** A package-lock.json of npm 7 or newer. The path of the project itself is ''. */
interface Lock {
	packages: Record<string, { version: string; resolved?: string; integrity?: string }>;
}

const versions = n8nVersions.map(({ version }) => version);

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'lemlist-tasks-lock-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

const unpacked = async <T>(name: string): Promise<T> =>
	JSON.parse(await readFile(join(folder, name), 'utf8')) as T;

it('has a lock for each version, and no other', async () => {
	const expected = versions.map((version) => `n8n-${version}`);

	expect((await readdir(lockFolder)).sort()).toEqual(expected.sort());
});

it.each(versions)('pins n8n %s and all that it depends on', async (version) => {
	await unpackLock(version, folder);
	const manifest = await unpacked<Manifest>('package.json');
	const { packages } = await unpacked<Lock>('package-lock.json');

	expect(manifest.dependencies).toEqual({ n8n: version });
	expect(packages['']).toMatchObject({ dependencies: { n8n: version } });
	expect(packages['node_modules/n8n']).toMatchObject({ version });
	const dependencies = Object.entries(packages).filter(([path]) => path !== '');
	const unpinned = dependencies.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
	expect(unpinned).toEqual([]);
	const fromOneHost = dependencies.filter(([, { resolved }]) => resolved !== undefined);
	expect(fromOneHost).toEqual([]);
});

it.each(versions)('the tests have the n8n-workflow of n8n %s', async (version) => {
	await unpackLock(version, folder);
	const { packages } = await unpacked<Lock>('package-lock.json');

	const ours = Object.values(devDependencies).map((each) => each.replace(/^npm:n8n-workflow@/, ''));
	expect(ours).toContain(packages['node_modules/n8n-workflow']?.version);
});
