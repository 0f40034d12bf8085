import type { Company, Contact } from '../records';
import { COMPANY, startsWith } from './ids';
import type { Reading, Rejection } from './reading';

/** How a record is given. If undefined, what it looks like decides. */
export type RecordMode = 'email' | 'domain' | undefined;

/** Finds contacts and companies in lemlist. */
export interface RecordLookUps {
	contacts: (email: string) => Promise<Contact[]>;
	companies: (domain: string) => Promise<Company[]>;
}

const EMAIL = /^[^\s@,:]+@([\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
const DOMAIN = /^([\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
/** What people copy along with a domain from a browser. */
const AROUND_DOMAIN = /^https?:\/\/(www\.)?|^www\.|\/.*$/gi;

/**
 * Reads the record that a task is about: an ID as it is, a contact by its e-mail address, a company by
 * its domain.
 * @throws what the look-ups throw
 */
export async function toRecord(
	given: unknown,
	mode: RecordMode,
	{ contacts, companies }: RecordLookUps,
): Promise<Reading<string>> {
	const text = typeof given === 'string' ? given.trim() : '';
	if (startsWith(text, ['ctc_', 'lea_', ...COMPANY])) return { value: text };
	if (EMAIL.test(text) && mode !== 'domain') {
		return oneOf((await contacts(text)).map(nameOfContact), 'contact', 'e-mail address');
	}
	const domain = text.replace(AROUND_DOMAIN, '');
	if (DOMAIN.test(domain) && mode !== 'email') {
		return oneOf((await companies(domain)).map(nameOfCompany), 'company', 'domain');
	}
	return NOT_A[mode ?? 'record'];
}

const NOT_A: Record<'record' | 'email' | 'domain', Rejection> = {
	record: {
		problem: 'is not a contact, company or lead',
		advice: "Use an ID (ctc_…, cpn_… or lea_…), a contact's e-mail address or a company's domain.",
	},
	email: { problem: 'is not an e-mail address', advice: 'Use one such as nathan@example.com.' },
	domain: { problem: 'is not a domain', advice: 'Use one such as example.com.' },
};

interface Named {
	id: string;
	name: string | null | undefined;
}

const nameOfContact = ({ _id, fullName }: Contact): Named => ({ id: _id, name: fullName });
const nameOfCompany = ({ _id, fields }: Company): Named => ({ id: _id, name: fields?.name });

/** Max records in one message. */
const MAX_LISTED = 5;

function oneOf(found: Named[], noun: string, by: string): Reading<string> {
	const [record, other] = found;
	if (!record) {
		return {
			problem: `is the ${by} of no ${noun} in lemlist`,
			advice: `Check it, or add the ${noun} to lemlist first.`,
			code: 'UNKNOWN_RECORD',
			reason: `unknown ${noun}`,
		};
	}
	if (!other) return { value: record.id };
	const listed = found.slice(0, MAX_LISTED).map(({ id, name }) => (name ? `${id} (${name})` : id));
	return {
		problem: `is the ${by} of ${found.length} ${noun === 'company' ? 'companies' : 'contacts'}`,
		advice: `Use an ID: ${listed.join(', ')}${found.length > MAX_LISTED ? ' …' : ''}.`,
		code: 'AMBIGUOUS_RECORD',
		reason: `ambiguous ${noun}`,
	};
}
