// Sample data: the records of the sample tasks. Twelve companies with one contact each, and each
// contact is a lead in one of three campaigns. A thirteenth company and contact have the domain and
// the address of the twelfth, so that both are ambiguous. All of it is fictitious.

import { lemlistId } from './ids';
import { byId } from './records';
import type { Records } from './records';
import { sampleMembers } from './sampleMembers';
import type { Campaign, Company, Contact, Lead } from './types';

const leadCount = 12;
const companyCount = 13;

/** The campaigns of the sample tasks. */
export const sampleCampaigns: readonly Campaign[] = [
	{ _id: campaignId(1), name: 'Spring outreach', status: 'running' },
	{ _id: campaignId(2), name: 'Webinar follow-up', status: 'running' },
	{ _id: campaignId(3), name: 'Renewals', status: 'ended' },
];

/** `cpn_company0000000001` to `…13`; the last two have the same domain. */
export const sampleCompanies: readonly Company[] = upTo(companyCount).map((number) => ({
	_id: companyId(number),
	domain: domain(number),
	fields: { name: companyName(number) },
	ownerId: ownerId(number),
}));

/**
 * `ctc_contact0000000001` to `…13`, each of the company with the same number; the last two have the
 * same e-mail address.
 */
export const sampleContacts: readonly Contact[] = upTo(companyCount).map((number) =>
	contact(contactId(number), 'Lead', number, `lead@${domain(number)}`, number),
);

/**
 * `lea_lead0000000000001` to `…12`, each the contact with the same number, campaigns alternating.
 */
export const sampleLeads: readonly Lead[] = upTo(leadCount).map((number) => ({
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

/**
 * Any number of contacts for load tests, from `ctc_load0000000000001` and `contact-1@example.org`
 * on, of the sample companies in turn.
 */
export function manyContacts(count: number): Contact[] {
	return upTo(count).map((number) =>
		contact(
			lemlistId('ctc', 'load', number),
			'Contact',
			number,
			`contact-${number}@example.org`,
			((number - 1) % companyCount) + 1,
		),
	);
}

/**
 * Any number of companies for load tests, from `cpn_load0000000000001` and `company-1.example.org`
 * on.
 */
export function manyCompanies(count: number): Company[] {
	return upTo(count).map((number) => ({
		_id: lemlistId('cpn', 'load', number),
		domain: `company-${number}.example.org`,
		fields: { name: `Company ${number}` },
		ownerId: ownerId(number),
	}));
}

function contact(
	_id: string,
	firstName: string,
	number: number,
	email: string,
	companyNumber: number,
): Contact {
	return {
		_id,
		fullName: `${firstName} ${number}`,
		email,
		companyId: companyId(companyNumber),
		fields: {
			firstName,
			lastName: String(number),
			companyName: companyName(companyNumber),
			phone: phone(number),
		},
		ownerId: ownerId(number),
	};
}

function upTo(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index + 1);
}

function campaignId(number: number): string {
	return lemlistId('cam', 'campaign', number);
}

function companyId(number: number): string {
	return lemlistId('cpn', 'company', number);
}

function companyName(number: number): string {
	return `Example Company ${number}`;
}

function contactId(number: number): string {
	return lemlistId('ctc', 'contact', number);
}

/** The thirteenth is that of the twelfth. */
function domain(number: number): string {
	return `company-${Math.min(number, leadCount)}.example.com`;
}

/** Of the numbers that are kept for fiction: 555-0100 to 555-0199. */
function phone(number: number): string {
	return `+1 202 555 01${String(number % 100).padStart(2, '0')}`;
}

function ownerId(number: number): string {
	return sampleMembers[(number - 1) % sampleMembers.length]?.userId ?? '';
}
