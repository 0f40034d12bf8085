import {
	isCampaigns,
	isConfirmation,
	isTask,
	isTaskPage,
	isTeam,
} from '../../../../nodes/lemlist/policy/expected';

const task = { _id: 'opp_1' };
const ERRORS = [{ error: 'Oops' }, { success: false }, { errors: [{ message: 'Oops' }] }];
const NOTHING = [undefined, null, '', 'OK', 7, true];

describe.each<[string, (body: unknown) => boolean, valid: unknown[], others: unknown[]]>([
	[
		'a task',
		isTask,
		[task, { ...task, title: '' }],
		[{}, [], [task], [null], { _id: 7 }, { _id: null }],
	],
	[
		'a page of tasks',
		isTaskPage,
		[{ results: [] }, { results: [task], total: 1, limit: 100 }, { results: [], total: 0 }],
		[
			...[{}, [], [task], { results: task }, { results: [null] }, { results: [{}] }],
			...[0, null, -1, 1.5, '100', NaN, Infinity].map((limit) => ({ results: [], limit })),
			...[null, -1, 1.5, '7', NaN, Infinity].map((total) => ({ results: [], total })),
		],
	],
	[
		'the team',
		isTeam,
		[{ users: [] }, { _id: 'tea_1', users: [{ userId: 'usr_1' }] }],
		[
			...[{}, [], { users: null }, { users: { userId: 'usr_1' } }, { users: [{}] }],
			...[{ users: [{ userId: 7 }] }, { users: [null] }],
		],
	],
	[
		'campaigns',
		isCampaigns,
		[[], [{ _id: 'cam_1' }], { campaigns: [] }, { campaigns: [{ _id: 'cam_1', name: null }] }],
		[{}, { campaigns: null }, [null], [{}], { campaigns: [{ name: 'No ID' }] }],
	],
	['done', isConfirmation, [{}, { ok: true }, { success: true }], [[], [task]]],
])('%s', (_, isExpected, valid, others) => {
	it.each(valid.map((body) => [body]))('is %j', (body) => {
		expect(isExpected(body)).toBe(true);
	});

	it.each([...NOTHING, ...ERRORS, ...others].map((body) => [body]))('is not %j', (body) => {
		expect(isExpected(body)).toBe(false);
	});
});
