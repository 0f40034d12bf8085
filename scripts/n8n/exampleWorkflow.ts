// The example workflow, ready for an n8n that has the credential.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow } from './client';

const file = join(__dirname, '../../examples/update-tasks-from-rows.json');

/** Reads the example and gives its Lemlist Tasks nodes this credential. */
export const exampleWorkflow = async (credential: {
	id: string;
	name: string;
}): Promise<Workflow> => {
	const workflow = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	for (const node of workflow.nodes) {
		if (node.credentials) node.credentials = { lemlistTasksApi: credential };
	}
	return workflow;
};
