import type { IDataObject, PreSendAction } from 'n8n-workflow';
import { BETWEEN_NAMES, toList } from '../../lemlist/values/list';
import { isNone } from '../../lemlist/values/reader';
import type { Parameter } from '../../shared/fields/parameter';
import { rejectionOf } from '../../shared/fields/parameter';
import { plain } from './columns';

/** A field that can be emptied. */
export interface Clearable {
	/** Its name in the panel. */
	name: string;
	/** lemlist's name for it. */
	value: string;
	/** What empties it. */
	empty: '' | readonly [];
}

/**
 * A hook that empties fields, which nothing else does, except the word none for Priority.
 * @param parameter the list of names to clear, as the panel or lemlist spells them; a sheet or an AI agent
 * sends it as text
 * @throws LemlistError from the hook, for a name that cannot be cleared or is set as well
 */
export const clearFields = (parameter: Parameter, clearable: readonly Clearable[]): PreSendAction =>
	async function (request) {
		const body = request.body as IDataObject;
		const given = toList(this.getNodeParameter(parameter.name, []), BETWEEN_NAMES);
		const cleared: IDataObject = {};
		// Models write none for nothing, and no field is called so.
		for (const entry of given.filter((each) => !isNone(each))) {
			const field = clearable.find(({ name, value }) => isNamed(entry, name, value));
			if (!field) {
				const advice = `These can be cleared: ${clearable.map(({ name }) => name).join(', ')}.`;
				throw rejectionOf(parameter, { problem: 'names no such field', advice }, entry);
			}
			if (field.value in body) throw rejectionOf(parameter, SET_AND_CLEARED, field.name);
			cleared[field.value] = field.empty === '' ? '' : [];
		}
		Object.assign(body, cleared);
		return request;
	};

const isNamed = (given: unknown, ...names: string[]): boolean =>
	typeof given === 'string' && names.some((name) => plain(name) === plain(given));

const SET_AND_CLEARED = {
	problem: 'names a field that is set as well',
	advice: 'Either set the field or clear it.',
	code: 'SET_AND_CLEARED',
	reason: 'set and cleared',
};
