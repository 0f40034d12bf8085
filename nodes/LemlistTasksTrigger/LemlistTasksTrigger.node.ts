import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import {
	searchAssignees,
	searchCampaigns,
	searchCompanies,
	searchContacts,
} from '../shared/methods/listSearch';
import { poll } from './poll';
import { EVENTS, properties } from './properties';

/** The names of the events by their values, as JSON. */
const EVENT_NAMES = JSON.stringify(
	Object.fromEntries(EVENTS.map(({ name, value }) => [value, name])),
);

/**
 * Starts a workflow when something happens to lemlist tasks. lemlist sends no webhook for them, so its
 * search is polled.
 */
export class LemlistTasksTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lemlist Tasks Trigger',
		name: 'lemlistTasksTrigger',
		icon: {
			light: 'file:../LemlistTasks/lemlist.svg',
			dark: 'file:../LemlistTasks/lemlist.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: `={{ (${EVENT_NAMES})[$parameter["event"]] }}`,
		// n8n lists both nodes of this package under one entry, with this text.
		description:
			'Find, create, update and ignore tasks in lemlist, or start when one is done, ignored, due, overdue or new',
		defaults: { name: 'Lemlist Tasks Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lemlistTasksApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchAssignees, searchCampaigns, searchCompanies, searchContacts } };

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
