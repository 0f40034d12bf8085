// The record that a task of Create is about: a contact, a company or a lead.
import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';
import type { LemlistError } from '../../lemlist/errors/lemlistError';
import { isBlank, isCellError, visible } from '../../lemlist/values/cell';
import { isRejected } from '../../lemlist/values/reader';
import type { RecordMode } from '../../lemlist/values/record';
import { toRecord } from '../../lemlist/values/record';
import type { RecordKey } from '../../lemlist/values/recordRef';
import { readRef, recordKeyOf } from '../../lemlist/values/recordRef';
import type { Field, ReaderContext } from '../../shared/fields/field';
import { readField } from '../../shared/fields/field';
import { optional, recordLocator } from '../../shared/fields/locators';
import { ifInPlan, lookUpsOf } from '../../shared/fields/readers';
import { MISSING_VALUE, rejectionOf } from '../../shared/fields/rejection';
import type { Column } from './columns';
import { adviceIfBlank, nonBlankColumns } from './columns';

/** What an error calls it. */
export const RECORD = { noun: 'contact, company or lead', field: 'recordId' };

const recordBy = (mode: (context: ReaderContext) => RecordMode): Field => ({
	property: recordLocator('The contact, company or lead that the task is about'),
	read: async (value, context) =>
		await ifInPlan(
			toRecord(value, mode(context), await lookUpsOf(context)),
			'Use an ID instead: ctc_…, cpn_… or lea_….',
		),
});

/** The field Record: by ID, a contact by e-mail address or a company by domain. */
export const recordId: Field = recordBy((context) => {
	// Lists, IDs and expressions for the whole locator are judged by what they look like.
	const { mode } = Object(context.getNodeParameter('recordId')) as { mode?: unknown };
	return mode === 'email' || mode === 'domain' ? mode : undefined;
});

/** The same for rows whose columns are mapped. The panel does not insist on it: a column may name it. */
export const recordOrColumn: INodeProperties = optional(
	recordLocator(
		'The contact, company or lead that the task is about. If this is empty, a column names it.',
		'From a column such as Email or Contact ID',
	),
);

/** Columns that may name the record, by their normalized names. */
export const RECORD_COLUMNS = [
	...['record', 'recordid', 'contact', 'contactid', 'lead', 'leadid', 'email'],
	...['company', 'companyid', 'domain'],
];

/** What identifies a record, people before companies; names of either are not used. */
const KINDS: ReadonlyArray<[kind: RecordKey['kind'], noun: string]> = [
	['contact', 'contacts'],
	['lead', 'leads'],
	['email', 'e-mail addresses'],
	['company', 'companies'],
	['domain', 'domains'],
];

/** The columns that may name a person, normalized. */
const PERSON_COLUMNS = ['record', 'recordid', 'contact', 'contactid', 'lead', 'leadid', 'email'];

const recordInColumn = recordBy(() => undefined);

/**
 * The record of a row whose columns are mapped: that of the parameter if anything is entered there.
 * @throws LemlistError if columns name different records of one kind, or none
 */
export async function readRecordOfColumns(context: IExecuteSingleFunctions): Promise<unknown> {
	const { parameters } = context.getNode();
	const entered = (Object(parameters['recordId']) as { value?: unknown }).value;
	if (!isBlank(entered ?? parameters['recordId'])) {
		const given = context.getNodeParameter('recordId', undefined, { extractValue: true });
		return await readField(recordId, given, context);
	}
	return await readField(recordInColumn, columnOfRecord(context.getInputData().json), context);
}

function columnOfRecord(row: IDataObject): unknown {
	const columns = nonBlankColumns(row, RECORD_COLUMNS);
	const keyed = columns.map((column) => ({ column, found: recordKeyOf(column.value) }));
	const broken = columns.find(isBroken);
	for (const [kind, noun] of KINDS) {
		// A person who cannot be read is not replaced by the company: the reader rejects the value.
		if (broken && kind === 'company') return broken.value;
		const ofKind = keyed.filter(({ found }) => found?.kind === kind);
		const byKey = new Map(ofKind.map(({ column, found }) => [found?.key, column]));
		const [first, other] = byKey.values();
		if (first && other) {
			throw rejectionOf(recordId.property, {
				problem: `is ambiguous: the columns ${first.name} and ${other.name} name different ${noun}`,
				advice: 'Remove one of them.',
			});
		}
		if (first) return first.value;
	}
	// The only one is rejected by its reader, which shows the value.
	if (columns.length === 1) return columns[0]!.value;
	throw noRecord(columns, row);
}

/** Whether a column is to name a person and cannot: it holds the error of a formula, or no e-mail address. */
const isBroken = ({ normalized, value }: Column): boolean =>
	PERSON_COLUMNS.includes(normalized) &&
	isRejected(readRef.record(value)) &&
	(normalized === 'email' || (typeof value === 'string' && isCellError(visible(value))));

/** The error for a row whose columns do not name a record: there is none, or several hold names. */
function noRecord(columns: readonly Column[], row: IDataObject): LemlistError {
	const advice = 'Add a column with an ID (ctc_…, cpn_… or lea_…), an e-mail address or a domain.';
	if (columns.length === 0) {
		return rejectionOf(recordId.property, {
			problem: 'is empty: no column Record, Contact, Company, Lead, Email or Domain has a value',
			advice: adviceIfBlank(row, RECORD_COLUMNS) ?? advice,
			code: MISSING_VALUE,
			reason: 'missing value',
		});
	}
	const names = columns.map(({ name }) => name).join(', ');
	const problem = `is ambiguous: ${names} hold no ID, e-mail address or domain`;
	return rejectionOf(recordId.property, { problem, advice });
}

/** Columns with the name of a person or company, which does not identify it. */
export const nameColumns = (row: IDataObject): string[] =>
	nonBlankColumns(row, RECORD_COLUMNS)
		.filter(({ value }) => isRejected(readRef.record(value)))
		.map(({ name }) => name);
