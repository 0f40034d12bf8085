import type { Paging } from '../../../../nodes/lemlist/pages/page';
import { ask } from '../../../../nodes/lemlist/pages/page';
import { contextWith } from '../../support/paging';

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
