// Parameters that are picked from a list in the panel, or given by their ID.
import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** What sets one locator apart from another. */
interface Locator {
	displayName: string;
	name: string;
	description: string;
	/** The list's search method (methods/listSearch.ts). */
	searchListMethod: string;
	/** Shown if nothing is picked. */
	placeholder: string;
	/** How the ID begins, such as `opp_`. */
	prefix: string;
	/** What to know about From List and By ID; n8n shows it below the field. */
	hints: { list?: string; id: string };
	/** Ways to give it beside From List and By ID. */
	modes?: INodePropertyMode[];
}

const locator = ({
	searchListMethod,
	placeholder,
	prefix,
	hints,
	modes = [],
	...names
}: Locator): INodeProperties => ({
	...names,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder,
			typeOptions: { searchListMethod, searchable: true },
			...(hints.list && { hint: hints.list }),
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${prefix}A1B2C3D4E5F6G7H8I`,
			hint: hints.id,
		},
		...modes,
	],
});

/**
 * The task that an item is about; every item needs one.
 * @param placeholder shown if nothing is picked
 */
export const taskLocator = (
	description: string,
	placeholder = 'Select an open task…',
): INodeProperties => ({
	...locator({
		displayName: 'Task',
		name: 'taskId',
		description,
		searchListMethod: 'searchTasks',
		placeholder,
		prefix: 'opp_',
		hints: {
			list: 'Lists open tasks. To find any other task, paste its ID into the search.',
			id: 'The ID of the task, or a lemlist URL that contains it',
		},
	}),
	required: true,
});

/** A campaign. */
export const campaignLocator = (description: string): INodeProperties =>
	locator({
		displayName: 'Campaign',
		name: 'campaignId',
		description,
		searchListMethod: 'searchCampaigns',
		placeholder: 'Select a campaign…',
		prefix: 'cam_',
		hints: { id: 'IDs of campaigns, or lemlist URLs that contain them' },
	});

/** A member of the team, who can be given by e-mail address as well. */
export const assigneeLocator = (description: string): INodeProperties =>
	locator({
		displayName: 'Assignee',
		name: 'assignedTo',
		description,
		searchListMethod: 'searchAssignees',
		placeholder: 'Select a team member…',
		prefix: 'usr_',
		hints: { list: 'To find a member, type a name', id: 'A user ID, an e-mail address or a name' },
		modes: [
			{
				displayName: 'By Email',
				name: 'email',
				type: 'string',
				placeholder: 'e.g. nathan@example.com',
			},
		],
	});

/** Ways to give a contact or a company beside From List and By ID. */
const RECORD_MODES: { modes: [email: INodePropertyMode, domain: INodePropertyMode] } = {
	modes: [
		{
			displayName: 'By Email',
			name: 'email',
			type: 'string',
			placeholder: 'e.g. nathan@example.com',
			hint: 'The e-mail address of a contact in lemlist',
		},
		{
			displayName: 'By Domain',
			name: 'domain',
			type: 'string',
			placeholder: 'e.g. example.com',
			hint: 'The domain of a company in lemlist',
		},
	],
};

/** Contacts to filter by. */
export const contactLocator = (description: string): INodeProperties =>
	locator({
		displayName: 'Contact',
		name: 'contactId',
		description: `${description}. By ID or Email, separate several with commas.`,
		searchListMethod: 'searchContacts',
		placeholder: 'Select a contact…',
		prefix: 'ctc_',
		hints: { list: 'To find a contact, type its name', id: 'IDs or e-mail addresses of contacts' },
		modes: [RECORD_MODES.modes[0]],
	});

/** Companies to filter by. */
export const companyLocator = (description: string): INodeProperties =>
	locator({
		displayName: 'Company',
		name: 'companyId',
		description: `${description}. By ID or Domain, separate several with commas.`,
		searchListMethod: 'searchCompanies',
		placeholder: 'Select a company…',
		prefix: 'cpn_',
		hints: { list: 'To find a company, type its name', id: 'IDs or domains of companies' },
		modes: [RECORD_MODES.modes[1]],
	});

/**
 * The contact, company or lead that a task is about; every task needs one.
 * @param placeholder shown if nothing is picked
 */
export const recordLocator = (
	description: string,
	placeholder = 'Select a contact or company…',
): INodeProperties => ({
	...locator({
		displayName: 'Contact or Company',
		name: 'recordId',
		description,
		searchListMethod: 'searchRecords',
		placeholder,
		prefix: 'ctc_',
		hints: {
			list: 'To find a contact or company, type its name',
			id: 'The ID of a contact, company or lead, an e-mail address or a domain',
		},
		...RECORD_MODES,
	}),
	required: true,
});

/** A locator that the panel does not insist on. */
export function optional(property: INodeProperties): INodeProperties {
	const { required, ...others } = property;
	return required === undefined ? property : others;
}
