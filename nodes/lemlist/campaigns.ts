import type { Get } from './http';
import { PAGE_SIZE } from './pages';
import { isCampaigns, listUnder } from './policy/expected';

/** A campaign of the API key's team. */
export interface Campaign {
	/** `cam_…` */
	_id: string;
	name?: string | null;
}

/**
 * Reads one page of the campaigns (developer.lemlist.com, Get Many Campaigns). lemlist documents a
 * bare list; its replies also have an object around it.
 * @param page from 1
 * @throws what `get` throws
 */
export async function readCampaigns(get: Get, page: number): Promise<Campaign[]> {
	const query = { version: 'v2', limit: PAGE_SIZE, page };
	const body = await get('/campaigns', query, isCampaigns);
	return listUnder(body, 'campaigns') as Campaign[];
}

/**
 * Reads all campaigns. lemlist does not say how many there are, so the last page is the one that is
 * not full, or brings nothing new.
 * @throws what `get` throws
 */
export async function readAllCampaigns(get: Get): Promise<Campaign[]> {
	const found = new Map<string, Campaign>();
	for (let page = 1; ; page++) {
		const before = found.size;
		const campaigns = await readCampaigns(get, page);
		for (const campaign of campaigns) found.set(campaign._id, campaign);
		if (campaigns.length < PAGE_SIZE || found.size === before) return [...found.values()];
	}
}
