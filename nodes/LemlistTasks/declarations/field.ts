import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	PreSendAction,
} from 'n8n-workflow';
import { refusal } from './refuse';
import type { Parameter } from './refuse';
import { isRefused } from '../../lemlist/values/reading';
import type { Reading } from '../../lemlist/values/reading';
import { isBlank } from '../../lemlist/values/blank';

/** Reads one value; the context is there for the workflow's timezone and for look-ups. */
export type Converter = (
	value: unknown,
	context: IExecuteSingleFunctions,
) => Reading<unknown> | Promise<Reading<unknown>>;

/** What a field is called in the panel and by lemlist, where it is sent, and how its value is read. */
export interface Field extends Parameter {
	into: 'body' | 'query';
	/** lemlist's name for it. */
	property: string;
	convert: Converter;
}

/**
 * A hook for `routing.send.preSend` that puts a field's value into lemlist's form. A blank value
 * takes the field out of the request, so that an empty cell never clears anything.
 *
 * Hooks run once the whole request is merged and are not told whose they are, hence the factory.
 * @throws NodeOperationError from the hook, for a value that is refused
 */
export const optionalField = (field: Field): PreSendAction =>
	async function (request) {
		const values = valuesOf(request, field);
		if (isBlank(values[field.property])) delete values[field.property];
		else await readInto(values, field, this);
		return request;
	};

/**
 * Like {@link optionalField}, for a field that no request goes without.
 * @throws NodeOperationError from the hook, for a value that is refused or blank
 */
export const requiredField = (field: Field): PreSendAction =>
	async function (request) {
		const values = valuesOf(request, field);
		if (isBlank(values[field.property])) throw refusal(this, field, MISSING);
		await readInto(values, field, this);
		return request;
	};

const valuesOf = ({ body, qs }: IHttpRequestOptions, { into }: Field) =>
	(into === 'body' ? body : qs) as IDataObject;

const MISSING = {
	problem: 'is empty',
	advice: 'Give it a value in every row; a slip in an expression reads as empty, too.',
	code: 'MISSING_VALUE',
};

async function readInto(values: IDataObject, field: Field, context: IExecuteSingleFunctions) {
	const given = values[field.property];
	const reading = await field.convert(given, context);
	if (isRefused(reading)) throw refusal(context, field, reading, given);
	if (reading.value === undefined) delete values[field.property];
	else values[field.property] = reading.value as IDataObject[string];
}
