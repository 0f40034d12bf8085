// The filters of Get Many. Their values are those of developer.lemlist.com, Search Tasks.
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Converter } from '../declarations/field';
import { toChoices } from '../../lemlist/values/choices';
import { toEndUtcIso } from '../../lemlist/values/dueDate';
import { COMPANY, toIds } from '../../lemlist/values/ids';
import { toText } from '../../lemlist/values/text';
import { sends, toMembers, toMoment, yesOrWord } from './fields';
import { assigneeLocator, campaignLocator } from './locators';

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

/** A list of choices that is sent as text with commas; nothing chosen is left out. */
export const choices = (
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
	filter(
		'dateTime',
		`${name}From`,
		`${label} After`,
		`${description} at this moment or later, as ISO 8601. Without an offset it is in the workflow's timezone.`,
		toMoment,
	),
	filter(
		'dateTime',
		`${name}To`,
		`${label} Before`,
		`${description} at this moment or earlier, as ISO 8601. Without an offset it is in the workflow's timezone; a day without a time is included as a whole.`,
		(value, item) => toEndUtcIso(value, item.getTimezone()),
	),
];

const yesNo = (name: string, label: string, description: string): INodeProperties => ({
	...filter('boolean', name, label, description, yesOrWord('without', `filters.${name}`)),
	default: true,
});

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
	assigneeLocator(
		'Only tasks of this team member, by user ID or e-mail address. An expression may give several, with commas.',
		sends('query', 'assignedTo', 'Assignee', toMembers),
	),
	campaignLocator(
		'Only tasks of this campaign. By ID, several may be given with commas.',
		sends('query', 'campaignId', 'Campaign', toIds('campaign', 'cam_')),
	),
	choices('channel', 'Channels', CHANNELS, 'Only tasks of these channels'),
	ids('company', 'Company IDs', COMPANY, 'Only tasks of these companies and their contacts'),
	...range('completedAt', 'Completed', 'Only tasks that were done or ignored'),
	ids('contact', 'Contact IDs', ['ctc_'], 'Only tasks of these contacts'),
	...range('dueDate', 'Due', 'Only tasks due'),
	yesNo(
		'hasCampaign',
		'Has Campaign',
		'Whether the task belongs to a campaign. A model finds the others by "without".',
	),
	yesNo(
		'hasDueDate',
		'Has Due Date',
		'Whether the task has a due date. A model finds the others by "without".',
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
