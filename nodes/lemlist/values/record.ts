import type { Company, Contact } from '../records';
import { isBlank } from './cell';
import { DOMAIN, emailIn } from './addresses';
import { COMPANY, idIn, idOf } from './ids';
import { MAX_ADDRESS } from './limits';
import { BETWEEN_NAMES, listReader } from './list';
import { isRejected, reader } from './reader';
import type { Reading, Rejection } from './reader';

/** How a record is given. If undefined, what it looks like decides. */
export type RecordMode = 'email' | 'domain' | undefined;

/** Finds contacts and companies in lemlist. */
export interface RecordLookUps {
	contacts: (email: string) => Promise<Contact[]>;
	companies: (domain: string) => Promise<Company[]>;
}

/** Which record is meant: an ID, or what to look for. */
type Meant = { id: string } | { email: string } | { domain: string };

/** How IDs of records begin, those of people first: a URL may hold that of a contact and its company. */
const KINDS = [['ctc_'], ['lea_'], COMPANY];

/** The same where only a company makes sense. */
const kindsFor = (wanted: Wanted) => (wanted === 'company' ? [COMPANY, ...KINDS] : KINDS);

/** A domain, also as a browser shows it. */
const HOME_PAGE = new RegExp(`^(?:https?:)?(?://)?(?:www\\.)?(${DOMAIN})\\.?/?$`, 'iu');

/** An address of a page: a domain or host, and more behind it. */
const PAGE = new RegExp(`^(?:https?:)?(?://)?${DOMAIN}(?::\\d+)?[/?#]`, 'iu');

const NOT_A = {
	record: {
		problem: 'is not a contact, company or lead',
		advice: "Use an ID (ctc_…, cpn_… or lea_…), a contact's e-mail address or a company's domain.",
	},
	email: { problem: 'is not an e-mail address', advice: 'Use one such as nathan@example.com.' },
	domain: { problem: 'is not a domain', advice: 'Use one such as example.com.' },
	contact: {
		problem: 'is not a contact',
		advice: 'Use the ID (ctc_…) or the e-mail address of a contact.',
	},
	company: {
		problem: 'is not a company',
		advice: 'Use the ID (cpn_…) or the domain of a company.',
	},
} satisfies Record<string, Rejection>;

/** What a field takes: any record, one of a kind, or one by its address only. */
type Wanted = keyof typeof NOT_A;

/** A profile on a network is no domain of the company, and would find the company of the network. */
const aPage = (wanted: Wanted): Rejection => ({
	problem: 'is the address of a page',
	advice: wanted === 'record' ? DOMAIN_ALONE : NOT_A[wanted].advice,
});

const DOMAIN_ALONE =
	"Use an ID (ctc_…, cpn_… or lea_…), a contact's e-mail address or a company's domain alone, such as example.com.";

/** The ID, e-mail address or domain in what lemlist and other services write for a record. */
const recordIn =
	(wanted: Wanted) =>
	(object: Readonly<Record<string, unknown>>): unknown => {
		const { email, domain, value, properties } = object;
		const nested = Object(properties) as Record<string, unknown>;
		const emails = [email, nested['email']];
		const domains = [domain, nested['domain']];
		return [
			...kindsFor(wanted).map((prefixes) => idOf(prefixes)(object)),
			...(wanted === 'company' || wanted === 'domain'
				? [...domains, ...emails]
				: [...emails, ...domains]),
			value,
		].find((each) => !isBlank(each));
	};

const meantBy = (wanted: Wanted) =>
	reader(
		{ otherwise: NOT_A[wanted], maxLength: MAX_ADDRESS, partOf: recordIn(wanted) },
		(given): Reading<Meant> | undefined => {
			if (typeof given !== 'string') return undefined;
			const id = kindsFor(wanted)
				.map((prefixes) => idIn(given, prefixes))
				.find((each) => each !== undefined);
			if (id !== undefined) return { value: { id } };
			const email = wanted === 'domain' ? undefined : emailIn(given);
			if (email !== undefined) return { value: { email } };
			const domain = wanted === 'email' ? undefined : HOME_PAGE.exec(given)?.[1]?.toLowerCase();
			if (domain !== undefined) return { value: { domain } };
			return PAGE.test(given) ? aPage(wanted) : undefined;
		},
	);

const toMeant = {
	record: meantBy('record'),
	email: meantBy('email'),
	domain: meantBy('domain'),
};

/** What identifies a record, and how. */
export interface RecordKey {
	kind: 'contact' | 'lead' | 'company' | 'email' | 'domain';
	/** In lower case, unless it is an ID. */
	key: string;
}

/** What identifies a record in a value; undefined if nothing does, such as a name. */
export function recordKeyOf(given: unknown): RecordKey | undefined {
	const reading = toMeant.record(given);
	if (isRejected(reading) || reading.value === undefined) return undefined;
	const meant = reading.value;
	if ('email' in meant) return { kind: 'email', key: meant.email.toLowerCase() };
	if ('domain' in meant) return { kind: 'domain', key: meant.domain };
	if (meant.id.startsWith('ctc_')) return { kind: 'contact', key: meant.id };
	return { kind: meant.id.startsWith('lea_') ? 'lead' : 'company', key: meant.id };
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
	const reading = toMeant[mode ?? 'record'](given);
	if (isRejected(reading)) return reading;
	const meant = reading.value;
	if (meant === undefined) return { value: undefined };
	if ('id' in meant) return { value: meant.id };
	return 'email' in meant
		? oneOf(await contactsBy(meant.email, lookUps), 'contact', 'e-mail address')
		: oneOf(await companiesBy(meant.domain, lookUps), 'company', 'domain');
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

const toAllMeant = {
	contact: listReader(BETWEEN_NAMES, meantBy('contact')),
	company: listReader(BETWEEN_NAMES, meantBy('company')),
};

async function toRecords(
	given: unknown,
	kind: 'contact' | 'company',
	lookUps: RecordLookUps,
): Promise<Reading<string | undefined>> {
	const reading = toAllMeant[kind](given);
	if (isRejected(reading)) return reading;
	const ids: string[] = [];
	for (const meant of reading.value ?? []) {
		const found = await idsOf(meant, kind, lookUps);
		if (isRejected(found)) return { ...found, culprit: Object.values(meant)[0] as string };
		ids.push(...found.value);
	}
	return { value: [...new Set(ids)].join(',') || undefined };
}

async function idsOf(
	meant: Meant,
	kind: 'contact' | 'company',
	lookUps: RecordLookUps,
): Promise<Reading<string[]>> {
	if ('id' in meant) {
		const prefixes = kind === 'contact' ? ['ctc_'] : COMPANY;
		return prefixes.some((prefix) => meant.id.startsWith(prefix))
			? { value: [meant.id] }
			: NOT_A[kind];
	}
	const isContact = 'email' in meant;
	if (isContact !== (kind === 'contact')) return NOT_A[kind];
	const found = isContact
		? await contactsBy(meant.email, lookUps)
		: await companiesBy(meant.domain, lookUps);
	if (found.length === 0) return unknown(kind, isContact ? 'e-mail address' : 'domain');
	return { value: found.map(({ id }) => id) };
}

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
	if (!record) return unknown(noun, by);
	if (!other) return { value: record.id };
	const listed = found.slice(0, MAX_LISTED).map(({ id, name }) => (name ? `${id} (${name})` : id));
	return {
		problem: `is the ${by} of ${found.length} ${noun === 'company' ? 'companies' : 'contacts'}`,
		advice: `Use an ID: ${listed.join(', ')}${found.length > MAX_LISTED ? ' …' : ''}.`,
		code: 'AMBIGUOUS_RECORD',
		reason: `ambiguous ${noun}`,
	};
}

const unknown = (noun: string, by: string): Rejection => ({
	problem: `is not the ${by} of any ${noun} in lemlist`,
	advice: `Check it, or add the ${noun} to lemlist first.`,
	code: 'UNKNOWN_RECORD',
	reason: `unknown ${noun}`,
});
