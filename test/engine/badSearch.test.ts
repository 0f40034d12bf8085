// What people get wrong in a search, for each operation that has one.
import type { INodeParameters } from 'n8n-workflow';
import { locator } from './support/workflow';
import { errorOf, startWorld } from './support/world';

const TREE = 'Use JSON such as {"type":"group"';

interface Bad {
	given: INodeParameters;
	error: { code: string; field: string; says: string[] };
}

/** Inputs, each by what is wrong with it. */
const BAD: Record<string, Bad> = {
	'an e-mail address of nobody': {
		given: { filters: { contactId: locator('nobody@example.com', 'email') } },
		error: {
			...{ code: 'UNKNOWN_RECORD', field: 'contactId' },
			says: [
				`'Contact' is not the e-mail address of any contact in lemlist: "nobody@example.com"`,
				'Check it, or add the contact to lemlist first.',
			],
		},
	},
	'a domain of nobody': {
		given: { exclude: { companyId: locator('nobody.example.com', 'domain') } },
		error: {
			...{ code: 'UNKNOWN_RECORD', field: 'companyId' },
			says: [`'Company' is not the domain of any company in lemlist: "nobody.example.com"`],
		},
	},
	'a domain where a person is asked for': {
		given: { filters: { contactId: locator('company-1.example.com') } },
		error: {
			...{ code: 'INVALID_VALUE', field: 'contactId' },
			says: [
				`'Contact' is not a contact: "company-1.example.com"`,
				'Use the ID (ctc_…) or the e-mail address of a contact.',
			],
		},
	},
	'a person where a company is asked for': {
		given: { filters: { companyId: locator('lead@company-1.example.com') } },
		error: {
			...{ code: 'INVALID_VALUE', field: 'companyId' },
			says: ["'Company' is not a company: ", 'Use the ID (cpn_…) or the domain of a company.'],
		},
	},
	'filters that are no JSON': {
		given: { options: { advancedFilters: 'status is due' } },
		error: {
			...{ code: 'INVALID_VALUE', field: 'advancedFilters' },
			says: [`'Advanced Filters (JSON)' is not JSON: "status is due"`, TREE],
		},
	},
	'JSON that is no tree of filters': {
		given: { options: { advancedFilters: '{"status":"due"}' } },
		error: {
			...{ code: 'INVALID_VALUE', field: 'advancedFilters' },
			says: ["'Advanced Filters (JSON)' is not a tree of lemlist's filters: ", TREE],
		},
	},
	'a type that is filtered and excluded': {
		given: { filters: { type: ['phone'] }, exclude: { type: ['phone', 'manual'] } },
		error: {
			...{ code: 'INVALID_VALUE', field: 'exclude' },
			says: [
				"'Exclude > Types' excludes everything that Filters asks for: ",
				'Remove it from one of them.',
			],
		},
	},
	'a contact that is filtered by address and excluded by ID': {
		given: {
			filters: { contactId: locator('lead@company-1.example.com') },
			exclude: { contactId: locator('ctc_contact0000000001') },
		},
		error: {
			...{ code: 'INVALID_VALUE', field: 'exclude' },
			says: ["'Exclude > Contact' excludes everything that Filters asks for: "],
		},
	},
};

describe.each(['getAll', 'count'])('%s', (operation) => {
	it.each(Object.entries(BAD))('rejects %s before it searches', async (_, { given, error }) => {
		const { sandbox, run } = await startWorld();

		const { updated, failed } = await run([{}], {
			parameters: { resource: 'task', operation, ...given },
			options: (given['options'] ?? {}) as INodeParameters,
			onError: 'continueErrorOutput',
		});

		expect(updated).toEqual([]);
		const { says, ...others } = error;
		const [report] = failed.map(errorOf);
		expect(report).toMatchObject({ ...others, attempts: 0 });
		for (const text of says) expect(report!.message).toContain(text);
		expect(sandbox.requests.filter(({ path }) => path === '/v2/tasks')).toEqual([]);
	});

	it('searches for the tasks of both contacts with an e-mail address', async () => {
		const { sandbox, run } = await startWorld();

		await run([{}], {
			parameters: {
				...{ resource: 'task', operation },
				filters: { contactId: locator('lead@company-12.example.com', 'email') },
			},
		});

		expect(sandbox.requests.at(-1)?.query).toMatchObject({
			contactId: 'ctc_contact0000000012,ctc_contact0000000013',
		});
	});

	it.each([
		['contactId', 'lead@company-1.example.com', 'Contact', 'ctc_…'],
		['companyId', 'company-1.example.com', 'Company', 'cpn_…'],
	])('asks for an ID if the plan has no look-up (%s)', async (field, given, label, prefix) => {
		const { run } = await startWorld({ hasRecords: false });

		const { failed } = await run([{}], {
			parameters: { resource: 'task', operation, filters: { [field]: locator(given) } },
			onError: 'continueErrorOutput',
		});

		expect(errorOf(failed[0]!)).toMatchObject({ code: 'NOT_IN_PLAN', field });
		expect(errorOf(failed[0]!).message).toContain(
			`'${label}' cannot be looked up with the lemlist plan of this API key's team: "${given}". Use IDs instead: ${prefix}`,
		);
	});
});

it.each([
	['get', { taskId: locator('opp_phone000000000001') }],
	['getAll', {}],
])('%s says what to do if the plan does not include contacts', async (operation, given) => {
	const { sandbox, run } = await startWorld();
	sandbox.fault({
		path: '/v2/tasks',
		answer: { status: 402, body: { error: 'Not in your plan' } },
	});

	const { failed } = await run([{}], {
		parameters: { resource: 'task', operation, ...given },
		options: { include: ['contact'] },
		onError: 'continueErrorOutput',
	});

	expect(errorOf(failed[0]!)).toMatchObject({ code: 'NOT_IN_PLAN', field: 'include' });
	expect(errorOf(failed[0]!).message).toContain('Remove Include under Options');
});
