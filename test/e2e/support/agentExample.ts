// The agent example, with the test's credentials and a chat that accepts messages over HTTP.
import { exampleWorkflow } from '../../../scripts/n8n/exampleWorkflow';
import type { ScriptedModel } from './scriptedModel';
import type { World } from './world';

/**
 * Stores and publishes the example.
 *
 * @param path Path of the chat's webhook, unique in n8n.
 * @returns The ID of the workflow, and a function that sends a message in a new chat and returns
 *   the answer.
 */
export const publishAgentExample = async (
	{ n8n, credential }: World,
	model: ScriptedModel,
	path: string,
): Promise<{ workflowId: string; say: (text: string) => Promise<string> }> => {
	const workflow = await exampleWorkflow('agent-tidies-tasks', credential);
	const openAi = await n8n.createCredential({
		name: 'Scripted model',
		type: 'openAiApi',
		data: { apiKey: 'any', url: model.url },
	});
	for (const node of workflow.nodes) {
		if (node.type.endsWith('.lmChatOpenAi')) node.credentials = { openAiApi: openAi };
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
