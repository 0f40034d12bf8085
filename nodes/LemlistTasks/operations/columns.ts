// Map Automatically: which columns of a row are which fields.
import type { IDataObject } from 'n8n-workflow';
import { OUTPUT_FIELDS } from '../../lemlist/task';
import { isBlank } from '../../lemlist/values/cell';
import { startsWith } from '../../lemlist/values/ids';
import type { Field, ReaderContext } from '../../shared/fields/field';
import { readField } from '../../shared/fields/field';
import { Faults, rejectionOf } from '../../shared/fields/rejection';

/** What the node and Google Sheets add to a row: nobody expects these columns to be sent. */
const ADDED_COLUMNS = ['alreadyDone', 'alreadyIgnored', 'alreadyOpen', 'unchanged', 'row_number'];

/** The columns that need no mention in a task that the node has output, and in any other row. */
const UNMENTIONED = {
	task: new Set([...OUTPUT_FIELDS, ...ADDED_COLUMNS]),
	row: new Set(ADDED_COLUMNS),
};

/**
 * The name of a column without what does not matter: case, blanks, `_`, `-` and invisible characters.
 * "Due Date", `due_date` and `dueDate` are one name.
 */
export const normalize = (name: string): string =>
	name.toLowerCase().replace(/[\s_\-\p{C}\p{Z}]/gu, '');

/** A column of a row. */
export interface Column {
	name: string;
	/** Its name, normalized. */
	normalized: string;
	value: unknown;
}

const columnsOf = (row: IDataObject): Column[] =>
	Object.entries(row).map(([name, value]) => ({ name, normalized: normalize(name), value }));

const nonBlank = (columns: readonly Column[], names: readonly string[]): Column[] =>
	columns.filter(({ normalized, value }) => names.includes(normalized) && !isBlank(value));

/** The columns of a row that are not blank and have one of these names, which are normalized. */
export const nonBlankColumns = (row: IDataObject, names: readonly string[]): Column[] =>
	nonBlank(columnsOf(row), names);

/**
 * What to do about a row whose columns of these names, which are normalized, are blank.
 * @returns undefined if the row has no such column
 */
export function adviceIfBlank(row: IDataObject, names: readonly string[]): string | undefined {
	const found = columnsOf(row)
		.filter(({ normalized }) => names.includes(normalized))
		.map(({ name }) => name);
	if (found.length === 0) return undefined;
	const which = found.length === 1 ? 'the column' : 'one of the columns';
	return `Fill in ${which} ${found.join(', ')}, or remove the row.`;
}

/** The names of fields' columns, normalized. */
export const columnNamesOf = (fields: readonly Field[]): string[] => fields.flatMap(namesOf);

/** The names of a field's columns, normalized: as lemlist and the panel call it. */
export const namesOf = ({ property }: Field): string[] => [
	normalize(property.name),
	normalize(property.displayName),
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
		const value = await faults.collect(
			async () =>
				await readField(field, valueIn(columns, field), context, () => adviceIfMissing(row, field)),
		);
		if (value !== undefined) values[field.property.name] = value;
	}
	faults.throwIfAny();
	return values;
}

const adviceIfMissing = (row: IDataObject, field: Field): string =>
	adviceIfBlank(row, namesOf(field)) ??
	`Add a column ${field.property.displayName}, or rename one.`;

function valueIn(columns: readonly Column[], field: Field): unknown {
	const named = nonBlank(columns, namesOf(field));
	const [column, ...others] = named.length > 0 ? named : ofOlderName(columns, field);
	const other = others.find(({ value }) => !isSame(value, column?.value));
	if (column && other) {
		const advice = `Remove one of them: ${column.name} or ${other.name}.`;
		throw rejectionOf(field.property, { problem: 'has different values in two columns', advice });
	}
	return column?.value;
}

/** Whether two cells are written alike, or are lists of such. */
function isSame(one: unknown, other: unknown): boolean {
	if (Array.isArray(one) && Array.isArray(other)) {
		return one.length === other.length && one.every((entry, index) => isSame(entry, other[index]));
	}
	const isText = typeof one !== 'object' && typeof other !== 'object';
	return one === other || (isText && String(one) === String(other));
}

function ofOlderName(columns: readonly Column[], { olderName }: Field): Column[] {
	if (!olderName) return [];
	const { name, accepts } = olderName;
	return nonBlank(columns, [normalize(name)]).filter(({ value }) => accepts(value));
}

/**
 * The columns of a row that are not used, without those of the node's own output.
 * @param used names of other columns that are used, normalized
 */
export function unusedColumns(
	row: IDataObject,
	fields: readonly Field[],
	used: readonly string[],
): string[] {
	const columns = columnsOf(row);
	const names = new Set([...columnNamesOf(fields), ...used]);
	const unmentioned = UNMENTIONED[startsWith(row['_id'], ['opp_']) ? 'task' : 'row'];
	const isSet = (field: Field) => nonBlank(columns, namesOf(field)).length > 0;
	const older = new Set(
		fields.flatMap((field) => (isSet(field) ? [] : ofOlderName(columns, field))),
	);
	return columns
		.filter((column) => !names.has(column.normalized) && !older.has(column))
		.map(({ name }) => name)
		.filter((name) => !unmentioned.has(name));
}
