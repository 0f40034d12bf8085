// Map Automatically: columns of the input that are named like fields.
import type { IDataObject, IExecuteSingleFunctions } from 'n8n-workflow';
import { isBlank } from '../../lemlist/values/blank';
import type { Field } from '../../shared/fields/field';
import { readField } from '../../shared/fields/field';
import type { Parameter } from '../../shared/fields/parameter';
import { rejectionOf } from '../../shared/fields/parameter';

/** Case, blanks, `_` and `-` do not matter: "Due Date", `due_date` and `dueDate` are one name. */
const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');

/** The columns that are named like a field, as the panel or lemlist spells it. */
export function columnsOf({ name, displayName }: Parameter, columns: string[]): string[] {
	const names = [plain(name), plain(displayName)];
	return columns.filter((column) => names.includes(plain(column)));
}

/**
 * What lemlist takes for each field that has a value in a column of its name. Other columns are ignored.
 * @throws LemlistError if a value is rejected or two columns set the same field
 */
export async function readColumns(
	fields: readonly Field[],
	context: IExecuteSingleFunctions,
): Promise<IDataObject> {
	const { json } = context.getInputData();
	const values: IDataObject = {};
	for (const field of fields) {
		const value = await readField(field, valueIn(json, field.property), context);
		if (value !== undefined) values[field.property.name] = value;
	}
	return values;
}

function valueIn(json: IDataObject, field: Parameter): unknown {
	const [column, other] = columnsOf(field, Object.keys(json)).filter((key) => !isBlank(json[key]));
	if (column !== undefined && other !== undefined) {
		const advice = `Remove one of them: ${column} or ${other}.`;
		throw rejectionOf(field, { problem: 'has a value in two columns', advice });
	}
	return column === undefined ? undefined : json[column];
}

/**
 * The value of the first of some columns that an item has, blank or not.
 * @param names in the order in which they are looked for; for each, the column that is spelled exactly
 * so comes first
 */
export function firstColumn(context: IExecuteSingleFunctions, names: readonly string[]): unknown {
	const columns = Object.entries(context.getInputData().json);
	return names
		.flatMap((name) => [
			...columns.filter(([column]) => column === name),
			...columns.filter(([column]) => plain(column) === plain(name)),
		])
		.map(([, value]) => value)[0];
}

/** Which columns are mapped to which fields, in words, for a dry run. */
export function mappedColumns(fields: Parameter[], columns: string[]): string {
	const mapped = fields.flatMap((field) =>
		columnsOf(field, columns).map((column) => ({ column, to: field.displayName })),
	);
	const used = new Set(mapped.map(({ column }) => column));
	const ignored = columns.filter((column) => !used.has(column));
	// A field may be named several times, by each of its names.
	const pairs = new Set(mapped.map(({ column, to }) => `${column} to ${to}`));
	return [
		`Mapped: ${[...pairs].join(', ') || 'no column'}.`,
		...(ignored.length > 0 ? [`Ignored: ${ignored.join(', ')}.`] : []),
	].join(' ');
}
