import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	PreSendAction,
} from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import type { Reading } from '../../lemlist/values/reading';
import { isRejected } from '../../lemlist/values/reading';
import { rejectionOf } from './parameter';

/** Reads one value; the context is there for the workflow's timezone and for look-ups. */
export type Reader<Context = IExecuteSingleFunctions> = (
	value: unknown,
	context: Context,
) => Reading<unknown> | Promise<Reading<unknown>>;

/**
 * A field that is sent in the body.
 * @param property its declaration; a blank value is left out of the request, so that an empty cell
 * never clears anything, unless the property is `required`: then a blank value is rejected
 * @param read turns a value into what lemlist takes
 * @param as lemlist's name for it, if it is not the property's
 */
export const inBody = (property: INodeProperties, read: Reader, as = property.name) =>
	sent('body', property, read, as);

/** A field that is sent in the query, otherwise like {@link inBody}. */
export const inQuery = (property: INodeProperties, read: Reader) =>
	sent('query', property, read, property.name);

const sent = (
	type: 'body' | 'query',
	property: INodeProperties,
	read: Reader,
	as: string,
): INodeProperties => ({
	...property,
	routing: { send: { type, property: as, preSend: [replaceByReading(type, property, read, as)] } },
});

/** n8n calls hooks once the whole request is merged, and does not pass them their property. */
const replaceByReading = (
	type: 'body' | 'query',
	property: INodeProperties,
	read: Reader,
	as: string,
): PreSendAction =>
	async function (request) {
		const values = (type === 'body' ? request.body : request.qs) as IDataObject;
		const value = await readField({ property, read }, values[as], this);
		if (value === undefined) delete values[as];
		else values[as] = value;
		return request;
	};

/** A field and how its values are read. */
export interface Field<Context = IExecuteSingleFunctions> {
	property: INodeProperties;
	read: Reader<Context>;
}

/**
 * What lemlist takes for a field's value; undefined if it is blank.
 * @throws LemlistError if the value is rejected, or blank although the field is required
 */
export async function readField<Context>(
	{ property, read }: Field<Context>,
	given: unknown,
	context: Context,
): Promise<IDataObject[string]> {
	const reading = isBlank(given) ? BLANK : await read(given, context);
	if (isRejected(reading)) throw rejectionOf(property, reading, given);
	if (reading.value === undefined && property.required) {
		const isWord = typeof given === 'string' && given.trim() !== '';
		throw rejectionOf(property, MISSING, isWord ? given : undefined);
	}
	return reading.value as IDataObject[string];
}

const BLANK: Reading<undefined> = { value: undefined };

const MISSING = {
	problem: 'is empty',
	advice: 'Every row needs a value. A typo in an expression reads as empty, too.',
	code: 'MISSING_VALUE',
	reason: 'missing value',
};
