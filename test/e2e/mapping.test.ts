// How many actions it takes to map eight columns, in the editor.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useEditor } from './support/editorTest';
import { handIn, type Hand } from './support/hand';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('mapping-key');
beforeEach(() => setup.world.sandbox.reset());

const taskId = 'opp_linkedinSend00001';
const image = 'https://media.example.com/overview.png';

/** A row of eight columns, which are named as in the panel. */
const ROW = {
	'Task ID': taskId,
	'Due Date': '2026-12-05 14:30',
	Assignee: 'Sales Two',
	Done: 'x',
	Priority: 'high',
	Title: 'Share the overview',
	Message: 'Have a look',
	'LinkedIn Images': image,
};

/** Each column but the task's, with its parameter: all fields are there from the start. */
const SHOWN: Array<[column: keyof typeof ROW, parameter: string]> = [
	['Due Date', 'dueDate'],
	['Assignee', 'assignedTo'],
	['Done', 'done'],
	['Priority', 'priority'],
	['Title', 'title'],
	['Message', 'message'],
	['LinkedIn Images', 'images'],
];

/** Opens the panel of a node that gets the row. */
async function open(parameters: INodeParameters): Promise<{ panel: Panel; hand: Hand }> {
	const workflow = workflowWith({ operation: 'update', ...parameters }, setup.world.credential);
	workflow.settings.timezone = 'Europe/Paris';
	workflow.pinData = { Start: [{ json: ROW }] };
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
	return { panel, hand: handIn(setup, panel) };
}

async function addField({ byTestId }: Panel, hand: Hand, label: string): Promise<void> {
	const older = setup.editor.page.getByPlaceholder('Add Field');
	await hand.pick(byTestId('collection-parameter-add').or(older).first(), label);
}

/** The top of the parameters, and the first and last column in the input panel. */
const columns = ({ byTestId }: Panel) => [
	byTestId('credentials-label').first(),
	byTestId('run-data-schema-item').filter({ hasText: 'Task ID' }),
	byTestId('run-data-schema-item').filter({ hasText: 'LinkedIn Images' }),
];

/** Runs the node in the editor, and returns its task as it is then. */
async function execute({ byTestId }: Panel): Promise<IDataObject> {
	await byTestId('node-execute-button').click();
	await byTestId('output-panel').getByText(taskId).first().waitFor();
	return { ...setup.world.sandbox.tasks.get(taskId) };
}

const UPDATED = {
	...{ dueDate: '2026-12-05T13:30:00.000Z', userId: 'usr_SalesTwo000000000' },
	...{ status: 'completed', priority: 2, title: 'Share the overview', content: 'Have a look' },
	images: [image],
};

it('takes 8 actions field by field', async () => {
	const { panel, hand } = await open({});
	await hand.drag('Task ID', 'taskId');
	for (const [column, parameter] of SHOWN) await hand.drag(column, parameter);
	await panel.pictureOf('panel-mapped', 1_520, [...columns(panel), panel.parameter('title')]);

	expect(hand.actions()).toBe(8);
	expect(await execute(panel)).toMatchObject(UPDATED);
});

it('would take 22 actions if no field was there from the start', async () => {
	const { panel, hand } = await open({ updateFields: {} });
	await hand.drag('Task ID', 'taskId');
	for (const [column, parameter] of SHOWN) {
		await addField(panel, hand, column);
		await hand.drag(column, parameter);
	}

	expect(hand.actions()).toBe(22);
	expect(await execute(panel)).toMatchObject(UPDATED);
});

it('takes 2 actions with Map Automatically', async () => {
	const { panel, hand } = await open({});
	await hand.pick(panel.byTestId('parameter-input-mappingMode'), 'Map Automatically');
	const notice = panel.byTestId('node-parameters').getByText(/^These columns are sent/);
	const withBorder = notice.locator('xpath=ancestor::div[2]');
	await panel.pictureOf('panel-automatic', 1_000, [...columns(panel), withBorder]);

	expect(hand.actions()).toBe(2);
	expect(await execute(panel)).toMatchObject(UPDATED);
});
