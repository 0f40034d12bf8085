import { toTaskId } from '../../../../nodes/lemlist/values/taskId';

describe('toTaskId', () => {
	it('takes the blanks around it away', () => {
		expect(toTaskId('\t opp_A1B2C3 \n')).toEqual({ value: 'opp_A1B2C3' });
	});

	it.each(['Call the lead', 'opp_a, opp_b', '["opp_a"]', 'opp_a\nopp_b'])(
		'rejects %j, which is no ID or more than one',
		(given) => {
			expect(toTaskId(given)).toMatchObject({ problem: 'is not a task ID' });
		},
	);

	it.each([5, true, {}, ['opp_A1B2C3'], new Date(0)])('rejects %j', (given) => {
		expect(toTaskId(given)).toMatchObject({ problem: 'is not a task ID' });
	});
});
