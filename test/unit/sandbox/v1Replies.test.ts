import { call } from './client';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox();

/** The fields of lemlist's schema for a task, and those that only its examples have. */
const documented = [
	...['_id', 'type', 'leadId', 'campaignId', 'userId', 'status'],
	...['dueDate', 'createdAt', 'completedAt'],
	...['title', 'content', 'priority', 'contactId'],
];

it.each<[string, unknown]>([
	['PATCH', { id: 'opp_linkedinSend00001', priority: '2', done: true }],
	[
		'POST',
		{
			...{ recordId: 'lea_lead0000000000001', type: 'linkedin', title: 'New', priority: '1' },
			...{ assignedTo: 'usr_SalesOne000000000', dueDate: '2026-12-01T09:00:00Z' },
			images: ['https://media.example.com/photo.png'],
		},
	],
])('a reply to %s /tasks has no field that lemlist does not document', async (method, body) => {
	const answer = await call(sandbox(), method, '/tasks', { body });
	expect(answer.status).toBe(200);
	expect(documented).toEqual(expect.arrayContaining(Object.keys(answer.body as object)));
});
