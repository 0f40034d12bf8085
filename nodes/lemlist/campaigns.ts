import type { Clock } from './clock';
import type { Get } from './http';
import { PAGE_SIZE } from './pages';
import { PerAccount } from './sending/senders';
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
 */
async function readAllCampaigns(get: Get): Promise<Campaign[]> {
	const found = new Map<string, Campaign>();
	for (let page = 1; ; page++) {
		const before = found.size;
		const campaigns = await readCampaigns(get, page);
		for (const campaign of campaigns) found.set(campaign._id, campaign);
		if (campaigns.length < PAGE_SIZE || found.size === before) return [...found.values()];
	}
}

/** How long all campaigns are kept, in ms: n8n searches them again with each letter that is typed. */
const KEPT_FOR_MS = 30_000;

/** All campaigns of an account, kept for a while. */
class RecentCampaigns {
	private kept: { readAt: number; campaigns: Promise<Campaign[]> } | undefined;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/**
	 * All campaigns, read with `get` unless they were read a moment ago.
	 * @throws what `get` throws. The failure of a reading that another session began, perhaps because its
	 * time was over, is none of this one: it begins again
	 */
	async all(get: Get): Promise<Campaign[]> {
		while (this.kept && this.clock.now() - this.kept.readAt < KEPT_FOR_MS) {
			const campaigns = await this.kept.campaigns.catch(() => undefined);
			if (campaigns) return campaigns;
		}
		const campaigns = readAllCampaigns(get);
		const kept = { readAt: this.clock.now(), campaigns };
		this.kept = kept;
		const forget = () => {
			// Another reading may have taken its place meanwhile.
			if (this.kept === kept) this.kept = undefined;
		};
		campaigns.catch(forget);
		return await campaigns;
	}
}

/** All campaigns of each account. */
export const CAMPAIGNS = new PerAccount((clock) => new RecentCampaigns(clock));
