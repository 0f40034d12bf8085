// A hundred rows as in a sheet: four valid ones per invalid one, of all kinds.
import { manyTasks, mediaHost, type SandboxTask } from '../../../sandbox';
import type { Row } from './rowsWorkflow';

/** A row and the expected result. */
export interface Case {
	row: Row;
	/** The row's task before the run. */
	task: SandboxTask;
	/** The task after the run, if the row is valid. */
	after?: SandboxTask;
	/** The main details of the error, if the row is invalid. */
	error?: ExpectedError;
}

/** The details of an error that depend only on its kind. */
export interface ExpectedError {
	code: string;
	httpStatus: number | null;
	field: string | null;
}

const media = (name: string) => `https://${mediaHost}/${name}`;
const seven = Array.from({ length: 7 }, (_, index) => media(`${index}.png`)).join(', ');
/** The task ID is filled in unless the row has one; `type` is the required type of the task. */
type Kind = { row: Row; type?: SandboxTask['type'] };

const good: Array<Kind & { changes: Partial<SandboxTask> }> = [
	{ row: { title: 'New title' }, changes: { title: 'New title' } },
	{ row: { title: ' ', message: 'New message' }, changes: { content: 'New message' } },
	{ row: { dueDate: '2030-01-15T09:00' }, changes: { dueDate: '2030-01-15T08:00:00.000Z' } },
	{ row: { dueDate: '2030-07-15' }, changes: { dueDate: '2030-07-14T22:00:00.000Z' } },
	{ row: { priority: 'High', done: '' }, changes: { priority: 2 } },
	{ row: { priority: 0, assignee: null }, changes: { priority: 0 } },
	{ row: { assignee: 'sales.two@example.com' }, changes: { userId: 'usr_SalesTwo000000000' } },
	{ row: { assignee: 'usr_SalesOne000000000' }, changes: { userId: 'usr_SalesOne000000000' } },
	{ row: { clear: 'message, title' }, changes: { content: '', title: '' } },
	{
		row: { done: 'x' },
		changes: { status: 'completed', completedAt: expect.any(String) as string },
	},
	{
		row: { images: media('one.png'), videos: [media('two.mp4'), media('three.mov')] },
		type: 'linkedinSend',
		changes: { images: [media('one.png')], videos: [media('two.mp4'), media('three.mov')] },
	},
	{
		row: { images: media('scanner-away.png') },
		type: 'linkedinInvite',
		changes: { images: [media('scanner-away.png')] },
	},
];

const rejectedHere = (code: string, field: string): ExpectedError => ({
	...{ code, field, httpStatus: null },
});
const rejectedByLemlist = (
	httpStatus: number,
	code: string,
	field: string | null = 'images',
): ExpectedError => ({ httpStatus, code, field });

const bad: Array<Kind & { error: ExpectedError }> = [
	{ row: {}, error: rejectedHere('NOTHING_TO_UPDATE', 'updateFields') },
	{ row: { task: ' ', title: 'x' }, error: rejectedHere('MISSING_VALUE', 'taskId') },
	{ row: { task: 12, title: 'x' }, error: rejectedHere('INVALID_VALUE', 'taskId') },
	{ row: { dueDate: '05/12/2030' }, error: rejectedHere('INVALID_VALUE', 'dueDate') },
	{ row: { priority: 'urgent' }, error: rejectedHere('INVALID_VALUE', 'priority') },
	{ row: { done: 'perhaps' }, error: rejectedHere('INVALID_VALUE', 'done') },
	{ row: { title: { text: 'x' } }, error: rejectedHere('INVALID_VALUE', 'title') },
	{
		row: { assignee: 'nobody@example.com' },
		error: rejectedHere('UNKNOWN_ASSIGNEE', 'assignedTo'),
	},
	{ row: { title: 'x', clear: 'title' }, error: rejectedHere('SET_AND_CLEARED', 'clearFields') },
	{ row: { images: seven }, error: rejectedHere('LINKEDIN_MEDIA_TOO_MANY', 'images') },
	{
		row: { images: 'http://media.example.com/a.png' },
		error: rejectedHere('LINKEDIN_MEDIA_UNSAFE_URL', 'images'),
	},
	{
		row: { task: 'opp_unknown0000000000', title: 'x' },
		error: rejectedByLemlist(400, 'BAD_TEAM', 'taskId'),
	},
	{
		row: { assignee: 'usr_unknown0000000000' },
		error: rejectedByLemlist(400, 'HTTP_400', null),
	},
	{
		row: { images: media('a.png') },
		type: 'phone',
		error: rejectedByLemlist(400, 'LINKEDIN_MEDIA_INVALID_TYPE'),
	},
	{
		row: { images: media('a.webp') },
		error: rejectedByLemlist(415, 'LINKEDIN_MEDIA_INVALID_TYPE'),
	},
	{ row: { images: media('huge.png') }, error: rejectedByLemlist(413, 'LINKEDIN_MEDIA_TOO_LARGE') },
	{
		row: { images: media('broken.gif') },
		error: rejectedByLemlist(422, 'LINKEDIN_MEDIA_GIF_INVALID'),
	},
	{
		row: { videos: media('gone.mp4') },
		error: rejectedByLemlist(502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', 'videos'),
	},
	{
		row: { videos: media('slow.mp4') },
		error: rejectedByLemlist(504, 'LINKEDIN_MEDIA_TIMEOUT', 'videos'),
	},
];

const nth = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The hundred rows, each with its own task. */
export const cases: Case[] = manyTasks(100).map((made, index) => {
	const isBad = index % 5 === 2;
	const kind = isBad ? nth(bad, Math.floor(index / 5)) : nth(good, index - Math.floor(index / 5));
	const hasMedia = kind.row.images !== undefined || kind.row.videos !== undefined;
	const task = { ...made, type: kind.type ?? (hasMedia ? 'linkedinSend' : made.type) };
	const row = { task: task._id, ...kind.row };
	return 'error' in kind
		? { row, task, error: kind.error }
		: { row, task, after: { ...task, ...kind.changes } };
});
