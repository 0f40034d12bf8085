// The record that a value refers to, as lemlist knows it.
import type { Company, Contact } from '../records';
import { COMPANY } from './ids';
import { isRejected } from './reader';
import type { Reading, Rejection } from './reader';
import type { RecordRef } from './recordRef';
import { NOT_A, readRef, readRefs } from './recordRef';

/** How a record is given. If undefined, what it looks like decides. */
export type RecordMode = 'email' | 'domain' | undefined;

/** Finds contacts and companies in lemlist. */
export interface RecordLookUps {
	contacts: (email: string) => Promise<Contact[]>;
	companies: (domain: string) => Promise<Company[]>;
}

/**
 * Reads the record that a task is about: an ID as it is, a contact by its e-mail address, a company by
 * its domain.
 * @throws what the look-ups throw
 */
export async function toRecord(
	given: unknown,
	mode: RecordMode,
	lookUps: RecordLookUps,
): Promise<Reading<string | undefined>> {
	const reading = readRef[mode ?? 'record'](given);
	if (isRejected(reading)) return reading;
	const ref = reading.value;
	if (ref === undefined) return { value: undefined };
	if ('id' in ref) return { value: ref.id };
	return 'email' in ref
		? oneOf(await contactsBy(ref.email, lookUps), 'contact', 'e-mail address')
		: oneOf(await companiesBy(ref.domain, lookUps), 'company', 'domain');
}

/**
 * Reads contacts from a list or text, by ID or e-mail address, as lemlist takes a list in a query:
 * separated by commas. Of an address that several contacts have, all are meant.
 * @throws what the look-ups throw
 */
export const toContacts = async (given: unknown, lookUps: RecordLookUps) =>
	await toRecords(given, 'contact', lookUps);

/** Reads companies by ID or domain, otherwise like {@link toContacts}. */
export const toCompanies = async (given: unknown, lookUps: RecordLookUps) =>
	await toRecords(given, 'company', lookUps);

async function toRecords(
	given: unknown,
	kind: 'contact' | 'company',
	lookUps: RecordLookUps,
): Promise<Reading<string | undefined>> {
	const reading = readRefs[kind](given);
	if (isRejected(reading)) return reading;
	const ids: string[] = [];
	for (const ref of reading.value ?? []) {
		const found = await idsOf(ref, kind, lookUps);
		if (isRejected(found)) return { ...found, culprit: textOf(ref) };
		ids.push(...found.value);
	}
	return { value: [...new Set(ids)].join(',') || undefined };
}

async function idsOf(
	ref: RecordRef,
	kind: 'contact' | 'company',
	lookUps: RecordLookUps,
): Promise<Reading<string[]>> {
	if ('id' in ref) {
		const prefixes = kind === 'contact' ? ['ctc_'] : COMPANY;
		return prefixes.some((prefix) => ref.id.startsWith(prefix)) ? { value: [ref.id] } : NOT_A[kind];
	}
	const kindOfRef = 'email' in ref ? 'contact' : 'company';
	if (kindOfRef !== kind) return NOT_A[kind];
	const found =
		'email' in ref ? await contactsBy(ref.email, lookUps) : await companiesBy(ref.domain, lookUps);
	if (found.length === 0) return notFound(kind, 'email' in ref ? 'e-mail address' : 'domain');
	return { value: found.map(({ id }) => id) };
}

/** The ID, address or domain itself. */
const textOf = (ref: RecordRef): string => Object.values(ref)[0] as string;

interface Named {
	id: string;
	name: string | null | undefined;
}

const contactsBy = async (email: string, { contacts }: RecordLookUps): Promise<Named[]> =>
	(await contacts(email)).map(({ _id, fullName }) => ({ id: _id, name: fullName }));

const companiesBy = async (domain: string, { companies }: RecordLookUps): Promise<Named[]> =>
	(await companies(domain)).map(({ _id, fields }) => ({ id: _id, name: fields?.name }));

/** Max records in one message. */
const MAX_LISTED = 5;

function oneOf(found: Named[], noun: 'contact' | 'company', by: string): Reading<string> {
	const [record, other] = found;
	if (!record) return notFound(noun, by);
	if (!other) return { value: record.id };
	const listed = found.slice(0, MAX_LISTED).map(({ id, name }) => (name ? `${id} (${name})` : id));
	return {
		problem: `is the ${by} of ${found.length} ${noun === 'company' ? 'companies' : 'contacts'}`,
		advice: `Use an ID: ${listed.join(', ')}${found.length > MAX_LISTED ? ' …' : ''}.`,
		code: 'AMBIGUOUS_RECORD',
		reason: `ambiguous ${noun}`,
	};
}

const notFound = (noun: string, by: string): Rejection => ({
	problem: `is not the ${by} of any ${noun} in lemlist`,
	advice: `Check it, or add the ${noun} to lemlist first.`,
	code: 'UNKNOWN_RECORD',
	reason: `unknown ${noun}`,
});
