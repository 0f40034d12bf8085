import { eachOnce, toPage } from '../../../../nodes/lemlist/pages';

it('is an object with results', () => {
	const page = { results: [{ _id: 'opp_1' }], total: 1 };
	expect(toPage(page)).toBe(page);
});

it.each([
	['nothing', undefined],
	['an object', { _id: 'opp_1' }],
	['results that are not a list', { results: { _id: 'opp_1' } }],
	['a bare list', [{ _id: 'opp_1' }]],
	['null', null],
	['text', 'results'],
])('is not %s', (_, body) => {
	expect(() => toPage(body)).toThrow(
		expect.objectContaining({
			message:
				'lemlist responded, but not with a list of tasks. Check the Base URL in the credential.',
			code: 'UNEXPECTED_ANSWER',
		}),
	);
});

it('has each task once, as it was read last', () => {
	const [early, other, late] = [
		{ _id: 'opp_1', title: 'Early' },
		{ _id: 'opp_2' },
		{ _id: 'opp_1', title: 'Late' },
	];
	expect(eachOnce([early!, other!, late!])).toEqual([late, other]);
});
