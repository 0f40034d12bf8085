// Record of Create: a contact, company or lead.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none } from './corpus';

const CONTACT = 'ctc_contact0000000001';
const COMPANY = 'cpn_company0000000001';
const LEAD = 'lea_lead0000000000001';

const byId = "Use an ID (ctc_…, cpn_… or lea_…), a contact's e-mail address or a company's domain";

/** The rejection of what names no record. */
const notARecord: Rejected = {
	problem: 'is not a contact, company or lead',
	advice: `${byId}.`,
};

/** The rejection of the address of a page. */
const aPage: Rejected = {
	problem: 'is the address of a page',
	advice: `${byId} alone, such as example.com.`,
};

const unknownContact: Rejected = {
	problem: 'is not the e-mail address of any contact in lemlist',
	advice: 'Check it, or add the contact to lemlist first.',
};

const unknownCompany: Rejected = {
	problem: 'is not the domain of any company in lemlist',
	advice: 'Check it, or add the company to lemlist first.',
};

const twoContacts: Rejected = {
	problem: 'is the e-mail address of 2 contacts',
	advice: 'Use an ID: ctc_contact0000000012 (Lead 12), ctc_contact0000000013 (Lead 13).',
	instead: { ctc_contact0000000012: 'ctc_contact0000000012' },
};

const twoCompanies: Rejected = {
	problem: 'is the domain of 2 companies',
	advice:
		'Use an ID: cpn_company0000000012 (Example Company 12), cpn_company0000000013 (Example Company 13).',
	instead: { cpn_company0000000013: 'cpn_company0000000013' },
};

/** What is sent as the record, in a locator of the mode By ID, as n8n stores an expression. */
export const recordId: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'lemlist: IDs and replies': [
		[CONTACT, CONTACT],
		[COMPANY, COMPANY],
		[LEAD, LEAD],
		['cmp_A1B2C3', 'cmp_A1B2C3'],
		[{ _id: CONTACT, fullName: 'Lead 1', email: 'other@example.com' }, CONTACT],
		[{ _id: COMPANY, domain: 'other.example.com' }, COMPANY],
		[{ _id: LEAD, contactId: CONTACT }, CONTACT],
		[{ contactId: CONTACT, companyId: COMPANY }, CONTACT],
		[{ _id: 'opp_A1', companyId: COMPANY, contactId: null }, COMPANY],
		[{ __rl: true, mode: 'list', value: CONTACT, cachedResultName: 'Lead 1' }, CONTACT],
		[{ __rl: true, mode: 'email', value: 'lead@company-1.example.com' }, CONTACT],
		['opp_A1B2C3', notARecord],
		['usr_A1B2C3', notARecord],
	],
	'lemlist: addresses of pages': [
		[`https://app.lemlist.com/contacts/${CONTACT}`, CONTACT],
		[`https://app.lemlist.com/companies/${COMPANY}`, COMPANY],
		[`https://app.lemlist.com/companies/${COMPANY}/contacts/${CONTACT}`, CONTACT],
		[`https://app.lemlist.com/campaigns/cam_1/leads/${LEAD}`, LEAD],
		[`app.lemlist.com/contacts/${CONTACT}?tab=notes`, CONTACT],
		['https://app.lemlist.com/contacts', aPage],
		['https://app.lemlist.com/tasks/opp_A1B2C3', aPage],
		['https://app.lemlist.com/contacts?a=ctc_A1&b=ctc_B2', aPage],
	],
	'Google Sheets: a column of addresses': [
		['lead@company-1.example.com', CONTACT],
		['Lead@Company-1.Example.com', CONTACT],
		[' lead@company-1.example.com ', CONTACT],
		["'lead@company-1.example.com", CONTACT],
		['lead@company-1.example.com.', CONTACT],
		['lead@company-12.example.com', twoContacts],
		['nobody@example.com', unknownContact],
		['lead@company-1.example.com, lead@company-2.example.com', notARecord],
		['lead@company-1', notARecord],
		['lead@', notARecord],
		['lead at company-1.example.com', notARecord],
		['Lead 1', notARecord],
		['Example Company 1', notARecord],
		['-', notARecord],
		[7, notARecord],
		[true, notARecord],
		['1.25', notARecord],
		['10.0.0.1', notARecord],
	],
	'Google Sheets: a column of domains': [
		['company-1.example.com', COMPANY],
		['Company-1.Example.com', COMPANY],
		['www.company-1.example.com', COMPANY],
		['https://company-1.example.com', COMPANY],
		['https://www.company-1.example.com/', COMPANY],
		['http://company-1.example.com/', COMPANY],
		['HTTPS://WWW.COMPANY-1.EXAMPLE.COM', COMPANY],
		['//company-1.example.com', COMPANY],
		['company-1.example.com.', COMPANY],
		['company-12.example.com', twoCompanies],
		['nowhere.example.com', unknownCompany],
		['company-1', notARecord],
		['company-1.example.com, company-2.example.com', notARecord],
		['https://company-1.example.com/about', aPage],
		['company-1.example.com/team#lead', aPage],
		['https://company-1.example.com?ref=1', aPage],
		['https://company-1.example.com:8443/', aPage],
	],
	'LinkedIn, X, Crunchbase and other networks: profiles': all(
		aPage,
		...[
			'https://www.linkedin.com/in/lead-one/',
			'linkedin.com/in/lead-one',
			'www.linkedin.com/in/lead-one',
		],
		...[
			'https://www.linkedin.com/company/example-company-1/',
			'https://linkedin.com/sales/lead/ACwAAA',
		],
		...[
			'https://x.com/example',
			'https://www.crunchbase.com/organization/example',
			'https://github.com/example',
		],
	),
	'LinkedIn: the name of a profile': [['lead-one', notARecord]],
	'mail programs': [
		['Lead 1 <lead@company-1.example.com>', CONTACT],
		['"Lead 1" <lead@company-1.example.com>', CONTACT],
		['Lead 1 (lead@company-1.example.com)', CONTACT],
		['mailto:lead@company-1.example.com', CONTACT],
		['<lead@company-1.example.com>', CONTACT],
		['mailto:lead@company-1.example.com?subject=Offer', CONTACT],
	],
	'web pages: invisible characters': [
		[`${CONTACT}\u200b`, CONTACT],
		['\u2060lead@company-1.example.com', CONTACT],
		['lead@company-1.example.com\u00ad', CONTACT],
		['\ufeffcompany-1.example.com', COMPANY],
		[`\u202a${LEAD}\u202c`, LEAD],
	],
	'HubSpot: contacts and companies': [
		[
			{ id: '101', properties: { email: 'lead@company-1.example.com', firstname: 'Lead' } },
			CONTACT,
		],
		[{ id: '201', properties: { domain: 'company-1.example.com', name: 'Example' } }, COMPANY],
		[
			{ properties: { email: 'lead@company-1.example.com', domain: 'company-2.example.com' } },
			CONTACT,
		],
		['101', notARecord],
		[101, notARecord],
	],
	'Pipedrive: persons': [
		[
			{ id: 1, name: 'Lead 1', email: [{ value: 'lead@company-1.example.com', primary: true }] },
			CONTACT,
		],
		[{ id: 1, name: 'Lead 1', email: [] }, notARecord],
		[{ id: 1, name: 'Lead 1' }, notARecord],
	],
	Salesforce: [
		['0035g00000ABCDEAA0', notARecord],
		['lead@company-1.example.com', CONTACT],
		['www.company-1.example.com', COMPANY],
	],
	'Airtable and Notion': [
		[['lead@company-1.example.com'], CONTACT],
		[['company-1.example.com'], COMPANY],
		[[{ email: 'lead@company-1.example.com' }], CONTACT],
		[['lead@company-1.example.com', 'lead@company-2.example.com'], notARecord],
		['recA1B2C3D4E5F6G7', notARecord],
		['[Lead 1](mailto:lead@company-1.example.com)', notARecord],
	],
	'n8n: what expressions return': [
		[[CONTACT], CONTACT],
		[`["${CONTACT}"]`, CONTACT],
		['{"email":"lead@company-1.example.com"}', CONTACT],
		[{ email: '', domain: 'company-1.example.com' }, COMPANY],
		[{ email: null, domain: 'company-1.example.com' }, COMPANY],
		...all(notARecord, {}, '[object Object]', { name: 'Lead 1' }),
	],
	model: [
		['lead@company-1.example.com', CONTACT],
		[`\`${CONTACT}\``, CONTACT],
		['**company-1.example.com**', COMPANY],
		['contact: lead@company-1.example.com', notARecord],
		['Lead 1 at Example Company 1', notARecord],
	],
};
