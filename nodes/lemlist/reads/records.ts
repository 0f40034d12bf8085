import { isCompanies, isContacts } from '../policy/expected';
import { joinLists, listIn } from '../sending/merging';
import type { Merging } from '../sending/together';
import { recordsIn } from '../records';
import type { Read } from './read';

/** Max addresses, domains or IDs in one request (developer.lemlist.com, Get Many Contacts). */
const MAX_VALUES = 100;

const plain = (value: unknown) => String(value ?? '').toLowerCase();

/** What of a reply has the value that a request asked for, in any case. */
const withValueOf =
	(property: string, name: string): NonNullable<Merging['ownOf']> =>
	(reply, request) => {
		const wanted = listIn(request, 'qs', property).map(plain);
		const records = recordsIn<Record<string, unknown>>(reply.body);
		return { ...reply, body: records.filter((each) => wanted.includes(plain(each[name]))) };
	};

/** Contacts by e-mail address. */
export const CONTACTS_BY_EMAIL: Read = {
	url: '/contacts',
	property: 'idsOrEmails',
	expects: isContacts,
	merging: {
		maxSize: MAX_VALUES,
		reads: true,
		merge: joinLists('qs', 'idsOrEmails'),
		ownOf: withValueOf('idsOrEmails', 'email'),
	},
};

/** Companies by domain. */
export const COMPANIES_BY_DOMAIN: Read = {
	url: '/companies',
	property: 'idsOrDomains',
	others: { limit: 500 },
	expects: isCompanies,
	merging: {
		maxSize: MAX_VALUES,
		reads: true,
		merge: joinLists('qs', 'idsOrDomains'),
		ownOf: withValueOf('idsOrDomains', 'domain'),
	},
};
