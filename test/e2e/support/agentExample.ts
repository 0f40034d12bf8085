// The example of an agent, with credentials of the test and a chat that takes messages over HTTP.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workflow } from '../../../scripts/n8n/client';
import type { ScriptedModel } from './scriptedModel';
import type { World } from './world';

const file = join(__dirname, '../../../examples/agent-tidies-tasks.json');

/**
 * Stores and publishes the example.
 *
 * @param path Path of the chat's webhook, unique in the n8n.
 * @returns The id of the workflow, and what says something in a chat of its own and gives the answer.
 */
export const publishAgentExample = async (
	{ n8n, credential }: World,
	model: ScriptedModel,
	path: string,
): Promise<{ workflowId: string; say: (text: string) => Promise<string> }> => {
	const workflow = JSON.parse(await readFile(file, 'utf8')) as Workflow;
	const openAi = await n8n.createCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'any', url: model.url },
	});
	for (const node of workflow.nodes) {
		if (node.credentials?.['lemlistTasksApi']) node.credentials = { lemlistTasksApi: credential };
		if (node.credentials?.['openAiApi']) node.credentials = { openAiApi: openAi };
		if (node.webhookId) {
			node.webhookId = path;
			node.parameters['public'] = true;
		}
	}
	const workflowId = await n8n.createWorkflow(workflow);
	await n8n.publishWorkflow(workflowId, `${path}/chat`);

	let chats = 0;
	const say = async (text: string) => await n8n.chat(path, `chat ${++chats}`, text);
	return { workflowId, say };
};
