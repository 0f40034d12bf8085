// The two ways in which Update takes its values: field by field, or from columns of the same names.
import type {
	IDataObject,
	IExecuteFunctions,
	INode,
	INodeProperties,
	PreSendAction,
} from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import { toTaskId } from '../../lemlist/values/taskId';
import { inBody } from '../../shared/fields/field';
import { taskLocator } from '../../shared/fields/locators';
import { firstColumn, mapColumns, mappedColumns } from '../declarations/columns';
import type { TaskOf } from '../declarations/taskIds';
import { taskOfParameter } from '../declarations/taskIds';
import { FIELDS } from './updateFields';

/** Values of Mapping Mode, which are n8n's own for this choice. */
export const MAP_EACH = 'defineBelow';
export const MAP_COLUMNS = 'autoMapInputData';

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
			routing: { send: { preSend: [mapColumns(FIELDS)] } },
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

/** A property that the panel shows, and the engine sends, in one mode only. */
export const shownIf = (mode: string, property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { mappingMode: [mode] } },
});

/** The task of a field-by-field item. */
export const taskId = inBody(taskLocator('The task to update'), toTaskId, 'id');

/** In the order of preference: a column `id` may hold the ID of something else. */
const TASK_COLUMNS = ['taskId', '_id', 'id', 'task'];

/** Whether nothing is entered. An expression is, even if a typo in it makes its value empty. */
function isTaskEmpty({ parameters }: INode): boolean {
	const locator = parameters['taskId'];
	return isBlank((Object(locator) as { value?: unknown }).value ?? locator);
}

const taskOfRow: TaskOf = (item) =>
	isTaskEmpty(item.getNode()) ? firstColumn(item, TASK_COLUMNS) : taskOfParameter(item);

/** The task that an item of Update names, in either mode. */
export const taskOf: TaskOf = (item) =>
	item.getNodeParameter('mappingMode', MAP_EACH) === MAP_COLUMNS
		? taskOfRow(item)
		: taskOfParameter(item);

const idOfRow: PreSendAction = async function (request) {
	(request.body as IDataObject)['id'] = taskOfRow(this) as string | undefined;
	return request;
};

/** The task of an item whose columns are mapped. The panel does not insist on it: a column may name it. */
export const taskIdOrColumn: INodeProperties = {
	...taskLocator(
		'The task to update. If this is empty, the column Task ID, _id or id names it.',
		'From the column Task ID, _id or id',
	),
	required: false,
	routing: {
		send: {
			type: 'body',
			property: 'id',
			preSend: [idOfRow, ...(taskId.routing?.send?.preSend ?? [])],
		},
	},
};

/** Which columns are mapped to which fields, in words; undefined if each field is set by itself. */
export function mappingNote(context: IExecuteFunctions): string | undefined {
	if (context.getNodeParameter('mappingMode', 0, MAP_EACH) !== MAP_COLUMNS) return undefined;
	const columns = new Set(context.getInputData().flatMap(({ json }) => Object.keys(json)));
	const names = isTaskEmpty(context.getNode()) ? TASK_COLUMNS : [];
	const task = names.map((name) => ({ name, displayName: 'Task' }));
	return mappedColumns([...task, ...FIELDS], [...columns]);
}
