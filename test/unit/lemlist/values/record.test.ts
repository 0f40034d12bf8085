import type { RecordMode } from '../../../../nodes/lemlist/values/record';
import { toRecord } from '../../../../nodes/lemlist/values/record';

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
	['https://www.example.com/about', 'domain', 'cpn_1'],
	['www.example.com', undefined, 'cpn_1'],
])('finds %j (%s)', async (given, mode, id) => {
	expect(await read(given, mode)).toEqual({ value: id });
});

it.each<[given: unknown, mode: RecordMode, problem: string, code: string | undefined]>([
	[
		'nobody@example.com',
		undefined,
		'is the e-mail address of no contact in lemlist',
		'UNKNOWN_RECORD',
	],
	['nowhere.example', undefined, 'is the domain of no company in lemlist', 'UNKNOWN_RECORD'],
	['shared@example.com', 'email', 'is the e-mail address of 2 contacts', 'AMBIGUOUS_RECORD'],
	['twice.example', 'domain', 'is the domain of 2 companies', 'AMBIGUOUS_RECORD'],
	['example.com', 'email', 'is not an e-mail address', undefined],
	['anna@example.com', 'domain', 'is not a domain', undefined],
	['Anna One', undefined, 'is not a contact, company or lead', undefined],
	['opp_A1', undefined, 'is not a contact, company or lead', undefined],
	['a@b.example, c@d.example', undefined, 'is not a contact, company or lead', undefined],
	[7, undefined, 'is not a contact, company or lead', undefined],
	[{ email: 'anna@example.com' }, undefined, 'is not a contact, company or lead', undefined],
])('rejects %j (%s): %s', async (given, mode, problem, code) => {
	expect(await read(given, mode)).toMatchObject({ problem, ...(code && { code }) });
});

it('lists the IDs of several, with their names', async () => {
	expect(await read('shared@example.com')).toMatchObject({
		advice: 'Use an ID: ctc_2 (Shared One), ctc_3.',
	});
});
