// A sheet in every spelling that the node understands, through both mapping modes.
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { locator, outputsOf, publishRowsWorkflow } from './support/rowsWorkflow';
import {
	after,
	before,
	FROM_EXPRESSIONS,
	idOf,
	members,
	SPELLINGS,
	type Spelled,
	type Spelling,
} from './support/spellings';
import { startWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
	world = await startWorld('spellings-key', { members, tasks: [] });
});
afterAll(async () => await world.sandbox.close());

type Names = Record<keyof Spelled, string>;

const AS_LEMLIST: Names = {
	...{ task: '_id', dueDate: 'dueDate', assignedTo: 'assignedTo', done: 'done' },
	...{ priority: 'priority', title: 'title', message: 'message' },
	...{ images: 'images', videos: 'videos' },
};
const AS_THE_PANEL: Names = {
	...{ task: 'Task ID', dueDate: 'Due Date', assignedTo: 'Assignee', done: 'Done' },
	...{ priority: 'Priority', title: 'Title', message: 'Message' },
	...{ images: 'LinkedIn Images', videos: 'LinkedIn Videos' },
};
const AS_IN_A_DATABASE: Names = {
	...{ task: 'id', dueDate: 'due_date', assignedTo: 'ASSIGNED_TO', done: 'DONE' },
	...{ priority: 'PRIORITY', title: 'title ', message: 'message' },
	...{ images: 'linkedin-images', videos: 'linkedin videos' },
};

const mapEach: INodeParameters = {
	mappingMode: 'defineBelow',
	taskId: locator('={{ $json.task }}'),
	updateFields: {
		dueDate:
			'={{ $json.luxon ? DateTime.fromISO($json.luxon) : $json.jsDate ? new Date($json.jsDate) : $json.dueDate }}',
		assignedTo: locator('={{ $json.assignedTo }}'),
		done: '={{ $json.done }}',
		priority: '={{ $json.priority }}',
		title: '={{ $json.title }}',
		message: '={{ $json.message }}',
		images: '={{ $json.images }}',
		videos: '={{ $json.videos }}',
	},
};

/** What the panel stores for a mode whose Task is left empty. */
const mapAutomatically: INodeParameters = {
	mappingMode: 'autoMapInputData',
	taskId: { __rl: true, mode: 'list', value: '' },
};

/** The row with other names for its columns, among columns that are no fields. */
function named(row: Spelled, names: Names | undefined): IDataObject {
	const columns = Object.entries(row).map(([name, value]) => [
		names?.[name as keyof Names] ?? name,
		value,
	]);
	return { row_number: 7, Company: 'Example Company', ...Object.fromEntries(columns) };
}

/** Runs Update for each row, with failures on the error output. */
async function run(name: string, parameters: INodeParameters, rows: IDataObject[]) {
	const { workflowId, start } = await publishRowsWorkflow(
		world,
		name.replace(/\W+/g, '-'),
		'continueErrorOutput',
		{ resource: 'task', operation: 'update', ...parameters },
	);
	await start(rows);
	const [execution] = await world.n8n.finishedExecutions(workflowId);
	return outputsOf(execution!);
}

it.each([
	['Map Each Column Manually', mapEach, undefined, [...SPELLINGS, ...FROM_EXPRESSIONS]],
	["Map Automatically by lemlist's names", mapAutomatically, AS_LEMLIST, SPELLINGS],
	["Map Automatically by the panel's names", mapAutomatically, AS_THE_PANEL, SPELLINGS],
	["Map Automatically by a database's names", mapAutomatically, AS_IN_A_DATABASE, SPELLINGS],
])('%s', async (path, parameters, names, spellings: Spelling[]) => {
	world.sandbox.reset({ tasks: spellings.map(before) });
	const rows = spellings.map(({ row }, index) => named({ task: idOf(index), ...row }, names));

	const { updated, failed } = await run(path, parameters, rows);

	expect([...world.sandbox.tasks.values()]).toEqual(spellings.map(after));
	expect(updated.map(({ json }) => json['_id'])).toEqual(
		spellings.flatMap(({ changes }, index) => (changes ? [idOf(index)] : [])),
	);
	expect(failed.map(({ json }) => json['error'])).toEqual(
		spellings.flatMap(({ error }, index) => {
			if (!error) return [];
			const { code, field, says } = error;
			const message = expect.stringContaining(`Row 7 (item ${index}): ${says}`) as string;
			return [expect.objectContaining({ code, field, message })];
		}),
	);
	// A row that is rejected here costs no request.
	const sent = world.sandbox.requests.filter(({ method }) => method === 'PATCH');
	const rejectedHere = spellings.filter(({ error }) => error && error.code !== 'BAD_TEAM');
	expect(sent).toHaveLength(spellings.length - rejectedHere.length);
});

const titles = () => [...world.sandbox.tasks.values()].map(({ title }) => title);
const messages = (failed: INodeExecutionData[]) =>
	failed.map(({ json }) => (json['error'] as IDataObject)['message']);

it('takes the task from the column with its ID, and a field from the one that has a value', async () => {
	world.sandbox.reset({ tasks: [0, 1, 2, 3].map((index) => before({ row: {} }, index)) });

	const { failed } = await run('Columns', mapAutomatically, [
		{ id: 'CRM-7', _id: idOf(0), title: 'By _id' },
		{ 'Task ID': '', id: idOf(1), title: 'By id' },
		{ id: idOf(2), Title: '', TITLE: 'By Task ID', 'Task ID': idOf(2) },
		{ id: idOf(3), title: 'One', Title: 'Other' },
		{ row_number: 7, title: 'Of no task' },
		{ _id: idOf(2), 'Task ID': idOf(3), title: 'Of two tasks' },
	]);

	expect(titles()).toEqual(['By _id', 'By id', 'By Task ID', 'Old title']);
	expect(messages(failed)).toEqual([
		"Row 4 (item 3): 'Title' has different values in two columns. Remove one of them: title or Title.",
		expect.stringMatching(/^Row 7 \(item 4\): 'Task' is empty: no column Task ID, /),
		"Row 6 (item 5): 'Task' names different tasks in the columns _id and Task ID. Remove one of them.",
	]);
});

it('takes the task from Task if that is set, and from no column even if Task comes to nothing', async () => {
	world.sandbox.reset({ tasks: [0, 1].map((index) => before({ row: {} }, index)) });
	const parameters = { ...mapAutomatically, taskId: locator('={{ $json.opportunity }}') };

	const { failed } = await run('Task set', parameters, [
		{ opportunity: idOf(0), _id: idOf(1), title: 'By Task' },
		{ _id: idOf(1), title: 'By column' },
	]);

	expect(titles()).toEqual(['By Task', 'Old title']);
	expect(messages(failed)).toEqual([expect.stringMatching(/^Row 2 \(item 1\): 'Task' is /)]);
});
