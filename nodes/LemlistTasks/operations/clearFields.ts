import type { IDataObject, PreSendAction } from 'n8n-workflow';
import { BETWEEN_NAMES, toList } from '../../lemlist/values/list';
import { isNone } from '../../lemlist/values/reader';
import type { Parameter } from '../../shared/fields/parameter';
import { rejectionOf } from '../../shared/fields/parameter';

/**
 * A hook that empties fields, which nothing else does, except the word none for Priority.
 * @param parameter the list of names to clear; an AI agent sends it as text
 * @param emptyValues what empties each field, `''` or `[]`, by lemlist's name for it
 * @throws LemlistError from the hook, for a name that cannot be cleared or is set as well
 */
export const clearFields = (
	parameter: Parameter,
	emptyValues: ReadonlyMap<string, '' | readonly []>,
): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const given = toList(this.getNodeParameter(parameter.name, []), BETWEEN_NAMES);
		// Models write none for nothing, and no field is called so.
		const names = given.filter((entry) => !isNone(entry)).map(toName);
		for (const name of new Set(names)) {
			const empty = emptyValues.get(name);
			if (empty === undefined) {
				const advice = `These can be cleared: ${[...emptyValues.keys()].join(', ')}.`;
				throw rejectionOf(parameter, { problem: 'names no such field', advice }, name);
			}
			if (name in body) throw rejectionOf(parameter, SET_AND_CLEARED, name);
			body[name] = empty === '' ? '' : [];
		}
		return request;
	};

/** Only text is a name. Anything else is left as it is, to be shown. */
const toName = (name: unknown) => (typeof name === 'string' ? name.toLowerCase() : name) as string;

const SET_AND_CLEARED = {
	problem: 'names a field that is set as well',
	advice: 'Either set the field or clear it.',
	code: 'SET_AND_CLEARED',
	reason: 'set and cleared',
};
