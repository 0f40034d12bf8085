import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';
import type { Task } from '../engines';
import { assignees, Fields, MOMENT_EXPRESSIONS, moments, switches, texts, values } from './fields';

const MOMENTS = ['completedAtFrom', 'completedAtTo', 'dueDateFrom', 'dueDateTo'];

const { given, items, locator, some } = new Fields(
	{
		...Object.fromEntries(MOMENTS.map((name) => [name, moments])),
		all: fc.constantFrom(true, false, 'true', ''),
		max: values([1, 20, '100', 101, 250, 0], [-1, 'many', 1.5]),
		assignedTo: assignees,
		campaignId: values(['cam_one', 'cam_one, cam_two', ['cam_two']], ['Spring outreach']),
		channel: values(['email', ['aircall', 'SMS'], 'LinkedIn, manual'], ['fax']),
		companyId: values(['cpn_one', 'cmp_two cpn_one'], ['ctc_one']),
		contactId: values(['ctc_one', ['ctc_one', ['ctc_two']], '["ctc_one"]'], ['lea_one']),
		hasCampaign: switches('with', 'without'),
		hasDueDate: switches('with', 'without'),
		leadId: values(['lea_one', 'lea_one\nlea_two'], ['Lead One']),
		priority: values([0, [1, 2], '0, high', 'Medium', ['low', 'HIGH']], [3, 'none', ['low', 'x']]),
		search: texts('offer', 42),
		status: values(['due', ['pending'], 'done, ignored', '["paused"]'], ['waiting']),
		taskId: values(['opp_one', ['opp_one', 'opp_two']], ['one']),
		title: texts('Call', 0),
		type: values(['phone', ['linkedinSend', 'Manual'], 'emailsReplied,phone'], ['linkedin']),
		include: values(['contact', ['contact', 'company']], ['lead']),
		sortBy: values(['dueDate', 'Priority', 'handledOn'], ['title']),
		sortOrder: values(['asc', 'Descending'], ['up']),
	},
	Object.fromEntries(MOMENTS.map((name) => [name, MOMENT_EXPRESSIONS])),
);

const IN_V1 = ['dueDateFrom', 'dueDateTo', 'type'];
const ONLY_IN_V2 = [
	'channel',
	'companyId',
	'completedAtFrom',
	'completedAtTo',
	'contactId',
	'hasCampaign',
	'hasDueDate',
	'leadId',
	'priority',
	'search',
	'status',
	'taskId',
	'title',
];

const optional = (fields: Record<string, fc.Arbitrary<unknown>>) =>
	fc.record(fields, { requiredKeys: [] });

const inBoth = {
	assignedTo: locator('assignedTo', 'list', 'id', 'email'),
	campaignId: locator('campaignId', 'list', 'id'),
	...some(...IN_V1),
};

const searching = (filters: fc.Arbitrary<unknown>, options: fc.Arbitrary<unknown>) =>
	fc.record({
		parameters: fc.record(
			{
				resource: fc.constant('task'),
				operation: fc.constant('getAll'),
				returnAll: fc.constantFrom(true, false, '={{ $json.all }}'),
				limit: fc.oneof(fc.constantFrom(1, 100, 250, 0, -1), given('max')),
				simplify: fc.constantFrom(true, false, '={{ $json.all }}'),
				filters,
				options,
			},
			{ requiredKeys: ['operation', 'options'] },
		) as fc.Arbitrary<INodeParameters>,
		items: items(3),
		// Around page boundaries, and more than lemlist returns.
		total: fc.constantFrom(0, 1, 99, 100, 101, 250, 330, 20_000),
	});

/** Arbitrary tasks for the operation Get Many, with the newer list. */
export const searches: fc.Arbitrary<Task> = searching(
	optional({ ...inBoth, ...some(...ONLY_IN_V2) }),
	optional({
		...some('include', 'sortBy', 'sortOrder'),
		apiVersion: fc.constant('v2'),
	}),
);

/** The same with the older list, sometimes with filters it does not support. */
export const searchesByV1: fc.Arbitrary<Task> = searching(
	fc.oneof(
		{ weight: 4, arbitrary: optional(inBoth) },
		{ weight: 1, arbitrary: optional({ ...inBoth, status: fc.constantFrom('pending', ['due']) }) },
		{ weight: 1, arbitrary: optional({ ...inBoth, ...some('status', 'hasCampaign', 'title') }) },
	),
	fc.oneof(
		{ weight: 4, arbitrary: fc.constant({ apiVersion: 'v1' }) },
		{ weight: 1, arbitrary: given('sortBy').map((sortBy) => ({ apiVersion: 'v1', sortBy })) },
	),
).map((task) => ({ ...task, total: Math.min(task.total, 330) }));
