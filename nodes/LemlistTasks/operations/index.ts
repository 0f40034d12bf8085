import type { INode, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import type { Operation } from './operation';
import { optionsProperty, runOptions } from './options';
import { update } from './update';

/** All operations on tasks. A new one is a file beside update.ts, and a name in this list. */
export const operations: readonly Operation[] = [update];

/** Everything under Resource in the panel. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Task', value: 'task' }],
		default: 'task',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['task'] } },
		options: operations.map(({ option }) => option),
		default: 'update',
	},
	...operations.flatMap(({ option, properties: own }) =>
		updateDisplayOptions({ show: { resource: ['task'], operation: [option.value] } }, [
			...own,
			optionsProperty,
		]),
	),
];

/** The operation that a node is set to; undefined for one that is not ours, such as n8n's Custom API Call. */
export const operationOf = ({ parameters }: INode): Operation | undefined =>
	operations.find(({ option }) => option.value === (parameters['operation'] ?? 'update'));

/** What a run of the node does to a task, for summing up. */
export const doneBy = (node: INode): string =>
	runOptions(node).dryRun ? 'checked in a dry run' : (operationOf(node)?.done ?? 'done');
