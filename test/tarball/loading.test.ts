import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../package/support/files';
import type { Packed } from './support/pack';
import { pack } from './support/pack';

let packed: Packed;
beforeAll(async () => {
	packed = await pack();
});
afterAll(async () => await packed.remove());

it('has all icons, and one rate limiter per key and process, if n8n loads it in both ways', async () => {
	const script = join(__dirname, 'support/loadBothWays.cjs');
	// Lets the packed package resolve n8n-workflow and luxon as it does in n8n.
	const env = { ...process.env, NODE_PATH: join(projectFolder, 'node_modules') };
	const { stdout } = await promisify(execFile)(process.execPath, [script, packed.folder], { env });

	expect(JSON.parse(stdout)).toEqual({
		nodes: [
			['lemlistTasks', 'lemlistTasksTrigger'],
			['lemlistTasks', 'lemlistTasksTrigger'],
		],
		credentials: [['lemlistTasksApi'], ['lemlistTasksApi']],
		missingIcons: [],
		registries: 1,
	});
});
