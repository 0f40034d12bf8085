// The two ways in which Update takes its values: field by field, or from columns of the same names.
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeProperties,
	PreSendAction,
} from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import type { Field } from '../../shared/fields/field';
import { inBody, readField } from '../../shared/fields/field';
import { taskLocator } from '../../shared/fields/locators';
import type { TaskOf } from '../operation';
import { firstColumn, mappedColumns, readColumns } from './columns';
import { taskField, taskOfParameter } from './task';
import { FIELDS } from './updateFields';

/** Values of Mapping Mode, which are n8n's own for this choice. */
export const MAP_EACH = 'defineBelow';
export const MAP_COLUMNS = 'autoMapInputData';

/** A property that the panel shows, and that is sent, in one mode only. */
export const shownIf = (mode: string, property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { mappingMode: [mode] } },
});

const taskId: Field = taskField('The task to update');

/** The task of a row whose fields are set one by one. */
export const taskOfEach = inBody(taskId, 'id');

/** The task of a row whose columns are mapped. The panel does not insist on it: a column may name it. */
export const taskOfColumns: INodeProperties = {
	...taskLocator(
		'The task to update. If this is empty, the column Task ID, _id or id names it.',
		'From the column Task ID, _id or id',
	),
	required: false,
};

/** In the order of preference: a column `id` may hold the ID of something else. */
const TASK_COLUMNS = ['taskId', '_id', 'id', 'task'];

/** Whether nothing is entered. An expression is, even if a typo in it makes its value empty. */
function isTaskEmpty({ parameters }: INode): boolean {
	const locator = parameters['taskId'];
	return isBlank((Object(locator) as { value?: unknown }).value ?? locator);
}

/** The task that a row of Update names, in either mode. */
export const taskOf: TaskOf = (context) =>
	context.getNodeParameter('mappingMode', MAP_EACH) === MAP_COLUMNS &&
	isTaskEmpty(context.getNode())
		? firstColumn(context, TASK_COLUMNS)
		: taskOfParameter(context);

/** A reader of all columns, the task's included. */
const mapColumns: PreSendAction = async function (request) {
	const id = await readField(taskId, taskOf(this), this);
	request.body = { id, ...(await readColumns(FIELDS, this)), ...(request.body as IDataObject) };
	return request;
};

/** Where the values come from. */
export const mappingMode: INodeProperties = {
	displayName: 'Mapping Mode',
	name: 'mappingMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Map Automatically',
			value: MAP_COLUMNS,
			description: 'Use if the columns of the input are named like the fields of a task',
			routing: { send: { preSend: [mapColumns] } },
		},
		{
			name: 'Map Each Field Below',
			value: MAP_EACH,
			description: 'Set the value of each field yourself',
		},
	],
	default: MAP_EACH,
	description: 'Where the values for the fields come from',
};

/** Which columns are mapped to which fields, in words; undefined if each field is set by itself. */
export function mappingNote(context: IExecuteFunctions): string | undefined {
	if (context.getNodeParameter('mappingMode', 0, MAP_EACH) !== MAP_COLUMNS) return undefined;
	const columns = new Set(context.getInputData().flatMap(({ json }) => Object.keys(json)));
	const names = isTaskEmpty(context.getNode()) ? TASK_COLUMNS : [];
	const task = names.map((name) => ({ name, displayName: 'Task' }));
	return mappedColumns([...task, ...FIELDS.map(({ property }) => property)], [...columns]);
}
