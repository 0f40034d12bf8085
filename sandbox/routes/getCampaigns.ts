import type { Route } from './route';

interface CampaignsQuery {
	version?: 'v2';
	status?: string;
	limit: number;
	page?: number;
	offset?: number;
}

/** `GET /campaigns`: a bare list; with `version=v2` an object with pagination. */
export const getCampaigns: Route = {
	method: 'get',
	path: '/campaigns',
	handle({ query }, { store }) {
		const { version, status, limit, page = 1, offset } = query as CampaignsQuery;
		const found = [...store.campaigns.values()].filter(
			(campaign) => status === undefined || campaign.status === status,
		);
		const start = offset ?? (page - 1) * limit;
		const campaigns = found.slice(start, start + limit);
		if (version !== 'v2') return campaigns;

		const currentPage = Math.floor(start / limit) + 1;
		const totalPage = Math.ceil(found.length / limit);
		return {
			campaigns,
			pagination: {
				totalRecords: found.length,
				currentPage,
				nextPage: currentPage < totalPage ? currentPage + 1 : null,
				totalPage,
			},
		};
	},
};
