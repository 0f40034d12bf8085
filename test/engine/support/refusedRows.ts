import type { Row } from './rows';
import type { Report } from '../../../nodes/shared/nodeError';

/** A URL on the sandbox's fake web, where the file name determines the file. */
export const media = (name: string) => `https://media.example.com/${name}`;

/** A task that accepts no images or videos. */
export const phone = 'opp_phone000000000001';

/** One row per kind of rejection, and its error. */
export const REJECTED: Array<[row: Row, error: Partial<Report>]> = [
	// Rejected by lemlist.
	[
		{ task: 'opp_unknown0000000000', title: 'x' },
		{ code: 'BAD_TEAM', httpStatus: 400, field: 'taskId', attempts: 1 },
	],
	[
		{ task: phone, images: media('a.png') },
		{ code: 'LINKEDIN_MEDIA_INVALID_TYPE', httpStatus: 400, field: 'images', attempts: 1 },
	],
	[
		{ task: 'opp_linkedinSend00002', images: media('a.webp') },
		{ code: 'LINKEDIN_MEDIA_INVALID_TYPE', httpStatus: 415, field: 'images', attempts: 1 },
	],
	[
		{ task: 'opp_linkedinSend00003', videos: media('huge.mp4') },
		{ code: 'LINKEDIN_MEDIA_TOO_LARGE', httpStatus: 413, field: 'videos', attempts: 1 },
	],
	[
		{ task: 'opp_linkedinSend00004', images: media('broken.gif') },
		{ code: 'LINKEDIN_MEDIA_GIF_INVALID', httpStatus: 422, field: 'images', attempts: 1 },
	],
	[
		{ task: 'opp_linkedinSend00005', images: media('gone.png'), videos: media('a.mp4') },
		{
			code: 'LINKEDIN_MEDIA_DOWNLOAD_FAILED',
			httpStatus: 502,
			field: 'images, videos',
			attempts: 3,
		},
	],
	[
		{ task: 'opp_linkedinSend00006', videos: media('slow.mp4') },
		{ code: 'LINKEDIN_MEDIA_TIMEOUT', httpStatus: 504, field: 'videos', attempts: 3 },
	],
	[
		{ task: phone, assignee: 'usr_Unknown0000000000' },
		{ code: 'HTTP_400', httpStatus: 400, attempts: 1 },
	],
	// Rejected before any request.
	[
		{
			task: 'opp_linkedinInvite001',
			images: Array.from('abcdefg', (name) => media(`${name}.png`)),
		},
		{ code: 'LINKEDIN_MEDIA_TOO_MANY', httpStatus: null, field: 'images', attempts: 0 },
	],
	[
		{ task: 'opp_linkedinInvite001', images: 'http://media.example.com/a.png' },
		{ code: 'LINKEDIN_MEDIA_UNSAFE_URL', field: 'images' },
	],
	[
		{ task: 'opp_linkedinInvite001', videos: 'https://localhost/a.mp4' },
		{ code: 'LINKEDIN_MEDIA_UNSAFE_URL', field: 'videos' },
	],
	[{ title: 'no task' }, { code: 'MISSING_VALUE', field: 'taskId', taskId: null }],
	[
		{ task: phone, title: ' ', due: '' },
		{ code: 'NOTHING_TO_UPDATE', field: 'updateFields' },
	],
	[
		{ task: phone, due: '03/04/2026' },
		{ code: 'INVALID_VALUE', field: 'dueDate' },
	],
	[
		{ task: phone, priority: 'urgent' },
		{ code: 'INVALID_VALUE', field: 'priority' },
	],
	[
		{ task: phone, done: 'perhaps' },
		{ code: 'INVALID_VALUE', field: 'done' },
	],
	[
		{ task: phone, title: { text: 'x' } },
		{ code: 'INVALID_VALUE', field: 'title' },
	],
	[
		{ task: phone, assignee: ['usr_SalesOne000000000', 'usr_SalesTwo000000000'] },
		{ code: 'INVALID_VALUE', field: 'assignedTo' },
	],
	[
		{ task: phone, assignee: 'nobody@example.com' },
		{ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' },
	],
	[
		{ task: phone, clear: 'dueDate' },
		{ code: 'INVALID_VALUE', field: 'clearFields' },
	],
	[
		{ task: phone, title: 'x', clear: 'title' },
		{ code: 'SET_AND_CLEARED', field: 'clearFields' },
	],
];
