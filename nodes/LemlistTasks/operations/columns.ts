// Map Automatically: which columns of a row are which fields.
import type { IDataObject } from 'n8n-workflow';
import { OUTPUT_FIELDS } from '../../lemlist/task';
import { isBlank } from '../../lemlist/values/cell';
import type { Field, ReaderContext } from '../../shared/fields/field';
import { readField } from '../../shared/fields/field';
import { Faults } from '../../shared/fields/faults';
import { rejectionOf } from '../../shared/fields/parameter';

/** What lemlist's tasks have, what the node adds to them, and the number of a row in Google Sheets. */
const OUTPUT_COLUMNS = new Set([
	...OUTPUT_FIELDS,
	...['alreadyDone', 'alreadyIgnored', 'alreadyOpen', 'unchanged', 'row_number'],
]);

/**
 * The name without what does not matter: case, blanks, `_`, `-` and invisible characters. "Due Date",
 * `due_date` and `dueDate` are one name.
 */
export const plain = (name: string): string =>
	name.toLowerCase().replace(/[\s_\-\p{C}\p{Z}]/gu, '');

/** A column of a row. */
export interface Column {
	name: string;
	/** Its name as {@link plain} gives it. */
	plainName: string;
	value: unknown;
}

const columnsOf = (row: IDataObject): Column[] =>
	Object.entries(row).map(([name, value]) => ({ name, plainName: plain(name), value }));

/** Those that have one of some names and are not blank. */
const filled = (columns: readonly Column[], names: readonly string[]): Column[] =>
	columns.filter(({ plainName, value }) => names.includes(plainName) && !isBlank(value));

/**
 * The columns of a row that have one of some names and are not blank.
 * @param names as {@link plain} gives them
 */
export const columnsNamed = (row: IDataObject, names: readonly string[]): Column[] =>
	filled(columnsOf(row), names);

/**
 * What to do about columns that a row has, but that are blank.
 * @param names as {@link plain} gives them
 * @returns undefined if the row has no such column
 */
export function fillIn(row: IDataObject, names: readonly string[]): string | undefined {
	const found = columnsOf(row)
		.filter(({ plainName }) => names.includes(plainName))
		.map(({ name }) => name);
	if (found.length === 0) return undefined;
	const which = found.length === 1 ? 'the column' : 'one of the columns';
	return `Fill in ${which} ${found.join(', ')}, or remove the row.`;
}

/** The names of fields' columns, as {@link plain} gives them. */
export const columnNamesOf = (fields: readonly Field[]): string[] => fields.flatMap(namesOf);

/** The names of a field's columns: as the panel or lemlist spells it. */
const namesOf = ({ property }: Field): string[] => [
	plain(property.name),
	plain(property.displayName),
];

/**
 * What lemlist takes for each field that has a value in a column of its name.
 * @throws LemlistError with all faults: values that are rejected, and two columns for one field
 */
export async function readColumns(
	fields: readonly Field[],
	row: IDataObject,
	context: ReaderContext,
): Promise<IDataObject> {
	const values: IDataObject = {};
	const faults = new Faults();
	const columns = columnsOf(row);
	for (const field of fields) {
		const value = await faults.of(
			async () => await readField(field, valueIn(columns, field), context),
		);
		if (value !== undefined) values[field.property.name] = value;
	}
	faults.throwIfAny();
	return values;
}

function valueIn(columns: readonly Column[], field: Field): unknown {
	const named = filled(columns, namesOf(field));
	const [column, other] = named.length > 0 ? named : ofOlderName(columns, field);
	if (column && other && other.value !== column.value) {
		const advice = `Remove one of them: ${column.name} or ${other.name}.`;
		throw rejectionOf(field.property, { problem: 'has a value in two columns', advice });
	}
	return column?.value;
}

function ofOlderName(columns: readonly Column[], { olderName }: Field): Column[] {
	if (!olderName) return [];
	const { name, accepts } = olderName;
	return filled(columns, [plain(name)]).filter(({ value }) => accepts(value));
}

/**
 * The columns of a row that are not used. Those that the node itself outputs are left out: nobody expects
 * them to be sent.
 * @param used names of other columns that are used, as {@link plain} gives them
 */
export function unusedColumns(
	row: IDataObject,
	fields: readonly Field[],
	used: readonly string[],
): string[] {
	const columns = columnsOf(row);
	const names = new Set([...columnNamesOf(fields), ...used]);
	const older = new Set(fields.flatMap((field) => ofOlderName(columns, field)));
	return columns
		.filter((column) => !names.has(column.plainName) && !older.has(column))
		.map(({ name }) => name)
		.filter((name) => !OUTPUT_COLUMNS.has(name));
}

/** Other words for fields, as sheets and CRMs have them. */
const SYNONYMS: ReadonlyArray<[field: string, words: string[]]> = [
	['dueDate', ['due', 'deadline', 'date', 'duetime']],
	['assignedTo', ['assignedto', 'owner', 'assigned', 'rep', 'user']],
	['done', ['status', 'completed', 'complete', 'isdone']],
	['priority', ['prio', 'urgency', 'importance']],
	['title', ['subject', 'name', 'tasktitle', 'taskname', 'summary']],
	['message', ['text', 'body', 'note', 'notes', 'description', 'comment']],
	['images', ['image', 'picture', 'pictures', 'attachments']],
	['videos', ['video']],
];

/** Max letters in which a misspelled name differs from a field's. */
const MAX_TYPOS = 2;

/** The field that a column may be meant for, as the panel calls it. */
export function meantBy(column: string, fields: readonly Field[]): string | undefined {
	// "Due Date (CET)", "Due Date:" and "due.date" differ by more than what does not matter.
	const word = plain(column.slice(0, 60)).replace(/\(.*|[^\p{L}\p{N}]/gu, '');
	const found = fields.find((field) => {
		const names = namesOf(field);
		const synonyms = SYNONYMS.find(([name]) => name === field.property.name)?.[1] ?? [];
		return (
			names.includes(word) ||
			synonyms.includes(word) ||
			names.some((name) => word.length > 3 && typosIn(word, name) <= MAX_TYPOS)
		);
	});
	return found?.property.displayName;
}

/** How many letters have to be added, left out or replaced to get from one word to another (Levenshtein). */
function typosIn(word: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= word.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const replaced = row[j - 1]! + (word[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
		}
		row = next;
	}
	return row[other.length]!;
}
