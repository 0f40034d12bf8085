// The filters of Get Many and of the trigger. Their values are those of developer.lemlist.com, Search Tasks.
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Choice } from '../../lemlist/values/choices';
import { toChoices } from '../../lemlist/values/choices';
import { MAX_IDS } from '../../lemlist/lookUps';
import { toIds } from '../../lemlist/values/ids';
import type { Rejection } from '../../lemlist/values/reader';
import { isRejected } from '../../lemlist/values/reader';
import { toPriorities } from '../../lemlist/values/priority';
import { toSwitch } from '../../lemlist/values/yesNo';
import { toText } from '../../lemlist/values/text';
import type { Field, Reader } from './field';
import { assigneeLocator, campaignLocator, companyLocator, contactLocator } from './locators';
import { rejectionOf } from './rejection';
import { toCompanyIds, toContactIds, toEnd, toMembers, toStart } from './readers';

const filter = (property: INodeProperties, read: Reader): Field => ({ property, read });

/** A filter by IDs of one kind, which begin with one of the prefixes. */
const idsFilter = (
	noun: string,
	displayName: string,
	prefixes: string[],
	description: string,
): Field =>
	filter(
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
	read: Reader = toChoices(options),
): Field =>
	filter(
		{
			displayName,
			name,
			type: 'multiOptions',
			options,
			allowArbitraryValues: true,
			default: [],
			description: `${description}. In an expression, separate several with commas.`,
		},
		read,
	);

const rangeFilters = (name: string, displayName: string, description: string) => [
	filter(
		{
			displayName: `${displayName} After`,
			name: `${name}From`,
			type: 'dateTime',
			default: '',
			description: `${description} at this moment or later, such as 2026-12-31 10:00. Without an offset, it is in the workflow's timezone.`,
		},
		toStart,
	),
	filter(
		{
			displayName: `${displayName} Before`,
			name: `${name}To`,
			type: 'dateTime',
			default: '',
			description: `${description} at this moment or earlier, such as 2026-12-31 10:00. A day without a time is included as a whole.`,
		},
		toEnd,
	),
];

/**
 * A filter by what a task may have. Neither side is chosen by false or no, which a model sends for any
 * filter.
 */
const hasFilter = (name: string, noun: string): Field =>
	filter(
		{
			displayName: `Has ${noun}`,
			name,
			type: 'options',
			options: sidesOf(noun),
			allowArbitraryValues: true,
			default: 'with',
			description: `Only tasks with or without a ${noun.toLowerCase()}`,
		},
		toSwitch({ on: 'with', off: 'without' }),
	);

const sidesOf = (noun: string): Choice[] => [
	{ name: `With ${noun}`, value: 'with' },
	{ name: `Without ${noun}`, value: 'without' },
];

const textFilter = (name: string, displayName: string, description: string): Field =>
	filter({ displayName, name, type: 'string', default: '', description }, toText);

const CHANNELS = [
	{ name: 'Call', value: 'aircall' },
	{ name: 'Email', value: 'email' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Manual', value: 'manual' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'WhatsApp', value: 'whatsapp' },
];

const PRIORITIES = [
	{ name: 'High', value: 'high' },
	{ name: 'Low', value: 'low' },
	{ name: 'Medium', value: 'medium' },
];

const STATUSES = [
	{ name: 'Done', value: 'done' },
	{ name: 'Due', value: 'due' },
	{ name: 'Ignored', value: 'ignored' },
	{ name: 'Open', value: 'pending', description: 'Due, upcoming or paused' },
	{ name: 'Paused', value: 'paused' },
	{ name: 'Upcoming', value: 'upcoming' },
];

const RECORD_TYPES = [
	{ name: 'Company', value: 'company' },
	{ name: 'Contact', value: 'contact' },
];

/** The types of tasks, as lemlist and as the panel call them. */
export const TYPES = [
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

/** Words that mean one type only: lemlist has several of LinkedIn. */
const readTypes = toChoices(TYPES, {
	open: 'type',
	words: { call: 'phone', phonecall: 'phone', todo: 'manual', whatsapp: 'whatsappMessage' },
});

const allTaskIds = idsFilter('task', 'Task IDs', ['opp_'], `Only these tasks, at most ${MAX_IDS}`);
const taskIds: Field = {
	...allTaskIds,
	read: async (given, context) => {
		const reading = await allTaskIds.read(given, context);
		const count = isRejected(reading) ? 0 : new Set(String(reading.value).split(',')).size;
		return count > MAX_IDS ? TOO_MANY_IDS : reading;
	},
};

const TOO_MANY_IDS: Rejection = {
	problem: `holds more than ${MAX_IDS} IDs`,
	advice: 'Remove some, or use Get with an item for each task.',
};

/** As n8n lists the fields of a collection. */
function byName(fields: Field[]): Field[] {
	return fields.sort((one, other) =>
		one.property.displayName.localeCompare(other.property.displayName),
	);
}

/** What a search can be narrowed by: the main parameters of lemlist's search. */
export const FILTERS: Field[] = byName([
	filter(
		assigneeLocator(
			'Only tasks of this team member, by user ID, e-mail address or name. In an expression, separate several with commas.',
		),
		toMembers,
	),
	filter(
		campaignLocator('Only tasks of this campaign. By ID, separate several with commas.'),
		toIds('campaign', 'cam_'),
	),
	choicesFilter(
		'channel',
		'Channels',
		CHANNELS,
		'Only tasks of these channels',
		toChoices(CHANNELS, { open: 'channel', words: { phone: 'aircall', phonecall: 'aircall' } }),
	),
	filter(companyLocator('Only tasks of this company and its contacts'), toCompanyIds),
	...rangeFilters('completedAt', 'Completed', 'Only tasks that were done or ignored'),
	filter(contactLocator('Only tasks of this contact'), toContactIds),
	...rangeFilters('dueDate', 'Due', 'Only tasks due'),
	hasFilter('hasCampaign', 'Campaign'),
	hasFilter('hasDueDate', 'Due Date'),
	idsFilter('lead', 'Lead IDs', ['lea_'], 'Only tasks of these leads'),
	choicesFilter(
		'priority',
		'Priorities',
		PRIORITIES,
		'Only tasks of these priorities',
		toPriorities,
	),
	textFilter('search', 'Search', 'Only tasks with this text in their title, contact or company'),
	choicesFilter(
		'status',
		'Statuses',
		STATUSES,
		'Only tasks of these statuses; Open includes Due, Paused and Upcoming',
	),
	taskIds,
	textFilter(
		'contactLinkedinUrl',
		'LinkedIn URL',
		'Only tasks of contacts with this text in their LinkedIn URL',
	),
	choicesFilter('objectType', 'Record Type', RECORD_TYPES, 'Only tasks of these kinds of records'),
	textFilter('title', 'Title', 'Only tasks with this text in their title'),
	choicesFilter('type', 'Types', TYPES, 'Only tasks of these types', readTypes),
]);

/** What a search can leave out, by the names of the filters. */
export const EXCLUDES: Field[] = [
	filter(
		assigneeLocator(
			'No tasks of this team member, by user ID, e-mail address or name. In an expression, separate several with commas.',
		),
		toMembers,
	),
	filter(
		campaignLocator('No tasks of this campaign. By ID, separate several with commas.'),
		toIds('campaign', 'cam_'),
	),
	filter(companyLocator('No tasks of this company and its contacts'), toCompanyIds),
	filter(contactLocator('No tasks of this contact'), toContactIds),
	idsFilter('lead', 'Lead IDs', ['lea_'], 'No tasks of these leads'),
	choicesFilter('type', 'Types', TYPES, 'No tasks of these types', readTypes),
];

/** A field of Exclude as errors name it: Filters has fields of the same names. */
export const labelOfExcluded = ({ property }: Field): string => `Exclude > ${property.displayName}`;

/**
 * What is excluded, by lemlist's names for it.
 * @throws LemlistError if a filter and Exclude leave nothing over, by mistake
 */
export function excludedIn(excluded: IDataObject, wanted: IDataObject): IDataObject {
	for (const field of EXCLUDES) {
		const { property } = field;
		const without = String(excluded[property.name] ?? '').split(',');
		const all = String(wanted[property.name] ?? '').split(',');
		if (wanted[property.name] === undefined || !all.every((each) => without.includes(each)))
			continue;
		throw rejectionOf(
			{ name: 'exclude', displayName: labelOfExcluded(field) },
			{
				problem: 'excludes everything that Filters asks for',
				advice: 'Remove it from one of them.',
			},
			excluded[property.name],
		);
	}
	return Object.fromEntries(Object.entries(excluded).map(([name, value]) => [`${name}Not`, value]));
}

const INCLUDED = [
	{ name: 'Company', value: 'company' },
	{ name: 'Contact', value: 'contact' },
];

/** Adds the contact and the company of each task, with phone numbers and e-mail addresses. */
export const include: Field = choicesFilter(
	'include',
	'Include',
	INCLUDED,
	'What to add to each task: its contact or company, with phone number and e-mail address',
);
