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
	searchRecords,
	searchTasks,
} from '../shared/methods/listSearch';
import { properties } from './operations';
import { execute } from './run/execute';

/**
 * Works on lemlist tasks. The description declares each operation and field with n8n's own
 * `routing`. n8n's declarative engine could send them; `execute` sends the same requests, but within
 * lemlist's rate limit, with retries, in order per task and with errors per item.
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
		requestDefaults: {
			baseURL: '={{$credentials.baseUrl.trim()}}',
			headers: { Accept: 'application/json' },
			disableFollowRedirect: true,
		},
		properties,
	};

	methods = { listSearch: { searchAssignees, searchCampaigns, searchRecords, searchTasks } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, declared);
	}
}

/**
 * What `execute` reads: its `this` is n8n's context, not the node, and n8n adds to the description of
 * the node that it loads.
 */
const declared = new LemlistTasks().description;
