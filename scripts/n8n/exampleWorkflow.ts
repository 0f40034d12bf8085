// Example workflows with a credential.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow } from './client';

const folder = join(__dirname, '../../examples');

/**
 * Reads an example and sets the credential of its Lemlist Tasks nodes.
 *
 * @param name File name of the example, without `.json`.
 */
export const exampleWorkflow = async (
	name: string,
	credential: { id: string; name: string },
): Promise<Workflow> => {
	const workflow = JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Workflow;
	for (const node of workflow.nodes) {
		if (node.type.startsWith('n8n-nodes-lemlist-tasks.')) {
			node.credentials = { lemlistTasksApi: credential };
		}
	}
	return workflow;
};
