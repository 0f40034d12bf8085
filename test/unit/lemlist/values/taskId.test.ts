import { taskIdIn, toTaskId } from '../../../../nodes/lemlist/values/taskId';

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

describe('taskIdIn', () => {
	it.each([
		'opp_A1B2C3',
		' opp_A1B2C3\n',
		'https://app.lemlist.com/tasks/opp_A1B2C3/notes',
		'https://app.lemlist.com/tasks?task=opp_A1B2C3&next=opp_D4E5F6',
		'https://app.lemlist.com/open#%2Fopp_A1B2C3',
	])('finds the first ID in %j', (text) => {
		expect(taskIdIn(text)).toBe('opp_A1B2C3');
	});

	it.each(['', 'opp', 'opp_', 'Call the lead', 'https://app.lemlist.com/tasks/lea_A1B2C3'])(
		'finds none in %j',
		(text) => {
			expect(taskIdIn(text)).toBeUndefined();
		},
	);
});
