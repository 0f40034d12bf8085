import { requestedLimit } from '../../../../nodes/LemlistTasks/declarations/limit';
import { contextWith } from '../../support/paging';

describe('the max tasks that an item asks for', () => {
	it.each<[parameters: Record<string, unknown>, max: number]>([
		[{}, 50],
		[{ limit: 7 }, 7],
		[{ limit: '7' }, 7],
		[{ limit: 1 }, 1],
		[{ limit: 12_000 }, 12_000],
		[{ limit: '' }, 50],
		[{ limit: 0 }, 50],
		[{ limit: '0' }, 50],
		[{ limit: null }, 50],
		[{ limit: ' ' }, 50],
		[{ returnAll: false, limit: 7 }, 7],
		[{ returnAll: 'false', limit: 7 }, 7],
		[{ returnAll: '', limit: 7 }, 7],
		[{ returnAll: true, limit: 7 }, Infinity],
		[{ returnAll: 'true' }, Infinity],
		[{ returnAll: 'TRUE' }, Infinity],
		[{ returnAll: 'yes' }, Infinity],
		[{ returnAll: 1 }, Infinity],
	])('by %j are %d', (parameters, max) => {
		expect(requestedLimit(contextWith(parameters))).toBe(max);
	});

	it.each([-1, 1.5, 'many', '10 tasks', {}, NaN, Infinity])('are rejected for %p', (limit) => {
		const rejected = () => requestedLimit(contextWith({ limit }));
		expect(rejected).toThrow(/^'Limit' is not a number of tasks: .+\. Use a whole .+/);
		expect(rejected).toThrow(expect.objectContaining({ code: 'INVALID_VALUE', field: 'limit' }));
	});
});

it('rejects a Return All that is neither yes nor no', () => {
	expect(() => requestedLimit(contextWith({ returnAll: 'all' }))).toThrow(
		/'Return All' is neither yes nor no: "all"/,
	);
});
