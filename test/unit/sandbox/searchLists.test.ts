import { manyTasks } from '../../../sandbox';
import { call } from './client';
import { numbersOf, task } from './task';
import { useSandbox } from './useSandbox';

const [contactOne, contactTwo] = ['ctc_contact0000000001', 'ctc_contact0000000002'];
const [leadOne, leadTwo] = ['lea_lead0000000000001', 'lea_lead0000000000002'];
const [companyOne, companyTwo] = ['cpn_company0000000001', 'cpn_company0000000002'];

const tasks = [
	task(1, { contactId: contactOne, title: 'Call about the offer', type: 'phone' }),
	task(2, { leadId: leadOne, title: 'Write about the offer', type: 'email' }),
	task(3, { contactId: contactTwo, leadId: leadTwo, type: 'linkedinSend' }),
	task(4, { companyId: companyOne, title: 'Offer' }),
	task(5, {
		...{ contactId: contactOne, title: 'Call about the OFFER', type: 'phone' },
		...{ status: 'completed', completedAt: '2026-03-05T09:00:00.000Z' },
	}),
	task(6, { companyId: companyTwo }),
];

const sandbox = useSandbox({ tasks });

async function search(query: string) {
	const { body } = await call(sandbox(), 'GET', `/v2/tasks?${query}&sortOrder=asc`);
	const { results } = body as { results: Array<Record<string, unknown>> };
	return { results, numbers: numbersOf(results) };
}

describe.each([
	['taskId', ['opp_00000000000000002', 'opp_00000000000000006', 'opp_unknown0000000000'], [2, 6]],
	['contactId', [contactOne, contactTwo, 'ctc_unknown0000000000'], [1, 2, 3, 5]],
	['companyId', [companyOne, companyTwo, 'cpn_unknown0000000000'], [1, 2, 3, 4, 5, 6]],
	['leadId', [leadOne, leadTwo, 'lea_unknown0000000000'], [2, 3]],
])('a list of %s', (name, ids, numbers) => {
	it.each([
		['with commas', `${name}=${ids.join(',')}`],
		['repeated with brackets', ids.map((id) => `${name}[]=${id}`).join('&')],
		['repeated', ids.map((id) => `${name}=${id}`).join('&')],
		['with encoded brackets and commas', `${name}%5B%5D=${ids.join('%2C')}`],
	])('%s', async (_how, query) => {
		expect((await search(query)).numbers).toEqual(numbers);
	});
});

it("finds tasks of a contact's leads, which have its ID and its company", async () => {
	const { results, numbers } = await search(`contactId=${contactOne}`);
	expect(numbers).toEqual([1, 2, 5]);
	expect(results[1]).toMatchObject({
		...{ objectType: 'contact', recordId: contactOne, contactId: contactOne, leadId: leadOne },
		companyId: companyOne,
	});
});

it('finds tasks of a company and of its contacts', async () => {
	expect((await search(`companyId=${companyOne}`)).numbers).toEqual([1, 2, 4, 5]);
});

it.each([
	['status=pending', [1, 2, 4]],
	['status=pending&title=offer', [1, 2, 4]],
	['status=pending&title=about the offer', [1, 2]],
	['status=pending&type=phone', [1]],
	['status=pending&channel=email', [2]],
	['status=pending&channel=aircall,email&title=call', [1]],
	['title=call&type=phone&channel=aircall', [1, 5]],
	['status=done&title=call', [5]],
	['type=phone&channel=email', []],
])('a company with %s', async (query, numbers) => {
	expect((await search(`companyId=${companyOne}&${query}`)).numbers).toEqual(numbers);
});

describe('taskId', () => {
	const ids = manyTasks(101).map(({ _id }) => _id);
	const forms: Array<[string, (some: string[]) => string]> = [
		['with commas', (some) => `taskId=${some.join(',')}`],
		['repeated', (some) => some.map((id) => `taskId[]=${id}`).join('&')],
	];

	it.each(forms)('finds up to 100 tasks on one page: %s', async (_how, queryFor) => {
		sandbox().reset({ tasks: 150 });
		const { results } = await search(`${queryFor(ids.slice(0, 100))}&limit=100`);
		expect(results.map(({ _id }) => _id).sort()).toEqual(ids.slice(0, 100));
	});

	it.each(forms)('rejects 101: %s', async (_how, queryFor) => {
		expect(await call(sandbox(), 'GET', `/v2/tasks?${queryFor(ids)}`)).toMatchObject({
			status: 400,
			body: {
				success: false,
				error: {
					code: 'INVALID_PARAMETER',
					message: 'Bad params: querystring/taskId must NOT have more than 100 items',
				},
			},
		});
	});
});
