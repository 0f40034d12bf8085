// The panel of each operation, with all fields of its collections added.
import type { INodeParameters } from 'n8n-workflow';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith } from './support/panel';
import { locator } from './support/rowsWorkflow';

const setup = useEditor('operation-panels-key');

const MAX_REQUESTS = 'Max Requests per 2 Seconds';
const OPTIONS = ['Dry Run', MAX_REQUESTS];
const options = { dryRun: false, maxRequests: 20 };

const FILTERS =
	'{ "type": "condition", "id": "1",\n  "property": "status",\n  "operator": "is", "value": "due" }';

const PANELS: Array<
	[operation: string, height: number, parameters: INodeParameters, labels: string[]]
> = [
	[
		'getAll',
		2_800,
		{
			returnAll: false,
			limit: 50,
			filters: {
				assignedTo: { __rl: true, mode: 'email', value: 'sales.one@example.com' },
				campaignId: locator('cam_campaign000000001'),
				channel: ['linkedin'],
				companyId: locator(''),
				completedAtFrom: '',
				completedAtTo: '',
				contactId: locator(''),
				contactLinkedinUrl: '',
				dueDateFrom: '',
				dueDateTo: '2026-12-01T00:00:00',
				hasCampaign: 'with',
				hasDueDate: 'with',
				leadId: '',
				objectType: [],
				priority: ['high'],
				search: '',
				status: ['pending'],
				taskId: '',
				title: '',
				type: ['linkedinSend'],
			},
			exclude: { leadId: '' },
			sort: { sortBy: 'dueDate', sortOrder: 'asc' },
			options: {
				maxRequests: 20,
				...{ advancedFilters: FILTERS, apiVersion: 'v2', include: ['contact'] },
			},
		},
		[
			...[
				'Return All',
				'Limit',
				'Simplify',
				'Filters',
				'Assignee',
				'Campaign',
				'Channels',
				'Company',
			],
			...['Completed After', 'Completed Before', 'Contact', 'Due After', 'Due Before'],
			...['Has Campaign', 'Has Due Date', 'Lead IDs', 'LinkedIn URL', 'Priorities'],
			...['Record Type', 'Search', 'Statuses', 'Exclude', 'Sort', 'Advanced Filters (JSON)'],
			...[
				'Task IDs',
				'Title',
				'Types',
				'API Version',
				'Include',
				'Sort By',
				'Sort Order',
				MAX_REQUESTS,
			],
		],
	],
	[
		'count',
		1_100,
		{
			filters: { dueDateTo: '2026-12-01T00:00:00', status: ['pending'], type: ['phone'] },
			exclude: { campaignId: locator('cam_campaign000000001') },
			options: { advancedFilters: '{}', maxRequests: 20 },
		},
		[
			...['Filters', 'Due Before', 'Statuses', 'Types', 'Exclude', 'Campaign'],
			...['Advanced Filters (JSON)', MAX_REQUESTS],
		],
	],
	[
		'get',
		1_000,
		{
			taskId: locator('opp_phone000000000001'),
			options: { include: ['contact'], maxRequests: 20 },
		},
		['Task', 'Simplify', 'Include', MAX_REQUESTS],
	],
	[
		'create',
		1_700,
		{
			recordId: { __rl: true, mode: 'email', value: 'lead@company-1.example.com' },
			type: 'linkedin',
			title: 'Share the overview',
			assignedTo: { __rl: true, mode: 'email', value: 'sales.one@example.com' },
			dueDate: '2026-12-01T09:00:00',
			additionalFields: {
				...{ images: 'https://media.example.com/a.png', videos: '' },
				...{ message: 'Have a look', priority: 'high' },
			},
			options: {
				...options,
				...{ ambiguousDates: 'reject', sendRecordAs: 'recordId', skipIfOpenTaskExists: true },
			},
		},
		[
			...[
				'Mapping Column Mode',
				'Contact or Company',
				'Type',
				'Title',
				'Assignee',
				'Due Date',
				'Additional Fields',
				'LinkedIn Images',
			],
			...[
				'LinkedIn Videos',
				'Message',
				'Priority',
				'Dates Like 05/12/2026',
				'Send Record As',
				'Skip If Open Task Exists',
				...OPTIONS,
			],
		],
	],
	['ignore', 1_000, { taskId: locator('opp_phone000000000001'), options }, ['Task', ...OPTIONS]],
	[
		'update',
		1_800,
		{
			taskId: locator('opp_linkedinSend00001'),
			updateFields: {
				assignedTo: { __rl: true, mode: 'email', value: 'sales.one@example.com' },
				...{ done: 'done', dueDate: '2026-12-01T09:00:00', message: 'Have a look' },
				...{ images: 'https://media.example.com/a.png', videos: '' },
				...{ priority: 'high', title: 'Share the overview' },
			},
			clearFields: [],
			options: { ...options, ambiguousDates: 'reject', skipUnchanged: true },
		},
		[
			...[
				'Mapping Column Mode',
				'Task',
				'Update Fields',
				'Assignee',
				'Due Date',
				'LinkedIn Images',
				'LinkedIn Videos',
			],
			...['Done', 'Message', 'Priority', 'Title', 'Clear Fields', 'Skip Unchanged'],
			...['Dates Like 05/12/2026', ...OPTIONS],
		],
	],
];

it.each(PANELS)('%s shows all of its fields', async (operation, height, parameters, labels) => {
	const { world } = setup;
	const workflow = workflowWith({ operation, ...parameters }, world.credential);
	const panel = await openPanel(setup, await world.n8n.createWorkflow(workflow));

	const hidden = [];
	for (const label of labels) if (!(await panel.shows(label))) hidden.push(label);
	await panel.shows('Resource');
	await panel.picture(`panel-${operation}`, height);

	expect(hidden).toEqual([]);
});
