// The generated parts of the pages on the operations and the trigger.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { LemlistTasks } from '../../nodes/LemlistTasks/LemlistTasks.node.ts';
import { LemlistTasksTrigger } from '../../nodes/LemlistTasksTrigger/LemlistTasksTrigger.node.ts';
import { exampleOf } from './exampleOf';
import { fieldTables } from './fieldTables';
import type { Parts } from './withGenerated';
import { hasOperation, isTrigger, workflowsWith } from './workflowsWith';

/** The file in docs/operations of each operation. */
export const PAGES = {
	count: 'count.md',
	create: 'create.md',
	get: 'get.md',
	getAll: 'get-many.md',
	ignore: 'ignore.md',
	update: 'update.md',
} as const;

/** An operation, by its value in the panel. */
export type OperationName = keyof typeof PAGES;

const locator = (value: string, mode = 'id') => ({ __rl: true as const, mode, value });
const taskOfColumn = locator("={{ $json['Task ID'] }}");
const TASK = { 'Task ID': 'opp_A1B2C3D4E5F6G7H8I' };

const EXAMPLES: Record<OperationName, { parameters: INodeParameters; input: IDataObject }> = {
	count: { parameters: { filters: { status: ['pending'], type: ['phone'] } }, input: {} },
	create: {
		parameters: {
			recordId: locator('={{ $json.Contact }}'),
			type: 'phone',
			title: '=Call {{ $json.Name }}',
			assignedTo: locator('={{ $json.Owner }}'),
			dueDate: '={{ $json.Due }}',
			additionalFields: { priority: 'high' },
		},
		input: {
			Contact: 'lead@example.com',
			Name: 'Lead One',
			Owner: 'Sales One',
			Due: '2026-12-31 10:00',
		},
	},
	get: { parameters: { taskId: taskOfColumn }, input: TASK },
	getAll: {
		parameters: {
			filters: { dueDateTo: '2026-12-31', status: ['pending'] },
		},
		input: {},
	},
	ignore: { parameters: { taskId: taskOfColumn }, input: TASK },
	update: {
		parameters: { mappingMode: 'autoMapInputData', taskId: locator('', 'list') },
		input: { ...TASK, 'Due Date': '2026-12-31 10:00', Priority: 'high', Title: '' },
	},
};

/** The generated parts of an operation's page. */
export async function partsOfOperation(
	operation: OperationName,
	loader: PackageDirectoryLoader,
): Promise<Parts> {
	const { properties } = new LemlistTasks().description;
	const { parameters, input } = EXAMPLES[operation];
	const example = { parameters: { operation, ...parameters }, input };
	return {
		fields: fieldTables(properties, { resource: 'task', operation }),
		example: await exampleOf(loader, properties, example),
		workflows: workflowsWith(hasOperation(operation), '../../examples'),
	};
}

/** The generated parts of docs/trigger.md. */
export const partsOfTrigger = (): Parts => ({
	fields: fieldTables(new LemlistTasksTrigger().description.properties, {}),
	workflows: workflowsWith(isTrigger, '../examples'),
});
