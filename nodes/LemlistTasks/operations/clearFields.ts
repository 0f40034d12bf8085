// Clear Fields: nothing else empties a field, except the word none for Priority.
import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import { BETWEEN_NAMES, toList } from '../../lemlist/values/list';
import { isNone } from '../../lemlist/values/reader';
import { rejectionOf } from '../../shared/fields/rejection';
import { normalize } from './columns';

/** The fields that can be emptied, by an empty list or text (developer.lemlist.com, Update Task). */
const CLEARABLE = [
	{ name: 'LinkedIn Images', value: 'images', isList: true },
	{ name: 'LinkedIn Videos', value: 'videos', isList: true },
	{ name: 'Message', value: 'message', isList: false },
	{ name: 'Priority', value: 'priority', isList: false },
	{ name: 'Title', value: 'title', isList: false },
];

const PARAMETER = { displayName: 'Clear Fields', name: 'clearFields' };

/**
 * A hook that empties the chosen fields in the body. They may be spelled as in the panel or as lemlist does; a
 * sheet or an AI agent sends the list as text.
 * @throws LemlistError for a name that cannot be cleared or is set as well
 */
const clear: PreSendAction = async function (request) {
	const body = request.body as IDataObject;
	const given = toList(this.getNodeParameter(PARAMETER.name, []), BETWEEN_NAMES);
	const cleared: IDataObject = {};
	// Models write none for nothing, and no field has that name.
	for (const entry of given.filter((each) => !isNone(each))) {
		const field = CLEARABLE.find(({ name, value }) => isNamed(entry, name, value));
		if (!field) throw rejectionOf(PARAMETER, NO_SUCH_FIELD, entry);
		if (field.value in body) throw rejectionOf(PARAMETER, SET_AND_CLEARED, field.name);
		cleared[field.value] = field.isList ? [] : '';
	}
	Object.assign(body, cleared);
	return request;
};

const isNamed = (given: unknown, ...names: string[]): boolean =>
	typeof given === 'string' && names.some((name) => normalize(name) === normalize(given));

const NO_SUCH_FIELD = {
	problem: 'contains a field that cannot be cleared',
	advice: `These can be cleared: ${CLEARABLE.map(({ name }) => name).join(', ')}.`,
};

const SET_AND_CLEARED = {
	problem: 'contains a field that also has a value',
	advice: 'Either set the field or clear it.',
	code: 'SET_AND_CLEARED',
	reason: 'set and cleared',
};

/** The fields to empty. */
export const clearFields: INodeProperties = {
	...PARAMETER,
	type: 'multiOptions',
	default: [],
	description:
		'Fields to empty in lemlist. Nothing else empties a field, except None for Priority. lemlist does not document how to empty Title and Message.',
	allowArbitraryValues: true,
	options: CLEARABLE.map(({ name, value }) => ({ name, value })),
	routing: { send: { preSend: [clear] } },
};
