// What the trigger of a workflow is set to.
import { createHash } from 'node:crypto';
import type { IDataObject, INode, IPollFunctions } from 'n8n-workflow';
import { LemlistError } from '../lemlist/errors/lemlistError';
import { parseUrl } from '../lemlist/parseUrl';
import { isLocator } from '../lemlist/values/cell';
import { CREDENTIAL } from '../shared/connect';
import type { Field } from '../shared/fields/field';
import { readCollection } from '../shared/fields/field';
import { NOTHING_SENT, rejectionOf } from '../shared/fields/rejection';
import { EXCLUDES } from '../shared/fields/taskFilters';
import { exclude, readQuery } from '../shared/fields/taskSearch';
import type { EventName, Query, TaskEvent } from './polling/events';
import { eventOf } from './polling/events';
import { event, EVENTS, filtersOf, MAX_OVERDUE_DAYS, OPTIONS, overdueDays } from './properties';

/**
 * What a trigger waits for, by Trigger On. Read as it is stored: n8n shows and keeps the fields of an event
 * by that.
 * @throws LemlistError if there is no such event
 */
function eventNameOf(node: INode): EventName {
	const given = node.parameters[event.name] ?? event.default;
	const option = EVENTS.find(({ value }) => value === given);
	if (option) return option.value;
	const choices = EVENTS.map(({ name, value }) => `${value} (${name})`).join(', ');
	const rejection = { problem: 'is not one of the choices', advice: `Use ${choices}.` };
	throw unasked(rejectionOf(event, rejection, given));
}

/**
 * The event that a trigger waits for.
 * @throws LemlistError if there is no such event, or Days Overdue is not a number of days
 */
export function chosenEvent(context: IPollFunctions): TaskEvent {
	const name = eventNameOf(context.getNode());
	if (name !== 'taskOverdue') return eventOf(name, 0);
	const given = context.getNodeParameter(overdueDays.name, 1);
	const days = Number(given);
	if (days > 0 && days <= MAX_OVERDUE_DAYS) return eventOf(name, days);
	const advice = `Use a number from 1 to ${MAX_OVERDUE_DAYS}.`;
	throw unasked(rejectionOf(overdueDays, { problem: 'is not a number of days', advice }, given));
}

/**
 * Filters, Exclude and Options as lemlist's search takes them.
 * @throws LemlistError if a value is rejected, or something cannot be looked up
 */
export async function searchQuery(context: IPollFunctions): Promise<Query> {
	const node = context.getNode();
	const valuesOf = async (collection: string, fields: readonly Field[]) =>
		await readCollection(collection, node.parameters[collection], fields, context);
	return await readQuery(valuesOf, filtersOf(eventNameOf(node)), OPTIONS).catch(
		(error: unknown) => {
			throw unasked(error);
		},
	);
}

/** A poll has no items, so nothing "was sent for this item". */
const unasked = (error: unknown): unknown =>
	error instanceof LemlistError && error.description === NOTHING_SENT
		? error.with({ description: 'lemlist was not asked.' })
		: error;

/** A value as it was entered. What comes from a list has a label as well, which may change in lemlist. */
const withoutLabel = (value: unknown): unknown => (isLocator(value) ? value.value : value);

/**
 * What the remembered state of a trigger is about: the event, Filters and Exclude as they were entered, the
 * credential and where its Base URL leads. If any of them differs, the state is of no use. The key and a
 * password in Base URL are left out: new ones go on where the old ones ended. n8n stores it in clear, so
 * the rest of Base URL, which may be a secret as well, is in it as a hash.
 */
export function stateKey(node: INode, baseUrl: string): string {
	const name = eventNameOf(node);
	const set = (collection: string, fields: readonly Field[]) => {
		const values = Object(node.parameters[collection]) as IDataObject;
		const names = fields.map(({ property }) => property.name).filter((each) => each in values);
		return names.map((each) => [each, withoutLabel(values[each])]);
	};
	const filters = set('filters', filtersOf(name));
	const excluded = set(exclude.name, EXCLUDES);
	const days = name === 'taskOverdue' ? (node.parameters[overdueDays.name] ?? null) : null;
	const credential = node.credentials?.[CREDENTIAL]?.id ?? null;
	const { host, pathname } = parseUrl(baseUrl) ?? {};
	const address = createHash('sha256').update(`${host}${pathname}`).digest('hex');
	return JSON.stringify([name, days, filters, excluded, credential, address]);
}
