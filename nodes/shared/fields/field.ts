// A field of the panel: how its values are read, and how it is declared as a part of the body.
import type {
	IDataObject,
	IExecuteSingleFunctions,
	INodeProperties,
	IPollFunctions,
	PreSendAction,
} from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/cell';
import type { Reading } from '../../lemlist/values/reader';
import { isRejected } from '../../lemlist/values/reader';
import { Faults, MISSING_VALUE, rejectionOf } from './rejection';

/** Returns the values of parameters: the context of an item, or that of a poll. */
export interface HasParameters {
	getNodeParameter(name: string, fallback?: unknown, options?: { extractValue?: boolean }): unknown;
}

/** What readers work with: the workflow's timezone, options, and a session for look-ups. */
export type ReaderContext = (IExecuteSingleFunctions | IPollFunctions) &
	HasParameters & {
		/** Called for a value that is odd, although it is sent: "'Due Date' is more than a year in the past". */
		onNotice?: (field: string, notice: string) => void;
		/** When the run began, in ms since 1970, so that `tomorrow` is one day in all of its rows. Now if left out. */
		startedAt?: number;
	};

/** Reads one value. */
export type Reader = (
	value: unknown,
	context: ReaderContext,
) => Reading<unknown> | Promise<Reading<unknown>>;

/** A field and how its values are read. */
export interface Field {
	property: INodeProperties;
	/** Turns a value into what lemlist takes. */
	read: Reader;
	/** lemlist's older name for it. A column of that name is read as well, if `accepts` its value. */
	olderName?: { name: string; accepts: (value: unknown) => boolean };
}

const BLANK: Reading<undefined> = { value: undefined };

const MISSING = {
	problem: 'is empty',
	advice: 'Every row needs a value. A typo in an expression reads as empty, too.',
	code: MISSING_VALUE,
	reason: 'missing value',
};

/**
 * What lemlist takes for a field's value; undefined if it is blank.
 * @param adviceIfMissing returns what to do if the field is required, and the value is blank
 * @throws LemlistError if the value is rejected, or blank although the field is required
 */
export async function readField(
	{ property, read }: Field,
	given: unknown,
	context: ReaderContext,
	adviceIfMissing = () => MISSING.advice,
): Promise<IDataObject[string]> {
	const reading = isBlank(given) ? BLANK : await read(given, context);
	if (isRejected(reading)) throw rejectionOf(property, reading, given);
	if (reading.value === undefined && property.required) {
		// A text that stands for nothing, such as n/a, is shown.
		const hasText = typeof given === 'string' && given.trim() !== '';
		const missing = { ...MISSING, advice: adviceIfMissing() };
		throw rejectionOf(property, missing, hasText ? given : undefined);
	}
	if (reading.notice) context.onNotice?.(property.displayName, reading.notice);
	return reading.value as IDataObject[string];
}

/**
 * What lemlist takes for a parameter of the node; undefined if it is blank.
 * @param path of the parameter, if it is inside a collection
 * @throws what {@link readField} throws
 */
export async function readParameter(
	field: Field,
	context: ReaderContext,
	path = field.property.name,
): Promise<IDataObject[string]> {
	const extractValue = field.property.type === 'resourceLocator';
	const given = context.getNodeParameter(path, undefined, { extractValue });
	return await readField(field, given, context);
}

/**
 * What lemlist takes for those fields of a collection that are set, by name. Blank ones are left out.
 * @param rawCollection as the node's raw parameters have it: it says which fields are set
 * @throws what {@link readField} throws
 */
export async function readCollection(
	name: string,
	rawCollection: unknown,
	fields: readonly Field[],
	context: ReaderContext,
): Promise<IDataObject> {
	const values: IDataObject = {};
	const faults = new Faults();
	for (const field of fields) {
		const { name: fieldName } = field.property;
		if (!(fieldName in (Object(rawCollection) as object))) continue;
		const value = await faults.collect(
			async () => await readParameter(field, context, `${name}.${fieldName}`),
		);
		if (value !== undefined) values[fieldName] = value;
	}
	faults.throwIfAny();
	return values;
}

/**
 * Declares that a field is sent in the body. A blank value is left out of the request, so that an empty
 * cell never clears anything.
 * @param lemlistName lemlist's name for it, if it is not the property's
 */
export const inBody = (field: Field, lemlistName = field.property.name): INodeProperties => ({
	...field.property,
	routing: {
		send: { type: 'body', property: lemlistName, preSend: [replaceInBody(field, lemlistName)] },
	},
});

/**
 * Declares a field of the body in two variants: with its own control in the panel, and as text in an agent's
 * tool, since a model cannot fill in lists and locators inside a collection.
 * @param forModel what the model reads of it
 * @param lemlistName lemlist's name for it, if it is not the property's
 */
export function inBodyAndTool(
	field: Field,
	forModel: string,
	lemlistName = field.property.name,
): INodeProperties[] {
	const { displayName, name, required = false, displayOptions } = field.property;
	const inPanel: INodeProperties = {
		...field.property,
		displayOptions: { ...displayOptions, hide: { ...displayOptions?.hide, '@tool': [true] } },
	};
	const inTool: INodeProperties = {
		displayName,
		name,
		type: 'string',
		default: '',
		description: forModel,
		...(required && { required }),
		displayOptions: { ...displayOptions, show: { ...displayOptions?.show, '@tool': [true] } },
	};
	return [inPanel, inTool].map((property) => inBody({ ...field, property }, lemlistName));
}

/**
 * A hook that replaces the given value in the body by what lemlist takes. n8n calls hooks once all given
 * values are in the body, and does not tell a hook which field it belongs to: hence the name.
 */
const replaceInBody = (field: Field, lemlistName: string): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const value = await readField(field, body[lemlistName], this);
		if (value === undefined) delete body[lemlistName];
		else body[lemlistName] = value;
		return request;
	};
