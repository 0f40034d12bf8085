// The panel of the node as an agent's tool: which fields can be left to the model by a click.
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith } from './support/panel';

const setup = useEditor('tool-panel-key');

it('has a button for the model beside every field but Done and Priority', async () => {
	const workflow = workflowWith({ operation: 'update' }, setup.world.credential);
	const [server, tool] = workflow.nodes;
	Object.assign(server!, {
		...{ name: 'Server', type: '@n8n/n8n-nodes-langchain.mcpTrigger', typeVersion: 2 },
		...{ webhookId: 'tool-panel', parameters: { path: 'tool-panel' } },
	});
	tool!.type = 'n8n-nodes-lemlist-tasks.lemlistTasksTool';
	workflow.connections = {
		'Lemlist Tasks': { ai_tool: [[{ node: 'Server', type: 'ai_tool', index: 0 }]] },
	};
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
	const hasButton = async (name: string) =>
		(await panel.parameter(name).locator('[data-test-id=from-ai-override-button]').count()) > 0;

	const names = ['taskId', 'dueDate', 'assignedTo', 'title', 'message', 'clearFields'];
	for (const name of names) expect([name, await hasButton(name)]).toEqual([name, true]);
	for (const name of ['done', 'priority'])
		expect([name, await hasButton(name)]).toEqual([name, false]);
});
