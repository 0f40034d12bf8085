import type { INode, INodeProperties } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { ignore } from './ignore';
import type { Operation } from '../operation';
import { optionsWith, runOptions } from './options';
import { update } from './update';

/** All operations on tasks, in the order of the panel. A new one is a file beside them, and a name here. */
export const operations: readonly Operation[] = [create, get, getMany, ignore, update];

/** Everything in the panel. */
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
	...operations.flatMap(({ option, properties: own, options }) =>
		updateDisplayOptions({ show: { resource: ['task'], operation: [option.value] } }, [
			...own,
			optionsWith(options),
		]),
	),
];

/** The operation that a node is set to; undefined for one that is not ours, such as n8n's Custom API Call. */
export function operationOf({ parameters }: INode): Operation | undefined {
	const { resource = 'task', operation = 'update' } = parameters;
	if (resource !== 'task') return undefined;
	return operations.find(({ option }) => option.value === operation);
}

/** What a run of the node does to a number of items, in words. */
export const doneBy = (node: INode): Operation['done'] =>
	runOptions(node).dryRun
		? (count) => `${count} checked`
		: (operationOf(node)?.done ?? ((count) => `${count} done`));
