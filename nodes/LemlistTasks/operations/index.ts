import type { INode, INodeParameters, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { updateDisplayOptions } from 'n8n-workflow';
import { count } from './count';
import { create } from './create';
import { get } from './get';
import { getMany } from './getMany';
import { ignore } from './ignore';
import { rejectionOf } from '../../shared/fields/rejection';
import type { Operation } from '../operation';
import { dryRun, optionsWith, runOptions } from './options';
import { update } from './update';

/** All operations on tasks, in the order of the panel. A new one is a file beside them, and a name here. */
export const operations: readonly Operation[] = [count, create, get, getMany, ignore, update];

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

/** Whether a run of the node only outputs what it would send. Operations that send nothing have no such option. */
export const isDryRun = (node: INode): boolean =>
	runOptions(node).dryRun && operationOf(node)?.options?.includes(dryRun) === true;

/** What a run of the node does to a number of items, in words. */
export const countLabelOf = (node: INode): Operation['countLabel'] =>
	isDryRun(node)
		? (number) => `${number} checked`
		: (operationOf(node)?.countLabel ?? ((number) => `${number} done`));

/**
 * Checks the choices that hold for a whole run, such as Mapping Column Mode: n8n's API and a model may set
 * anything, and n8n does not check it.
 * @throws LemlistError for an unknown choice
 */
export function checkChoices({ properties: own, options }: Operation, node: INode): void {
	const inOptions = Object(node.parameters['options']) as INodeParameters;
	for (const property of own) checkChoice(property, node.parameters[property.name]);
	for (const property of options ?? []) checkChoice(property, inOptions[property.name]);
}

function checkChoice(property: INodeProperties, given: unknown): void {
	if (property.type !== 'options' || !property.noDataExpression || given === undefined) return;
	const choices = (property.options ?? []) as INodePropertyOptions[];
	if (choices.some(({ value }) => value === given)) return;
	const values = choices.map(({ name, value }) => `${String(value)} (${name})`).join(', ');
	const rejection = { problem: 'is not one of the choices', advice: `Use one of ${values}.` };
	throw rejectionOf(property, rejection, given).with({ endsRun: 'yes' });
}
