// What the trigger of a workflow is set to.
import type { IDataObject, INode, IPollFunctions } from 'n8n-workflow';
import { LemlistError } from '../lemlist/errors/lemlistError';
import { CREDENTIAL } from '../shared/connect';
import { readField } from '../shared/fields/field';
import { NOTHING_SENT, rejectionOf } from '../shared/fields/parameter';
import type { EventName, Query, TaskEvent } from './polling/events';
import { eventOf } from './polling/events';
import { filtersOf, overdueDays } from './properties';

const nameOf = (node: INode) => (node.parameters['event'] ?? 'taskDone') as EventName;

/**
 * The event that a trigger waits for.
 * @throws LemlistError if Days Overdue is not a number of days
 */
export function chosenEvent(context: IPollFunctions): TaskEvent {
	const name = nameOf(context.getNode());
	if (name !== 'taskOverdue') return eventOf(name, 0);
	const given = context.getNodeParameter(overdueDays.name, 1);
	const days = Number(given);
	if (days > 0 && days < Infinity) return eventOf(name, days);
	const advice = 'Use a number from 1 up.';
	throw unasked(rejectionOf(overdueDays, { problem: 'is not a number of days', advice }, given));
}

/**
 * The filters as lemlist's search takes them.
 * @throws LemlistError if a value is rejected, or something cannot be looked up
 */
export async function filterQuery(context: IPollFunctions): Promise<Query> {
	const node = context.getNode();
	const set = Object(node.parameters['filters']) as object;
	const query: IDataObject = {};
	for (const filter of filtersOf(nameOf(node))) {
		const { name, type } = filter.property;
		if (!(name in set)) continue;
		const options = { extractValue: type === 'resourceLocator' };
		const given: unknown = context.getNodeParameter(`filters.${name}`, undefined, options);
		const value = await readField(filter, given, context).catch((error: unknown) => {
			throw unasked(error);
		});
		if (value !== undefined) query[name] = value;
	}
	return query;
}

/** A poll has no items, so nothing "was sent for this item". */
const unasked = (error: unknown): unknown =>
	error instanceof LemlistError && error.description === NOTHING_SENT
		? error.with({ description: 'lemlist was not asked.' })
		: error;

/**
 * What the remembered state of a trigger is about: the event, the filters as they were entered, the
 * credential and its Base URL. If any of them differs, the state is of no use. The key is left out, so
 * that a new one goes on where the old one ended.
 */
export function stateKey(node: INode, baseUrl: string): string {
	const name = nameOf(node);
	const set = Object(node.parameters['filters']) as IDataObject;
	const filters = filtersOf(name).flatMap(({ property }) =>
		property.name in set ? [[property.name, set[property.name]]] : [],
	);
	const days = name === 'taskOverdue' ? (node.parameters[overdueDays.name] ?? null) : null;
	const credential = node.credentials?.[CREDENTIAL]?.id ?? null;
	return JSON.stringify([name, days, filters, credential, baseUrl]);
}
