import type { RecordMode } from '../../../../nodes/lemlist/values/record';
import { toCompanies, toContacts, toRecord } from '../../../../nodes/lemlist/values/record';

const CONTACTS = [
	{ _id: 'ctc_1', fullName: 'Anna One', email: 'anna@example.com' },
	{ _id: 'ctc_2', fullName: 'Shared One', email: 'shared@example.com' },
	{ _id: 'ctc_3', fullName: null, email: 'shared@example.com' },
];
const COMPANIES = [
	{ _id: 'cpn_1', domain: 'example.com', fields: { name: 'Example' } },
	...['cpn_2', 'cpn_3'].map((_id) => ({ _id, domain: 'twice.example', fields: { name: 'Twice' } })),
];

const contacts = jest.fn(async (email: string) => CONTACTS.filter((each) => each.email === email));
const companies = jest.fn(async (domain: string) =>
	COMPANIES.filter((each) => each.domain === domain),
);
const read = async (given: unknown, mode?: RecordMode) =>
	await toRecord(given, mode, { contacts, companies });

beforeEach(() => jest.clearAllMocks());

it.each(['ctc_A1', 'cpn_A1', 'cmp_A1', 'lea_A1'])('takes %s as it is', async (id) => {
	for (const mode of [undefined, 'email', 'domain'] as const) {
		expect(await read(` ${id}\n`, mode)).toEqual({ value: id });
	}
	expect(contacts).not.toHaveBeenCalled();
	expect(companies).not.toHaveBeenCalled();
});

it.each<[given: string, mode: RecordMode, id: string]>([
	[' anna@example.com ', undefined, 'ctc_1'],
	['anna@example.com', 'email', 'ctc_1'],
	['example.com', undefined, 'cpn_1'],
	['example.com', 'domain', 'cpn_1'],
	['https://www.example.com/', 'domain', 'cpn_1'],
	['HTTP://EXAMPLE.COM', undefined, 'cpn_1'],
	['mailto:anna@example.com', undefined, 'ctc_1'],
	['Contact One <anna@example.com>', undefined, 'ctc_1'],
	['https://app.lemlist.com/contacts/ctc_9', undefined, 'ctc_9'],
	['https://app.lemlist.com/companies/cpn_9/contacts/ctc_9', undefined, 'ctc_9'],
	['www.example.com', undefined, 'cpn_1'],
])('finds %j (%s)', async (given, mode, id) => {
	expect(await read(given, mode)).toEqual({ value: id });
});

it.each<[given: unknown, mode: RecordMode, problem: string, code: string | undefined]>([
	[
		'nobody@example.com',
		undefined,
		'is not the e-mail address of any contact in lemlist',
		'UNKNOWN_RECORD',
	],
	['nowhere.example', undefined, 'is not the domain of any company in lemlist', 'UNKNOWN_RECORD'],
	['shared@example.com', 'email', 'is the e-mail address of 2 contacts', 'AMBIGUOUS_RECORD'],
	['twice.example', 'domain', 'is the domain of 2 companies', 'AMBIGUOUS_RECORD'],
	['example.com', 'email', 'is not an e-mail address', undefined],
	['anna@example.com', 'domain', 'is not a domain', undefined],
	['Anna One', undefined, 'is not a contact, company or lead', undefined],
	['opp_A1', undefined, 'is not a contact, company or lead', undefined],
	['a@b.example, c@d.example', undefined, 'is not a contact, company or lead', undefined],
	[7, undefined, 'is not a contact, company or lead', undefined],
	[{ name: 'Contact One' }, undefined, 'is not a contact, company or lead', undefined],
	['https://www.example.com/about', undefined, 'is the address of a page', undefined],
	['https://www.linkedin.com/in/contact-one/', undefined, 'is the address of a page', undefined],
	['linkedin.com/in/contact-one', 'domain', 'is the address of a page', undefined],
	['https://x.example/?a', 'email', 'is the address of a page', undefined],
	['1.25', undefined, 'is not a contact, company or lead', undefined],
])('rejects %j (%s): %s', async (given, mode, problem, code) => {
	expect(await read(given, mode)).toMatchObject({ problem, ...(code && { code }) });
});

it.each<[given: unknown, id: string]>([
	[{ _id: 'ctc_9', email: 'anna@example.com' }, 'ctc_9'],
	[{ properties: { email: 'anna@example.com', domain: 'example.com' } }, 'ctc_1'],
	[{ email: '', domain: 'example.com' }, 'cpn_1'],
	[[{ email: 'anna@example.com' }], 'ctc_1'],
	[{ email: [{ value: 'anna@example.com', primary: true }] }, 'ctc_1'],
])('finds the record of %j, a person before a company', async (given, id) => {
	expect(await read(given)).toEqual({ value: id });
});

describe('records to search for', () => {
	it.each<[given: unknown, ids: string | undefined]>([
		['ctc_1, anna@example.com; ctc_7', 'ctc_1,ctc_7'],
		['shared@example.com', 'ctc_2,ctc_3'],
		['https://app.lemlist.com/contacts/ctc_9', 'ctc_9'],
		[[{ email: 'anna@example.com' }, 'ctc_9'], 'ctc_1,ctc_9'],
		['null', undefined],
	])('are the contacts of %j', async (given, ids) => {
		expect(await toContacts(given, { contacts, companies })).toEqual({ value: ids });
	});

	it('are the companies of IDs and domains', async () => {
		const given = 'cpn_9\ntwice.example\nhttps://www.example.com';
		expect(await toCompanies(given, { contacts, companies })).toEqual({
			value: 'cpn_9,cpn_2,cpn_3,cpn_1',
		});
	});

	it.each([
		['example.com', 'is not a contact'],
		['cpn_1', 'is not a contact'],
		['lea_1', 'is not a contact'],
		['ctc_1, nobody@example.com', 'is not the e-mail address of any contact in lemlist'],
	])('are not contacts if they are %j', async (given, problem) => {
		expect(await toContacts(given, { contacts, companies })).toMatchObject({ problem });
	});
});

it('lists the IDs of several, with their names', async () => {
	expect(await read('shared@example.com')).toMatchObject({
		advice: 'Use an ID: ctc_2 (Shared One), ctc_3.',
	});
});
