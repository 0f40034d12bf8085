// What n8n asks of the package.json of a community node that is to be verified.
import manifest from '../../package.json';

it('is found by n8n as a community node', () => {
	expect(manifest.name).toMatch(/^n8n-nodes-/);
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.n8n).toEqual({
		n8nNodesApiVersion: 1,
		strict: true,
		credentials: ['dist/credentials/LemlistTasksApi.credentials.js'],
		nodes: ['dist/nodes/LemlistTasks/LemlistTasks.node.js'],
	});
	expect(manifest.license).toBe('MIT');
	expect(manifest.files).toEqual(['dist', '!dist/**/*.map']);
});

it('brings nothing along', () => {
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	for (const kind of ['dependencies', 'optionalDependencies', 'bundledDependencies', 'overrides']) {
		expect(manifest).not.toHaveProperty(kind);
	}
});

it('pins what it is built with', () => {
	for (const version of Object.values(manifest.devDependencies)) {
		expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
	}
});

it('runs nothing on the machine that installs it', () => {
	expect(Object.keys(manifest.scripts)).not.toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^(pre|post)?(install|prepare|pack)$|^(pre|post)uninstall$/),
		]),
	);
});
