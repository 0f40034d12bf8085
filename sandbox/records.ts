// The record of a task: a contact, a company, or a lead (a contact in a campaign).

import type { Campaign, Company, Contact, Lead, SandboxTask } from './types';

/** The records of a team, by ID. */
export interface Records {
	readonly contacts: ReadonlyMap<string, Contact>;
	readonly companies: ReadonlyMap<string, Company>;
	readonly leads: ReadonlyMap<string, Lead>;
	readonly campaigns: ReadonlyMap<string, Campaign>;
}

/** The fields of a task that identify its record. */
export type RecordFields = Pick<
	SandboxTask,
	| 'contactId'
	| 'companyId'
	| 'leadId'
	| 'campaignId'
	| 'campaignName'
	| 'leadFirstName'
	| 'leadLastName'
	| 'leadCompanyName'
>;

/** The fields of a task for the contact, company or lead with this ID; undefined for other IDs. */
export function recordFields(id: string, records: Records): RecordFields | undefined {
	const company = records.companies.get(id);
	if (company) return { companyId: id, leadCompanyName: company.fields.name };

	const lead = records.leads.get(id);
	const contact = records.contacts.get(lead?.contactId ?? id);
	if (!contact) return undefined;
	const { firstName, lastName, companyName } = contact.fields;
	return {
		contactId: contact._id,
		leadFirstName: firstName,
		leadLastName: lastName,
		leadCompanyName: companyName,
		...(lead ? leadFields(lead, records) : {}),
	};
}

function leadFields({ _id, campaignId }: Lead, { campaigns }: Records): RecordFields {
	const campaign = campaigns.get(campaignId);
	return { leadId: _id, campaignId, ...(campaign ? { campaignName: campaign.name } : {}) };
}

/** Maps records or tasks by ID. */
export function byId<T extends { _id: string }>(all: readonly T[]): Map<string, T> {
	return new Map(all.map((each) => [each._id, each]));
}
