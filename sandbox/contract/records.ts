// Contacts and companies.

import { everyRoute, list, query } from './schema';
import type { Paths, QueryParameter } from './schema';

const paging: QueryParameter[] = [
	query('limit', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
	query('offset', { type: 'integer', minimum: 0, default: 0 }),
];

/** `/contacts` and `/companies`. */
export const recordPaths: Paths = {
	'/contacts': {
		get: {
			summary: 'Get Many Contacts; a bare list with idsOrEmails',
			parameters: [
				query('search', { type: 'string', minLength: 2 }, 'Part of a name or an address'),
				query('email', { type: 'string' }, 'The whole e-mail address'),
				query('idsOrEmails', { ...list(), maxItems: 100 }, 'Instead of the other parameters'),
				...paging,
			],
			responses: { '200': { description: 'Contacts, or one page of them' }, ...everyRoute },
		},
	},
	'/companies': {
		get: {
			summary: 'Get Many Companies',
			parameters: [
				query('search', { type: 'string' }, 'Part of a name or a domain'),
				query('idsOrDomains', { ...list(), maxItems: 100 }),
				...paging,
			],
			responses: { '200': { description: 'One page of companies' }, ...everyRoute },
		},
	},
};
