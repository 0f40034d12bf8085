// The filters of Get Many. Their values are those of developer.lemlist.com, Search Tasks.
import type { INodeProperties } from 'n8n-workflow';
import type { Choice } from '../../lemlist/values/choices';
import { toChoices } from '../../lemlist/values/choices';
import { toEndUtcIso } from '../../lemlist/values/date';
import { COMPANY, toIds } from '../../lemlist/values/ids';
import { toText } from '../../lemlist/values/text';
import { inQuery } from '../declarations/field';
import { toMembers, toMoment, toYesOr } from './fields';
import { assigneeLocator, campaignLocator } from './locators';

/** A filter by IDs of one kind, which begin with one of the prefixes. */
const idsFilter = (
	noun: string,
	displayName: string,
	prefixes: string[],
	description: string,
): INodeProperties =>
	inQuery(
		{
			displayName,
			name: `${noun}Id`,
			type: 'string',
			default: '',
			placeholder: `e.g. ${prefixes[0]}A1B2C3D4E5F6G7H8I`,
			description: `${description}. Separate several with commas.`,
		},
		toIds(noun, ...prefixes),
	);

/** A list of choices. */
export const choicesFilter = (
	name: string,
	displayName: string,
	options: Choice[],
	description: string,
): INodeProperties =>
	inQuery(
		{
			displayName,
			name,
			type: 'multiOptions',
			options,
			default: [],
			description: `${description}. An expression may also return their values as text with commas.`,
		},
		toChoices(options),
	);

const rangeFilters = (name: string, displayName: string, description: string) => [
	inQuery(
		{
			displayName: `${displayName} After`,
			name: `${name}From`,
			type: 'dateTime',
			default: '',
			description: `${description} at this moment or later, as ISO 8601. Without an offset it is in the workflow's timezone.`,
		},
		toMoment,
	),
	inQuery(
		{
			displayName: `${displayName} Before`,
			name: `${name}To`,
			type: 'dateTime',
			default: '',
			description: `${description} at this moment or earlier, as ISO 8601. Without an offset it is in the workflow's timezone; a day without a time is included as a whole.`,
		},
		(value, item) => toEndUtcIso(value, item.getTimezone()),
	),
];

const yesNoFilter = (name: string, displayName: string, description: string): INodeProperties =>
	inQuery(
		{ displayName, name, type: 'boolean', default: true, description },
		toYesOr('without', `filters.${name}`),
	);

const textFilter = (name: string, displayName: string, description: string): INodeProperties =>
	inQuery({ displayName, name, type: 'string', default: '', description }, toText);

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

/** What Get Many can be narrowed by: the parameters of lemlist's search. */
export const FILTERS: INodeProperties[] = [
	inQuery(
		assigneeLocator(
			'Only tasks of this team member, by user ID or e-mail address. An expression may return several, with commas.',
		),
		toMembers,
	),
	inQuery(
		campaignLocator('Only tasks of this campaign. By ID, separate several with commas.'),
		toIds('campaign', 'cam_'),
	),
	choicesFilter('channel', 'Channels', CHANNELS, 'Only tasks of these channels'),
	idsFilter('company', 'Company IDs', COMPANY, 'Only tasks of these companies and their contacts'),
	...rangeFilters('completedAt', 'Completed', 'Only tasks that were done or ignored'),
	idsFilter('contact', 'Contact IDs', ['ctc_'], 'Only tasks of these contacts'),
	...rangeFilters('dueDate', 'Due', 'Only tasks due'),
	yesNoFilter(
		'hasCampaign',
		'Has Campaign',
		'Whether the task belongs to a campaign. A model finds the others by "without".',
	),
	yesNoFilter(
		'hasDueDate',
		'Has Due Date',
		'Whether the task has a due date. A model finds the others by "without".',
	),
	idsFilter('lead', 'Lead IDs', ['lea_'], 'Only tasks of these leads'),
	choicesFilter('priority', 'Priorities', PRIORITIES, 'Only tasks of these priorities'),
	textFilter('search', 'Search', 'Only tasks with this text in their title, contact or company'),
	choicesFilter('status', 'Statuses', STATUSES, 'Only tasks of these statuses'),
	idsFilter('task', 'Task IDs', ['opp_'], 'Only these tasks, at most 100'),
	textFilter('title', 'Title', 'Only tasks with this text in their title'),
	choicesFilter('type', 'Types', TYPES, 'Only tasks of these types'),
];
