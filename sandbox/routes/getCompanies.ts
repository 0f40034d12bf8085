import { isNamedIn } from '../named';
import { offsetPage } from '../offsetPage';
import type { OffsetQuery } from '../offsetPage';
import { contains } from '../text';
import type { Route } from './route';

interface CompaniesQuery extends OffsetQuery {
	search?: string;
	idsOrDomains?: string[];
}

/** `GET /companies`: one page of the companies, also with `idsOrDomains`. */
export const getCompanies: Route = {
	method: 'get',
	path: '/companies',
	handle(request, { store }) {
		const query = request.query as CompaniesQuery;
		const { search = '', idsOrDomains } = query;
		const isNamed = idsOrDomains ? isNamedIn(idsOrDomains) : () => true;
		const found = [...store.companies.values()].filter(
			({ _id, domain, fields }) =>
				isNamed(_id, domain) && contains(`${fields.name} ${domain}`, search),
		);
		return offsetPage(found, query);
	},
};
