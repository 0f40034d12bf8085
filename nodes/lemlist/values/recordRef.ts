// What a value says of a record: its ID, a contact's e-mail address or a company's domain. Nothing is looked up.
import { isBlank } from './cell';
import { DOMAIN, emailIn } from './addresses';
import { COMPANY, idIn, idOf } from './ids';
import { MAX_ADDRESS } from './limits';
import { BETWEEN_NAMES, listReader } from './list';
import { isRejected, reader } from './reader';
import type { Reading, Rejection } from './reader';

/** A reference to a record: its ID, or what to look for. */
export type RecordRef = { id: string } | { email: string } | { domain: string };

/** How IDs of records begin, those of people first: a URL may hold that of a contact and its company. */
const KINDS = [['ctc_'], ['lea_'], COMPANY];

/** The same with companies first, if only a company makes sense. */
const kindsFor = (accepts: Accepts) =>
	accepts === 'company' ? [COMPANY, ['ctc_'], ['lea_']] : KINDS;

/** A domain, also as a browser shows it. */
const HOME_PAGE = new RegExp(`^(?:https?:)?(?://)?(?:www\\.)?(${DOMAIN})\\.?/?$`, 'iu');

/** An address of a page: a domain or host, and more behind it. */
const PAGE = new RegExp(`^(?:https?:)?(?://)?${DOMAIN}(?::\\d+)?[/?#]`, 'iu');

/** What to say of a value that is none of what is accepted. */
export const NOT_A = {
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

/**
 * What a field accepts: any record, one of a kind, or one by its address only. It decides what is looked for first,
 * and the words; record.ts rejects a reference to another kind.
 */
type Accepts = keyof typeof NOT_A;

/** The rejection of the address of a page: a profile on LinkedIn must not count as the domain linkedin.com. */
const aPage = (accepts: Accepts): Rejection => ({
	problem: 'is the address of a page',
	advice: accepts === 'record' ? DOMAIN_ALONE : NOT_A[accepts].advice,
});

const DOMAIN_ALONE =
	"Use an ID (ctc_…, cpn_… or lea_…), a contact's e-mail address or a company's domain alone, such as example.com.";

/** The ID, e-mail address or domain in what lemlist and other services write for a record. */
const recordIn =
	(accepts: Accepts) =>
	(object: Readonly<Record<string, unknown>>): unknown => {
		const { email, domain, value, properties } = object;
		const nested = Object(properties) as Record<string, unknown>;
		const emails = [email, nested['email']];
		const domains = [domain, nested['domain']];
		return [
			...kindsFor(accepts).map((prefixes) => idOf(prefixes)(object)),
			...(accepts === 'company' || accepts === 'domain'
				? [...domains, ...emails]
				: [...emails, ...domains]),
			value,
		].find((each) => !isBlank(each));
	};

const refReader = (accepts: Accepts) =>
	reader(
		{ otherwise: NOT_A[accepts], maxLength: MAX_ADDRESS, partOf: recordIn(accepts) },
		(given): Reading<RecordRef> | undefined => {
			if (typeof given !== 'string') return undefined;
			const id = kindsFor(accepts)
				.map((prefixes) => idIn(given, prefixes))
				.find((each) => each !== undefined);
			if (id !== undefined) return { value: { id } };
			const email = accepts === 'domain' ? undefined : emailIn(given);
			if (email !== undefined) return { value: { email } };
			const domain = accepts === 'email' ? undefined : HOME_PAGE.exec(given)?.[1]?.toLowerCase();
			if (domain !== undefined) return { value: { domain } };
			return PAGE.test(given) ? aPage(accepts) : undefined;
		},
	);

/** Reads a reference to a record of any kind, or to one by its address only. */
export const readRef = {
	record: refReader('record'),
	email: refReader('email'),
	domain: refReader('domain'),
};

/** Reads references to several records of one kind, from a list or text. */
export const readRefs = {
	contact: listReader(BETWEEN_NAMES, refReader('contact')),
	company: listReader(BETWEEN_NAMES, refReader('company')),
};

/** What identifies a record, and how. */
export interface RecordKey {
	kind: 'contact' | 'lead' | 'company' | 'email' | 'domain';
	/** In lower case, unless it is an ID. */
	key: string;
}

/** What identifies a record in a value; undefined if nothing does, such as a name. */
export function recordKeyOf(given: unknown): RecordKey | undefined {
	const reading = readRef.record(given);
	if (isRejected(reading) || reading.value === undefined) return undefined;
	const ref = reading.value;
	if ('email' in ref) return { kind: 'email', key: ref.email.toLowerCase() };
	if ('domain' in ref) return { kind: 'domain', key: ref.domain };
	if (ref.id.startsWith('ctc_')) return { kind: 'contact', key: ref.id };
	return { kind: ref.id.startsWith('lea_') ? 'lead' : 'company', key: ref.id };
}
