// A contact as lemlist returns it: in its list of contacts and with the tasks that include it. A
// company is returned as it is stored.

import type { Records } from './records';
import type { Contact } from './types';

/** An entry of `GET /contacts`: without its company, with the campaigns it is a lead in. */
export function toContact(contact: Contact, { leads, campaigns }: Records) {
	const { _id, fullName, email, fields, ownerId } = contact;
	return {
		_id,
		fullName,
		email,
		fields,
		campaigns: [...leads.values()]
			.filter(({ contactId }) => contactId === _id)
			.map(({ _id: leadId, campaignId }) => ({
				campaignId,
				campaignState: campaigns.get(campaignId)?.status ?? null,
				leadState: 'review',
				leadId,
			})),
		ownerId,
	};
}
