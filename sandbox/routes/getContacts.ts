import { isNamedIn } from '../named';
import { offsetPage } from '../offsetPage';
import type { OffsetQuery } from '../offsetPage';
import { toContact } from '../recordViews';
import { contains } from '../text';
import type { Contact } from '../types';
import type { Route } from './route';

interface ContactsQuery extends OffsetQuery {
	search?: string;
	email?: string;
	idsOrEmails?: string[];
}

/**
 * `GET /contacts`: one page of the contacts; with `idsOrEmails` a bare list of those that exist,
 * including every contact with one of the addresses.
 */
export const getContacts: Route = {
	method: 'get',
	path: '/contacts',
	handle(request, { store }) {
		const query = request.query as ContactsQuery;
		const all = [...store.contacts.values()];
		if (query.idsOrEmails) {
			const isNamed = isNamedIn(query.idsOrEmails);
			return all
				.filter(({ _id, email }) => isNamed(_id, email))
				.map((contact) => toContact(contact, store));
		}
		const page = offsetPage(all.filter(matches(query)), query);
		return { ...page, data: page.data.map((contact) => toContact(contact, store)) };
	},
};

function matches({ search = '', email }: ContactsQuery): (contact: Contact) => boolean {
	return (contact) =>
		contains(
			[contact.fullName, contact.email, ...Object.values(contact.fields)].join(' '),
			search,
		) &&
		(email === undefined || contact.email.toLowerCase() === email.toLowerCase());
}
