import type { IExecutePaginationFunctions } from 'n8n-workflow';
import type { Paging } from '../../../nodes/LemlistTasks/paging/page';
import { ask, toTasks, wantedBy } from '../../../nodes/LemlistTasks/paging/page';
import { contextOfItem } from '../../../nodes/LemlistTasks/request/itemContext';
import { executionOf } from '../support/execution';

const contextWith = (parameters: Record<string, unknown>, more: object = {}) => {
	const context = executionOf({ items: [{}, parameters] });
	const item = contextOfItem(context, 1, context.helpers);
	return Object.assign(item, more) as unknown as IExecutePaginationFunctions;
};

describe('most tasks that an item wants', () => {
	it.each<[parameters: Record<string, unknown>, most: number]>([
		[{}, 50],
		[{ limit: 7 }, 7],
		[{ limit: '7' }, 7],
		[{ limit: 1 }, 1],
		[{ limit: 12_000 }, 12_000],
		[{ limit: '' }, 50],
		[{ limit: null }, 50],
		[{ limit: ' ' }, 50],
		[{ returnAll: false, limit: 7 }, 7],
		[{ returnAll: 'false', limit: 7 }, 7],
		[{ returnAll: '', limit: 7 }, 7],
		[{ returnAll: true, limit: 7 }, Infinity],
		[{ returnAll: 'true' }, Infinity],
	])('by %j are %d', (parameters, most) => {
		expect(wantedBy(contextWith(parameters))).toBe(most);
	});

	it.each([0, -1, 1.5, 'many', '10 tasks', {}, NaN, Infinity])('are refused for %p', (limit) => {
		const refused = () => wantedBy(contextWith({ limit }));
		expect(refused).toThrow(/^'Limit' is not a number of tasks: .+\. Use a whole .+ \[item 1\]$/);
		expect(refused).toThrow(
			expect.objectContaining({
				context: expect.objectContaining({ code: 'INVALID_VALUE', field: 'limit', itemIndex: 1 }),
			}),
		);
	});
});

describe('a page', () => {
	const request = { options: { url: '/list', qs: { status: 'due' } } } as unknown as Paging[1];
	const answering = (...bodies: unknown[]) => {
		const makeRoutingRequest = jest.fn(async () => bodies.map((json) => ({ json })));
		return { context: contextWith({}, { makeRoutingRequest }), makeRoutingRequest };
	};

	it('is asked for by what is added to the query', async () => {
		const page = { results: [{ _id: 'opp_1' }], total: 1 };
		const { context, makeRoutingRequest } = answering(page);
		expect(await ask([context, request], { page: 2, limit: 100 })).toBe(page);
		expect(makeRoutingRequest).toHaveBeenCalledWith({
			options: { url: '/list', qs: { status: 'due', page: 2, limit: 100 } },
		});
		expect(request.options.qs).toEqual({ status: 'due' });
	});

	it.each([
		['nothing', []],
		['an object', [{ _id: 'opp_1' }]],
		['results that are no list', [{ results: { _id: 'opp_1' } }]],
		['a bare list', [{ _id: 'opp_1' }, { _id: 'opp_2' }]],
		['null', [null]],
	])('is not %s', async (_, bodies) => {
		const { context } = answering(...bodies);
		await expect(ask([context, request], { page: 1 })).rejects.toMatchObject({
			message:
				'lemlist answered, but not with a list of tasks. Check the Base URL in the credential.',
			context: { code: 'UNEXPECTED_ANSWER' },
		});
	});
});

describe('tasks as items', () => {
	const raw = contextWith({});
	const [one, two, three] = ['opp_1', 'opp_2', 'opp_3'].map((_id) => ({ _id }));

	it('come in their order, each once, so many at most', () => {
		const results = [one!, two!, one!, three!, two!];
		expect(toTasks(raw, results, Infinity)).toEqual([
			{ json: one },
			{ json: two },
			{ json: three },
		]);
		expect(toTasks(raw, results, 2)).toEqual([{ json: one }, { json: two }]);
		expect(toTasks(raw, [], 2)).toEqual([]);
	});

	it.each([true, 'true'])('are simplified where that is %p', (simplify) => {
		const v2 = { _id: 'opp_1', objectType: 'contact', text: null, title: 'Call', ownerName: null };
		const v1 = { _id: 'opp_2', content: 'Hello', userId: 'usr_1', leadId: 'lea_1' };
		expect(toTasks(contextWith({ simplify }), [v2, v1], 2)).toEqual([
			{ json: { _id: 'opp_1', title: 'Call', ownerName: null } },
			{ json: { _id: 'opp_2', content: 'Hello', userId: 'usr_1' } },
		]);
	});

	it.each([undefined, false, '', 'false'])(
		'are as lemlist gave them where that is %p',
		(simplify) => {
			const task = { _id: 'opp_1', objectType: 'contact' };
			expect(toTasks(contextWith({ simplify }), [task], 1)).toEqual([{ json: task }]);
		},
	);
});
