import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import {
	searchAssignees,
	searchCampaigns,
	searchCompanies,
	searchContacts,
	searchRecords,
	searchTasks,
} from '../shared/methods/listSearch';
import { properties } from './operations';
import { REQUEST_DEFAULTS } from './operations/declared';
import { execute } from './run/execute';

/**
 * Works on lemlist tasks. What Update and Create write is declared with n8n's own `routing`, so that
 * n8n's declarative engine could send it. `execute` sends the same requests, but within lemlist's rate
 * limit, with retries, in order per task and with errors per item.
 */
export class LemlistTasks implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Lemlist Tasks',
		name: 'lemlistTasks',
		icon: { light: 'file:lemlist.svg', dark: 'file:lemlist.dark.svg' },
		group: [],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Find, create, update and ignore tasks in lemlist: calls, LinkedIn messages and manual steps',
		defaults: { name: 'Lemlist Tasks' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'lemlistTasksApi', required: true }],
		requestDefaults: REQUEST_DEFAULTS,
		properties,
	};

	methods = {
		listSearch: {
			searchAssignees,
			searchCampaigns,
			searchCompanies,
			searchContacts,
			searchRecords,
			searchTasks,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this);
	}
}
