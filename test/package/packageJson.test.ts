// n8n's requirements for the package.json of verified community nodes.
import manifest from '../../package.json';

it('identifies the package as a community node', () => {
	expect(manifest.name).toMatch(/^n8n-nodes-/);
	expect(manifest.keywords).toContain('n8n-community-node-package');
	expect(manifest.n8n).toEqual({
		n8nNodesApiVersion: 1,
		strict: true,
		credentials: ['dist/credentials/LemlistTasksApi.credentials.js'],
		nodes: [
			'dist/nodes/LemlistTasks/LemlistTasks.node.js',
			'dist/nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.js',
		],
	});
	expect(manifest.license).toBe('MIT');
	expect(manifest.files).toEqual(['dist', '!dist/**/*.map', '!dist/**/*.d.ts']);
});

it('has no runtime dependencies', () => {
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	for (const kind of ['dependencies', 'optionalDependencies', 'bundledDependencies', 'overrides']) {
		expect(manifest).not.toHaveProperty(kind);
	}
});

it('pins its dev dependencies', () => {
	for (const version of Object.values(manifest.devDependencies)) {
		expect(version).toMatch(/^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/);
	}
});

it('has no install scripts', () => {
	expect(Object.keys(manifest.scripts)).not.toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^(pre|post)?(install|prepare|pack)$|^(pre|post)uninstall$/),
		]),
	);
});
