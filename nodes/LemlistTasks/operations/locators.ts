// Parameters that are picked from a list of the panel, or given by their ID.
import type { INodeProperties, INodePropertyRouting } from 'n8n-workflow';

/** What sets one locator apart from another. */
interface Picked extends Pick<INodeProperties, 'displayName' | 'name'> {
	/** The list's search method (methods/listSearch.ts). */
	searchListMethod: string;
	/** Shown where nothing is picked. */
	placeholder: string;
	/** With which the ID begins, such as `opp_`. */
	prefix: string;
}

const locator = (
	{ displayName, name, searchListMethod, placeholder, prefix }: Picked,
	description: string,
	routing: INodePropertyRouting,
): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description,
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder,
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: `e.g. ${prefix}A1B2C3D4E5F6G7H8I`,
		},
	],
	routing,
});

const TASK: Picked = {
	displayName: 'Task',
	name: 'taskId',
	searchListMethod: 'searchTasks',
	placeholder: 'Select a task…',
	prefix: 'opp_',
};

/** The task that an item is about; no item goes without. */
export const taskLocator = (
	description: string,
	routing: INodePropertyRouting,
): INodeProperties => ({ ...locator(TASK, description, routing), required: true });

const CAMPAIGN: Picked = {
	displayName: 'Campaign',
	name: 'campaignId',
	searchListMethod: 'searchCampaigns',
	placeholder: 'Select a campaign…',
	prefix: 'cam_',
};

/** A campaign. */
export const campaignLocator = (
	description: string,
	routing: INodePropertyRouting,
): INodeProperties => locator(CAMPAIGN, description, routing);

const ASSIGNEE: Picked = {
	displayName: 'Assignee',
	name: 'assignedTo',
	searchListMethod: 'searchAssignees',
	placeholder: 'Select a team member…',
	prefix: 'usr_',
};

/** A member of the team, who can be given by e-mail address as well. */
export function assigneeLocator(
	description: string,
	routing: INodePropertyRouting,
): INodeProperties {
	const { modes = [], ...others } = locator(ASSIGNEE, description, routing);
	return {
		...others,
		modes: [
			...modes,
			{
				displayName: 'By Email',
				name: 'email',
				type: 'string',
				placeholder: 'e.g. nathan@example.com',
			},
		],
	};
}
