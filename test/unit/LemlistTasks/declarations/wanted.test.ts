import { wantedBy } from '../../../../nodes/LemlistTasks/declarations/wanted';
import { nodeWith } from '../../support/execution';
import { contextWith } from '../../support/paging';

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
		[{ returnAll: 'TRUE' }, Infinity],
		[{ returnAll: 'yes' }, Infinity],
		[{ returnAll: 1 }, Infinity],
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

it('refuses a Return All that is neither yes nor no', () => {
	expect(() => wantedBy(contextWith({ returnAll: 'all' }))).toThrow(
		/'Return All' is neither yes nor no: "all"/,
	);
});

it('takes the 0 of a model for nothing said', () => {
	const getNode = () => nodeWith({ limit: "={{ $fromAI('limit', '', 'number') }}" });
	expect(wantedBy(contextWith({ limit: 0 }, { getNode }))).toBe(50);
	expect(wantedBy(contextWith({ limit: 7 }, { getNode }))).toBe(7);
});
