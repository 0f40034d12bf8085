import {
	manyCompanies,
	manyContacts,
	sampleCompanies,
	sampleContacts,
	sampleMembers,
	startSandbox,
} from '../../../sandbox';
import type { Sandbox } from '../../../sandbox';
import { call, control } from './client';
import { wantedTask } from './task';

const [contact] = manyContacts(1);
const [company] = manyCompanies(1);
const atExample = /^([a-z0-9-]+\.)?example\.(com|org)$/;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ limit: Infinity });
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const total = async (path: string) =>
	((await call(sandbox, 'GET', path)).body as { total: number }).total;

describe.each([
	['the sample', sampleContacts, sampleCompanies],
	['many', manyContacts(1000), manyCompanies(1000)],
])('%s', (_name, contacts, companies) => {
	it("has unique IDs in lemlist's format", () => {
		for (const { _id } of contacts) expect(_id).toMatch(/^ctc_[A-Za-z0-9]{17}$/);
		for (const { _id } of companies) expect(_id).toMatch(/^cpn_[A-Za-z0-9]{17}$/);
		const ids = [...contacts, ...companies].map(({ _id }) => _id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('has addresses and domains that belong to nobody', () => {
		for (const { email } of contacts) expect(email.split('@')[1]).toMatch(atExample);
		for (const { domain } of companies) expect(domain).toMatch(atExample);
	});

	it('refers to members and companies', () => {
		const memberIds = sampleMembers.map(({ userId }) => userId);
		for (const { ownerId } of [...contacts, ...companies]) expect(memberIds).toContain(ownerId);
		for (const { companyId, fields } of contacts) {
			const found = sampleCompanies.find(({ _id }) => _id === companyId);
			expect(found?.fields.name).toBe(fields.companyName);
		}
	});
});

it('has one address of two contacts and one domain of two companies', () => {
	const emails = sampleContacts.map(({ email }) => email);
	const domains = sampleCompanies.map(({ domain }) => domain);
	expect(new Set(emails).size).toBe(emails.length - 1);
	expect(new Set(domains).size).toBe(domains.length - 1);
});

it('can start with other records, and goes back to them', async () => {
	const other = await startSandbox({ contacts: manyContacts(3), companies: manyCompanies(2) });
	other.reset({ contacts: 7, companies: 8 });
	other.reset();
	expect((await call(other, 'GET', '/contacts')).body).toMatchObject({ total: 3 });
	expect((await call(other, 'GET', '/companies')).body).toMatchObject({ total: 2 });
	await other.close();
});

it('can generate records at runtime', async () => {
	const body = { contacts: 700, companies: 600 };
	expect((await control(sandbox, 'POST', '/reset', body)).status).toBe(200);
	expect([await total('/contacts'), await total('/companies')]).toEqual([700, 600]);
	expect((await control(sandbox, 'POST', '/reset', { contacts: [contact] })).status).toBe(400);
});

it.each([contact, company])('accepts tasks for $_id', async (record) => {
	sandbox.reset({ contacts: 1, companies: 1 });
	const body = { ...wantedTask, recordId: record?._id };
	expect((await call(sandbox, 'POST', '/tasks', { body })).status).toBe(200);
});

describe('hasRecords: false', () => {
	beforeEach(() => sandbox.configure({ hasRecords: false }));

	it.each(['/contacts', '/contacts?idsOrEmails=x', '/contacts?limit=0', '/companies'])(
		'responds with 402 to %s',
		async (path) => {
			const answer = await call(sandbox, 'GET', path);
			expect(answer).toMatchObject({
				status: 402,
				body: 'route is available starting emailPro plan',
			});
			expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		},
	);

	it('checks the key first, and counts the request', async () => {
		sandbox.configure({ limit: 1 });
		const statuses = [
			(await call(sandbox, 'GET', '/contacts', { key: 'wrong' })).status,
			(await call(sandbox, 'GET', '/contacts')).status,
			(await call(sandbox, 'GET', '/contacts')).status,
		];
		expect(statuses).toEqual([401, 402, 429]);
	});

	it('does not affect other routes', async () => {
		expect((await call(sandbox, 'GET', '/v2/tasks')).status).toBe(200);
		expect((await call(sandbox, 'GET', '/campaigns')).status).toBe(200);
	});

	it('can be set over HTTP', async () => {
		await control(sandbox, 'POST', '/settings', { hasRecords: true });
		expect((await call(sandbox, 'GET', '/contacts')).status).toBe(200);
		await control(sandbox, 'POST', '/settings', { hasRecords: false });
		expect((await call(sandbox, 'GET', '/contacts')).status).toBe(402);
	});
});
