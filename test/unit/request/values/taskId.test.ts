import { toTaskId } from '../../../../nodes/LemlistTasks/request/values/taskId';

describe('toTaskId', () => {
	it('takes the blanks around it away', () => {
		expect(toTaskId('\t opp_A1B2C3 \n')).toEqual({ value: 'opp_A1B2C3' });
	});

	it.each([5, true, {}, ['opp_A1B2C3'], new Date(0)])('refuses %j', (given) => {
		expect(toTaskId(given)).toMatchObject({ problem: 'is not a task ID' });
	});
});
