import { isRecords } from '../policy/expected';
import { recordsIn } from '../records';
import { defineRead } from './read';

/** Max addresses, domains or IDs in one request (developer.lemlist.com, Get Many Contacts). */
const MAX_VALUES = 100;

const lowerCase = (value: unknown) => String(value ?? '').toLowerCase();

/** Picks the records that have one of the values under a name, in any case. */
const having =
	(name: string) =>
	(body: unknown, values: readonly unknown[]): unknown[] => {
		const wanted = values.map(lowerCase);
		return recordsIn<Record<string, unknown>>(body).filter((each) =>
			wanted.includes(lowerCase(each[name])),
		);
	};

/** Contacts by e-mail address. */
export const CONTACTS_BY_EMAIL = defineRead({
	url: '/contacts',
	property: 'idsOrEmails',
	expects: isRecords,
	maxSize: MAX_VALUES,
	pick: having('email'),
});

/** Companies by domain. */
export const COMPANIES_BY_DOMAIN = defineRead({
	url: '/companies',
	property: 'idsOrDomains',
	others: { limit: 500 },
	expects: isRecords,
	maxSize: MAX_VALUES,
	pick: having('domain'),
});
