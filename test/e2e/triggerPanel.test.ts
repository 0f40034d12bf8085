// The trigger's panel, and what Fetch Test Event shows.
import type { INodeParameters } from 'n8n-workflow';
import type { Workflow } from '../../scripts/n8n/client';
import { useEditor } from './support/editorTest';
import type { Panel } from './support/panel';
import { openPanel } from './support/panel';

const setup = useEditor('trigger-panel-key');

const NAME = 'Lemlist Tasks Trigger';

const workflowWith = (parameters: INodeParameters): Workflow => ({
	name: `Trigger on ${String(parameters['event'])}`,
	settings: { executionOrder: 'v1' },
	nodes: [
		{
			...{ id: 'trigger', name: NAME, typeVersion: 1, position: [0, 0] },
			type: 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger',
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: { lemlistTasksApi: setup.world.credential },
		},
	],
	connections: {},
});

async function open(parameters: INodeParameters): Promise<Panel> {
	const workflowId = await setup.world.n8n.createWorkflow(workflowWith(parameters));
	return await openPanel(setup, workflowId, NAME);
}

it('shows its fields', async () => {
	const panel = await open({
		event: 'taskOverdue',
		overdueDays: 2,
		filters: {
			assignedTo: { __rl: true, mode: 'email', value: 'sales.one@example.com' },
			type: ['phone'],
		},
	});

	for (const label of [
		'Poll Times',
		'Trigger On',
		'Days Overdue',
		'Simplify',
		'Assignee',
		'Types',
	]) {
		expect([label, await panel.shows(label)]).toEqual([label, true]);
	}
	await panel.picture('panel-trigger', 1_100);
});

it('lists assignees', async () => {
	const list = { __rl: true, mode: 'list', value: '' };
	const panel = await open({ event: 'taskDone', filters: { assignedTo: list } });

	await panel.openList('assignedTo');

	expect(await panel.byTestId('rlc-item').allTextContents()).toContain(
		'Sales One (sales.one@example.com)',
	);
});

it('Fetch Test Event returns the newest match, or says what would match', async () => {
	const { page } = setup.editor;
	const fetchTestEvent = async (parameters: INodeParameters) => {
		await open(parameters);
		await page
			.getByRole('button', { name: /fetch test event/i })
			.first()
			.click({ timeout: 20_000 });
	};

	await fetchTestEvent({ event: 'taskDone', filters: { title: 'No task has this title' } });
	await page.getByText('No done task passes the filters').first().waitFor({ timeout: 20_000 });

	await fetchTestEvent({ event: 'taskOpened' });
	await page.getByText(/^opp_/).first().waitFor({ timeout: 20_000 });
});
