import { toTasks } from '../../../../nodes/LemlistTasks/declarations/toTasks';
import { contextWith } from '../../support/paging';

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
