import fc from 'fast-check';
import { taskIdIn, toTaskId } from '../../../../nodes/lemlist/values/ids';

describe('toTaskId', () => {
	it('takes the blanks around it away', () => {
		expect(toTaskId('\t opp_A1B2C3 \n')).toEqual({ value: 'opp_A1B2C3' });
	});

	it.each([
		'https://app.lemlist.com/teams/tea_1/tasks/opp_A1B2C3',
		' https://app.lemlist.com/tasks?task=opp_A1B2C3&lead=lea_1#top\n',
		'HTTPS://app.lemlist.com/tasks#opp_A1B2C3',
		'http://localhost:4000/tasks/opp_A1B2C3/',
		'https://app.lemlist.com/tasks/opp_A1B2C3 (mine)',
	])('takes the ID out of %j', (url) => {
		expect(toTaskId(url)).toEqual({ value: 'opp_A1B2C3' });
	});

	it('takes any ID out of a URL, whatever is around it', () => {
		const id = fc.stringMatching(/^opp_[A-Za-z0-9]{1,24}$/);
		const before = fc.constantFrom('tasks/', '?id=', '?a=b&task=', '#', 'lea_1/');
		const after = fc.constantFrom('', '/', '?tab=all', '&lead=lea_1', '#top', '%20');
		fc.assert(
			fc.property(id, before, after, (task, start, end) => {
				expect(toTaskId(`https://app.lemlist.com/${start}${task}${end}`)).toEqual({ value: task });
			}),
		);
	});

	it.each(['https://app.lemlist.com/tasks', 'https://app.lemlist.com/shopp_1', 'http://opp_'])(
		'rejects %j, which holds no ID',
		(url) => {
			expect(toTaskId(url)).toMatchObject({
				problem: 'is not a task ID',
				advice: expect.stringContaining('or a lemlist URL that holds it'),
			});
		},
	);

	it.each(['Call the lead', 'opp_a, opp_b', '["opp_a", "opp_b"]', 'opp_a\nopp_b', 'see opp_a'])(
		'rejects %j, which is no ID or more than one',
		(given) => {
			expect(toTaskId(given)).toMatchObject({ problem: 'is not a task ID' });
		},
	);

	it.each([
		'"opp_A1B2C3"',
		"'opp_A1B2C3",
		'`opp_A1B2C3`',
		'**opp_A1B2C3**',
		'<https://app.lemlist.com/tasks/opp_A1B2C3|Task>',
		'[Task](https://app.lemlist.com/tasks/opp_A1B2C3)',
		'<a href="https://app.lemlist.com/tasks/opp_A1B2C3">Task</a>',
		'app.lemlist.com/tasks/opp_A1B2C3',
		'{"_id":"opp_A1B2C3","leadId":"lea_1"}',
		'["opp_A1B2C3"]',
		'(opp_A1B2C3).',
		'\u202aopp_A1B2C3\u202c',
		'\ufeffopp_A1\u200bB2C3',
		{ _id: 'opp_A1B2C3' },
		{ id: 'rec1', taskId: 'opp_A1B2C3' },
		['opp_A1B2C3'],
		[{ _id: 'opp_A1B2C3' }],
	])('takes the ID out of %j', (given) => {
		expect(toTaskId(given)).toEqual({ value: 'opp_A1B2C3' });
	});

	it.each([
		...['undefined', 'None', 'lead@example.com', 'recA1B2C3D4E5F6G7', 'N/A', '-', 'x', '12'],
		...['OPP_A1B2C3', 'opp_', 'opp_A1-B2', 'opp_é', 'lea_A1B2C3', 'oppA1B2C3'],
		'https://app.lemlist.com/tasks?task=opp_A&next=opp_B',
	])('rejects %j', (given) => {
		expect(toTaskId(given)).toMatchObject({ problem: 'is not a task ID' });
	});

	it('calls the error of a formula by its name', () => {
		expect(toTaskId('#N/A')).toMatchObject({ problem: 'is a spreadsheet error' });
	});

	it.each([5, true, {}, ['opp_A', 'opp_B'], { id: 'rec1' }, new Date(0)])('rejects %j', (given) => {
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
