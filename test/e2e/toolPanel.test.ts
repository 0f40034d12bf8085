// The panel of the node as an agent's tool: which fields can be left to the model by a click.
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith } from './support/panel';

const setup = useEditor('tool-panel-key');

it('has a button for the model beside every field, Done and Priority included', async () => {
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
	const buttonOf = (name: string) =>
		panel.parameter(name).locator('[data-test-id=from-ai-override-button]');

	const fields = ['taskId', 'dueDate', 'assignedTo', 'done', 'priority', 'title', 'message'];
	for (const name of [...fields, 'clearFields']) {
		await buttonOf(name).first().waitFor();
		expect([name, await buttonOf(name).count()]).toEqual([name, 1]);
	}
	expect(await panel.parameter('mappingMode').count()).toBe(0);
});
