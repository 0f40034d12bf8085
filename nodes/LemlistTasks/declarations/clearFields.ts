import type { IDataObject, PreSendAction } from 'n8n-workflow';
import type { Parameter } from './refuse';
import { refusal } from './refuse';
import { toList } from '../../lemlist/values/list';

const SEPARATOR = /[,\n]/;

/**
 * A hook that empties fields: the only way in which this node clears anything.
 * @param parameter the list of names to clear; an AI agent sends it as text
 * @param emptied what each clearable field is emptied with, `''` or `[]`, by lemlist's name
 * @throws NodeOperationError from the hook, for a name that cannot be cleared or is set as well
 */
export const clearFields = (
	parameter: Parameter,
	emptied: ReadonlyMap<string, '' | readonly []>,
): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const given = this.getNodeParameter(parameter.name, []);
		for (const name of new Set(toList(given, SEPARATOR).map(toName))) {
			const empty = emptied.get(name);
			if (empty === undefined) {
				const advice = `These can be cleared: ${[...emptied.keys()].join(', ')}.`;
				throw refusal(this, parameter, { problem: 'names no such field', advice }, name);
			}
			if (name in body) throw refusal(this, parameter, SET_AS_WELL, name);
			body[name] = empty === '' ? '' : [];
		}
		return request;
	};

/** Only text is a name; anything else is left as it is, to be shown. */
const toName = (name: unknown) => (typeof name === 'string' ? name.toLowerCase() : name) as string;

const SET_AS_WELL = {
	problem: 'names a field that is set as well',
	advice: 'Either set the field or clear it.',
	code: 'SET_AND_CLEARED',
};
