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

/** A column of a row, with a value in it. */
export interface Column {
	name: string;
	value: unknown;
}

/**
 * The columns of a row that have one of some names and are not blank.
 * @param names as {@link plain} gives them
 */
export const columnsNamed = (row: IDataObject, names: readonly string[]): Column[] =>
	Object.entries(row)
		.filter(([name, value]) => names.includes(plain(name)) && !isBlank(value))
		.map(([name, value]) => ({ name, value }));

/** The names of a field's columns: as the panel or lemlist spells it, and lemlist's older name for it. */
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
	for (const field of fields) {
		const value = await faults.of(async () => await readField(field, valueIn(row, field), context));
		if (value !== undefined) values[field.property.name] = value;
	}
	faults.throwIfAny();
	return values;
}

function valueIn(row: IDataObject, field: Field): unknown {
	const columns = columnsNamed(row, namesOf(field));
	const [column, other] = columns.length > 0 ? columns : columnsOfOlderName(row, field);
	if (column && other && other.value !== column.value) {
		const advice = `Remove one of them: ${column.name} or ${other.name}.`;
		throw rejectionOf(field.property, { problem: 'has a value in two columns', advice });
	}
	return column?.value;
}

function columnsOfOlderName(row: IDataObject, { olderName }: Field): Column[] {
	if (!olderName) return [];
	const { name, accepts } = olderName;
	return columnsNamed(row, [plain(name)]).filter(({ value }) => accepts(value));
}

/**
 * The columns of a row that are not used, each with the field that it may be meant for. Those that the
 * node itself outputs are left out: nobody expects them to be sent.
 * @param used names of other columns that are used, as {@link plain} gives them
 */
export function unusedColumns(
	row: IDataObject,
	fields: readonly Field[],
	used: readonly string[],
): Map<string, string | undefined> {
	const names = new Set([...fields.flatMap(namesOf), ...used]);
	const unused = Object.keys(row).filter((column) => {
		if (names.has(plain(column)) || OUTPUT_COLUMNS.has(column)) return false;
		return !fields.some((field) =>
			columnsOfOlderName(row, field).some(({ name }) => name === column),
		);
	});
	return new Map(unused.map((column) => [column, meantBy(column, fields)]));
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
function meantBy(column: string, fields: readonly Field[]): string | undefined {
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
