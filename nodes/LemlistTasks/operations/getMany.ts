import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { listPages } from '../paging/listPages';
import { searchPages } from '../paging/searchPages';
import type { Converter } from '../request/field';
import { isFromModel } from '../request/fromModel';
import { listQuery } from '../request/listQuery';
import { toChoice, toChoices } from '../request/values/choices';
import { toEndUtcIso } from '../request/values/dueDate';
import { COMPANY, toIds } from '../request/values/ids';
import { toText } from '../request/values/text';
import { toYesNo } from '../request/values/yesNo';
import { assigneeLocator, sends, toMember, toMoment } from './fields';
import type { Operation } from './operation';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const simplify: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: false,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** A filter called the same by lemlist; a blank one is left out. */
const filter = (
	type: INodeProperties['type'],
	name: string,
	displayName: string,
	description: string,
	convert: Converter,
): INodeProperties => ({
	displayName,
	name,
	type,
	default: '',
	description,
	routing: sends('query', name, displayName, convert),
});

/** A filter by IDs of one kind, which begin with one of the prefixes. */
const ids = (
	noun: string,
	label: string,
	prefixes: string[],
	description: string,
): INodeProperties => ({
	...filter(
		'string',
		`${noun}Id`,
		label,
		`${description}. Several are separated by commas.`,
		toIds(noun, ...prefixes),
	),
	placeholder: `e.g. ${prefixes[0]}A1B2C3D4E5F6G7H8I`,
});

const choices = (
	name: string,
	label: string,
	options: INodePropertyOptions[],
	description: string,
): INodeProperties => ({
	...filter(
		'multiOptions',
		name,
		label,
		`${description}. An expression may also give their values as text with commas.`,
		toChoices(options),
	),
	options,
	default: [],
});

const range = (name: string, label: string, description: string) => [
	filter('dateTime', `${name}From`, `${label} After`, `${description} then or later`, toMoment),
	filter(
		'dateTime',
		`${name}To`,
		`${label} Before`,
		`${description} then or earlier. A day without a time is included as a whole.`,
		(value, item) => toEndUtcIso(value, item.getTimezone()),
	),
];

/** A model has to send something, so its false does not say "those without". */
const yesNo = (name: string, label: string, description: string): INodeProperties => ({
	...filter('boolean', name, label, description, (value, item) =>
		value === false && isFromModel(item.getNode(), `filters.${name}`)
			? { value: undefined }
			: toYesNo(value),
	),
	default: true,
});

/** The values below are those of developer.lemlist.com, Search Tasks. */
const CHANNELS = [
	{ name: 'Call', value: 'aircall' },
	{ name: 'Email', value: 'email' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Manual', value: 'manual' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'WhatsApp', value: 'whatsapp' },
];

const PRIORITIES = [
	{ name: 'High', value: '2' },
	{ name: 'Low', value: '0' },
	{ name: 'Medium', value: '1' },
];

const STATUSES = [
	{ name: 'Done', value: 'done' },
	{ name: 'Due', value: 'due' },
	{ name: 'Ignored', value: 'ignored' },
	{ name: 'Open', value: 'pending', description: 'Due, upcoming or paused' },
	{ name: 'Paused', value: 'paused' },
	{ name: 'Upcoming', value: 'upcoming' },
];

const TYPES = [
	{ name: 'Email', value: 'email' },
	{ name: 'Email Replied', value: 'emailsReplied' },
	{ name: 'LinkedIn Invite', value: 'linkedinInvite' },
	{ name: 'LinkedIn Message', value: 'linkedinSend' },
	{ name: 'LinkedIn Replied', value: 'linkedinReplied' },
	{ name: 'LinkedIn Voice Note', value: 'linkedinVoiceNote' },
	{ name: 'Manual', value: 'manual' },
	{ name: 'Opportunity Clicked', value: 'opportunityClicked' },
	{ name: 'Opportunity Replied', value: 'opportunityReplied' },
	{ name: 'Phone', value: 'phone' },
	{ name: 'WhatsApp Message', value: 'whatsappMessage' },
];

const campaign: INodeProperties = {
	displayName: 'Campaign',
	name: 'campaignId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'Only tasks of this campaign. By ID, several may be given with commas.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a campaign…',
			typeOptions: { searchListMethod: 'searchCampaigns', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. cam_A1B2C3D4E5F6G7H8I' },
	],
	routing: sends('query', 'campaignId', 'Campaign', toIds('campaign', 'cam_')),
};

const FILTERS: INodeProperties[] = [
	assigneeLocator(
		'Only tasks of this team member, by user ID or e-mail address',
		sends('query', 'assignedTo', 'Assignee', toMember),
	),
	campaign,
	choices('channel', 'Channels', CHANNELS, 'Only tasks of these channels'),
	ids('company', 'Company IDs', COMPANY, 'Only tasks of these companies and their contacts'),
	...range('completedAt', 'Completed', 'Only tasks that were done or ignored'),
	ids('contact', 'Contact IDs', ['ctc_'], 'Only tasks of these contacts'),
	...range('dueDate', 'Due', 'Only tasks that are due'),
	yesNo(
		'hasCampaign',
		'Has Campaign',
		'Whether only tasks of a campaign are found, or only others',
	),
	yesNo(
		'hasDueDate',
		'Has Due Date',
		'Whether only tasks with a due date are found, or only others',
	),
	ids('lead', 'Lead IDs', ['lea_'], 'Only tasks of these leads'),
	choices('priority', 'Priorities', PRIORITIES, 'Only tasks of these priorities'),
	filter(
		'string',
		'search',
		'Search',
		'Only tasks with this text in their title, contact or company',
		toText,
	),
	choices('status', 'Statuses', STATUSES, 'Only tasks of these statuses'),
	ids('task', 'Task IDs', ['opp_'], 'Only these tasks, at most 100'),
	filter('string', 'title', 'Title', 'Only tasks with this text in their title', toText),
	choices('type', 'Types', TYPES, 'Only tasks of these types'),
];

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'Which tasks to find: those that pass all filters. A blank filter lets all pass.',
	options: FILTERS,
};

const INCLUDED = [
	{ name: 'Company', value: 'company' },
	{ name: 'Contact', value: 'contact' },
];

const SORT_FIELDS = [
	{ name: 'Assignee', value: 'assignedTo' },
	{ name: 'Campaign', value: 'campaignId' },
	{ name: 'Completed At', value: 'handledOn' },
	{ name: 'Due Date', value: 'dueDate' },
	{ name: 'Job Title of Contact', value: 'contactJobTitle' },
	{ name: 'Priority', value: 'priority' },
	{ name: 'Score', value: 'score' },
	{ name: 'Status', value: 'status' },
];

const SORT_ORDERS = [
	{ name: 'Ascending', value: 'asc' },
	{ name: 'Descending', value: 'desc' },
];

const VIEW: INodeProperties[] = [
	choices('include', 'Include', INCLUDED, 'What to add to each task'),
	{
		displayName: 'Sort By',
		name: 'sortBy',
		type: 'options',
		options: SORT_FIELDS,
		default: 'dueDate',
		routing: sends('query', 'sortBy', 'Sort By', toChoice(SORT_FIELDS)),
	},
	{
		displayName: 'Sort Order',
		name: 'sortOrder',
		type: 'options',
		options: SORT_ORDERS,
		default: 'desc',
		routing: sends('query', 'sortOrder', 'Sort Order', toChoice(SORT_ORDERS)),
	},
];

const apiVersion: INodeProperties = {
	displayName: 'API Version',
	name: 'apiVersion',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'V1',
			value: 'v1',
			description:
				'Open tasks only, by type, assignee, campaign and due day; for an account without V2',
			routing: {
				request: { url: '/tasks' },
				send: { preSend: [listQuery([...FILTERS, ...VIEW])] },
				operations: { pagination: listPages },
			},
		},
		{ name: 'V2', value: 'v2', description: 'All filters and every status' },
	],
	default: 'v2',
	description: "Which of lemlist's two task lists to ask",
};

/** Search Tasks: `GET /v2/tasks`, or the older `GET /tasks` (developer.lemlist.com). */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many tasks',
		description: 'Find tasks by status, assignee, campaign and more',
		routing: {
			request: { method: 'GET', url: '/v2/tasks' },
			send: { paginate: true },
			operations: { pagination: searchPages },
		},
	},
	properties: [returnAll, limit, simplify, filters],
	options: [...VIEW, apiVersion],
	repeatable: true,
	done: 'searches done',
};
