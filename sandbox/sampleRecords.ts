// Sample data: the records of the sample tasks. Twelve companies with one contact each, and each
// contact is a lead in one of three campaigns. All of it is fictitious.

import { lemlistId } from './ids';
import { byId } from './records';
import type { Records } from './records';
import type { Campaign, Company, Contact, Lead } from './types';

const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

/** The campaigns of the sample tasks. */
export const sampleCampaigns: readonly Campaign[] = [
	{ _id: campaignId(1), name: 'Spring outreach', status: 'running' },
	{ _id: campaignId(2), name: 'Webinar follow-up', status: 'running' },
	{ _id: campaignId(3), name: 'Renewals', status: 'ended' },
];

/** `cpn_company0000000001` to `…12`. */
export const sampleCompanies: readonly Company[] = numbers.map((number) => ({
	_id: companyId(number),
	domain: `company-${number}.example.com`,
	fields: { name: `Example Company ${number}` },
}));

/** `ctc_contact0000000001` to `…12`, each of the company with the same number. */
export const sampleContacts: readonly Contact[] = numbers.map((number) => ({
	_id: contactId(number),
	fullName: `Lead ${number}`,
	email: `lead@company-${number}.example.com`,
	companyId: companyId(number),
	fields: {
		firstName: 'Lead',
		lastName: String(number),
		companyName: `Example Company ${number}`,
	},
}));

/**
 * `lea_lead0000000000001` to `…12`, each the contact with the same number, campaigns alternating.
 */
export const sampleLeads: readonly Lead[] = numbers.map((number) => ({
	_id: lemlistId('lea', 'lead', number),
	contactId: contactId(number),
	campaignId: campaignId(((number - 1) % 3) + 1),
}));

/** All sample records. */
export const sampleRecords: Records = {
	contacts: byId(sampleContacts),
	companies: byId(sampleCompanies),
	leads: byId(sampleLeads),
	campaigns: byId(sampleCampaigns),
};

function campaignId(number: number): string {
	return lemlistId('cam', 'campaign', number);
}

function companyId(number: number): string {
	return lemlistId('cpn', 'company', number);
}

function contactId(number: number): string {
	return lemlistId('ctc', 'contact', number);
}
