// Sixty rows as people, sheets and databases write them, and what each is to change: written out, so
// that nothing here is computed by the code under test. The workflow's timezone is Europe/Paris.
import { mediaHost, sampleMembers, type SandboxTask, type TeamMember } from '../../../sandbox';

/** Two members of the same name, beside the sample ones. */
export const members: TeamMember[] = [
	...sampleMembers,
	{ userId: 'usr_Alex1', name: 'Alex Twin', email: 'alex.one@example.com', role: 'member' },
	{ userId: 'usr_Alex2', name: 'Alex Twin', email: 'alex.two@example.com', role: 'member' },
];

/** The columns of a row, by the names of the parameters. A row has its own task unless it says so. */
export interface Spelled {
	task?: unknown;
	dueDate?: unknown;
	assignedTo?: unknown;
	done?: unknown;
	priority?: unknown;
	title?: unknown;
	message?: unknown;
	images?: unknown;
	videos?: unknown;
}

/** A row, what it is about, and what comes of it. */
export interface Spelling {
	row: Spelled;
	/** Differs from an open task of type LinkedIn. */
	task?: Partial<SandboxTask>;
	changes?: Partial<SandboxTask>;
	/** `priority` is absent from a task that has none. */
	without?: 'priority' | 'completedAt';
	/** `says` is how its message begins, after the row. */
	error?: { code: string; field: string | null; says: string };
}

/** What every task has before the run. */
const BEFORE = {
	type: 'linkedinSend',
	title: 'Old title',
	content: 'Old message',
	priority: 1,
	status: 'pending',
	dueDate: '2029-06-01T07:00:00.000Z',
	createdAt: '2029-01-01T00:00:00.000Z',
	userId: 'usr_TeamAdmin00000000',
	images: ['https://media.example.com/old.png'],
	videos: [],
} as const;

const DONE = { status: 'completed', completedAt: '2029-05-01T00:00:00.000Z' } as const;
const isDone = { status: 'completed', completedAt: expect.any(String) as string } as const;

const due = (dueDate: unknown, utc: string): Spelling => ({
	row: { dueDate },
	changes: { dueDate: utc },
});
const assigned = (assignedTo: unknown): Spelling => ({
	row: { assignedTo },
	changes: { userId: 'usr_SalesTwo000000000' },
});
const ticked = (done: unknown): Spelling => ({ row: { done }, changes: isDone });
const reopened = (done: string): Spelling => ({
	row: { done },
	task: DONE,
	changes: { status: 'pending' },
	without: 'completedAt',
});
const untouched = (done: unknown): Spelling => ({
	row: { done, title: 'New title' },
	task: DONE,
	changes: { title: 'New title' },
});
const urgent = (priority: unknown, number: number): Spelling => ({
	row: { priority },
	changes: { priority: number },
});
const bad = (row: Spelled, code: string, field: string | null, says: string): Spelling => ({
	row,
	error: { code, field, says },
});

const media = (name: string) => `https://${mediaHost}/${name}`;
const ab = { images: [media('a.png'), media('b.png')] };

/** A moment that only an expression returns, by the column that it is made of. */
export const FROM_EXPRESSIONS: Array<Spelling & { row: { luxon?: string; jsDate?: string } }> = [
	{ row: { luxon: '2030-01-15T09:00' }, changes: { dueDate: '2030-01-15T08:00:00.000Z' } },
	{ row: { luxon: '2030-01-15T09:00-05:00' }, changes: { dueDate: '2030-01-15T14:00:00.000Z' } },
	{ row: { jsDate: '2030-01-15T09:00:00Z' }, changes: { dueDate: '2030-01-15T09:00:00.000Z' } },
];

/** The rows that both mapping modes read. */
export const SPELLINGS: Spelling[] = [
	due('2030-01-15', '2030-01-14T23:00:00.000Z'),
	due('2030-07-15', '2030-07-14T22:00:00.000Z'),
	due('2030-01-15T09:00', '2030-01-15T08:00:00.000Z'),
	due('2030-01-15 09:00', '2030-01-15T08:00:00.000Z'),
	due(' 2030-01-15 09:00:30 ', '2030-01-15T08:00:30.000Z'),
	due('2030-01-15T09:00:30.250', '2030-01-15T08:00:30.250Z'),
	due('2030/01/15', '2030-01-14T23:00:00.000Z'),
	due('2030/1/5 7:30', '2030-01-05T06:30:00.000Z'),
	due('20300115', '2030-01-14T23:00:00.000Z'),
	due('2030-W03-2', '2030-01-14T23:00:00.000Z'),
	due('2030-01-15T09:00Z', '2030-01-15T09:00:00.000Z'),
	due('2030-01-15T09:00:00-05:00', '2030-01-15T14:00:00.000Z'),
	due('2030-01-15 09:00:00+02', '2030-01-15T07:00:00.000Z'),
	due('2030-01-15 09:00:00 UTC', '2030-01-15T09:00:00.000Z'),
	due(47498, '2030-01-14T23:00:00.000Z'),
	due(47498.375, '2030-01-15T08:00:00.000Z'),
	due('47498.5', '2030-01-15T11:00:00.000Z'),
	due(1894694400, '2030-01-15T08:00:00.000Z'),
	due('1894694400', '2030-01-15T08:00:00.000Z'),
	due(1894694400250, '2030-01-15T08:00:00.250Z'),
	assigned('usr_SalesTwo000000000'),
	assigned('SALES.TWO@example.com '),
	assigned('Sales Two'),
	assigned(' sales  two'),
	ticked('done'),
	ticked('DONE '),
	ticked(true),
	ticked('TRUE'),
	ticked('yes'),
	ticked(1),
	ticked('X'),
	reopened('reopen'),
	reopened('Reopen'),
	untouched(false),
	untouched('FALSE'),
	untouched('no'),
	untouched(0),
	untouched(' '),
	urgent('High', 2),
	urgent('2', 2),
	urgent(0, 0),
	urgent('low', 0),
	{ row: { priority: 'None' }, changes: {}, without: 'priority' },
	{ row: { title: 42, message: 1.5 }, changes: { title: '42', content: '1.5' } },
	{
		row: { title: '', dueDate: null, message: 'New message' },
		changes: { content: 'New message' },
	},
	{ row: { images: [media('a.png'), [media('b.png')]] }, changes: ab },
	{ row: { images: `["${media('a.png')}", "${media('b.png')}"]` }, changes: ab },
	{ row: { images: `${media('a.png')}, ${media('b.png')}` }, changes: ab },
	{ row: { images: `${media('a.png')}\n${media('b.png')}\n` }, changes: ab },
	{ row: { images: [], videos: media('a.mp4') }, changes: { videos: [media('a.mp4')] } },
	{
		row: { task: ' https://app.lemlist.com/tasks/opp_spelled50?tab=notes', title: 'By URL' },
		changes: { title: 'By URL' },
	},
	{
		row: {
			...{ dueDate: '2030-01-15 09:00', assignedTo: 'Sales Two', done: 'yes', priority: 'high' },
			...{ title: 'New title', message: 'New message', images: media('a.png') },
		},
		changes: {
			...{ dueDate: '2030-01-15T08:00:00.000Z', userId: 'usr_SalesTwo000000000', ...isDone },
			...{ priority: 2, title: 'New title', content: 'New message', images: [media('a.png')] },
		},
	},
	bad(
		{ dueDate: '05/12/2030' },
		...(['INVALID_VALUE', 'dueDate'] as const),
		`'Due Date' could be different days: "05/12/2030". `,
	),
	bad(
		{ dueDate: 'next week' },
		...(['INVALID_VALUE', 'dueDate'] as const),
		`'Due Date' is not a date: "next week". Write it as 2026-12-31 or 2026-12-31 10:00.`,
	),
	bad(
		{ assignedTo: 'Alex Twin' },
		...(['UNKNOWN_ASSIGNEE', 'assignedTo'] as const),
		`'Assignee' is the name of several team members: "Alex Twin". Use an e-mail address: Alex Twin (alex.one@example.com), Alex Twin (alex.two@example.com).`,
	),
	bad(
		{ assignedTo: 'nobody@example.com' },
		...(['UNKNOWN_ASSIGNEE', 'assignedTo'] as const),
		`'Assignee' is not a team member: "nobody@example.com". The team of this API key has: Team Admin (team.admin@example.com), Sales One (sales.one@example.com), Sales Two (sales.two@example.com), Sales Three (sales.three@example.com), Account Manager (account.manager@example.com), Alex Twin (alex.one@example.com), Alex Twin (alex.two@example.com).`,
	),
	bad(
		{ priority: 'urgent' },
		...(['INVALID_VALUE', 'priority'] as const),
		`'Priority' is not a priority: "urgent". Use high, medium, low or none (or 2, 1, 0).`,
	),
	bad(
		{ done: 'perhaps' },
		...(['INVALID_VALUE', 'done'] as const),
		`'Done' is neither done nor reopen: "perhaps". Use done (or true, yes, 1, x) or reopen. Blank, false, no and 0 are ignored.`,
	),
	bad(
		{ images: 'http://example.com/a.png' },
		...(['LINKEDIN_MEDIA_UNSAFE_URL', 'images'] as const),
		`'LinkedIn Images' holds something that is not a public https URL: "http://example.com/a.png". lemlist downloads each file itself: use URLs that open without a login.`,
	),
	bad(
		{ task: 'opp_unknown', title: 'x' },
		...(['BAD_TEAM', 'taskId'] as const),
		`lemlist found no task with the ID "opp_unknown" in this API key's team. Check the ID, and which team the API key belongs to.`,
	),
	bad(
		{ title: ' ', dueDate: '', done: false, priority: null, images: [] },
		...(['NOTHING_TO_UPDATE', 'updateFields'] as const),
		'Nothing to update: ',
	),
];

/** The ID of a row's own task, which is short to be seen at once. */
export const idOf = (index: number) => `opp_spelled${index}`;

/** A row's task before the run. */
export const before = ({ task }: Spelling, index: number): SandboxTask => ({
	...BEFORE,
	...{ _id: idOf(index), images: [...BEFORE.images], videos: [] },
	...task,
});

/** A row's task after the run. */
export function after(spelling: Spelling, index: number): SandboxTask {
	const task = { ...before(spelling, index), ...spelling.changes };
	if (spelling.without !== undefined) delete task[spelling.without];
	return task;
}
