// Runs an operation in n8n's engine against the sandbox, always at the same moment.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import type { Contact, SandboxTask } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { outputOf, runWorkflow } from '../engine/runWorkflow';

/** A node's parameters, and the item that it gets. */
export interface Example {
	parameters: INodeParameters;
	input: IDataObject;
}

const NODE = 'Lemlist Tasks';
const NOW = Date.parse('2026-12-01T08:00:00Z');

const CONTACT: Contact = {
	_id: 'ctc_A1B2C3D4E5F6G7H8I',
	fullName: 'Lead One',
	email: 'lead@example.com',
	companyId: 'cpn_A1B2C3D4E5F6G7H8I',
	fields: {
		firstName: 'Lead',
		lastName: 'One',
		companyName: 'Example Company',
		phone: '+1 202 555 0101',
	},
	ownerId: 'usr_SalesOne000000000',
};

/** The only task of the account. */
const TASK: SandboxTask = {
	_id: 'opp_A1B2C3D4E5F6G7H8I',
	type: 'phone',
	title: 'Call about the offer',
	content: 'Ask who decides',
	priority: 1,
	status: 'pending',
	dueDate: '2026-12-03T09:00:00.000Z',
	createdAt: '2026-11-24T08:00:00.000Z',
	userId: 'usr_SalesOne000000000',
	images: [],
	videos: [],
	contactId: CONTACT._id,
	leadFirstName: 'Lead',
	leadLastName: 'One',
	leadCompanyName: 'Example Company',
};

/**
 * What an operation outputs for an item.
 * @throws the error that ended the run
 */
export async function outputOfExample(
	loader: PackageDirectoryLoader,
	{ parameters, input }: Example,
): Promise<IDataObject[]> {
	const sandbox = await startSandbox({ tasks: [TASK], contacts: [CONTACT], clock: () => NOW });
	try {
		const run = await runWorkflow({
			loader,
			workflow: {
				nodes: [nodeWith(parameters)],
				connections: {},
				settings: { timezone: 'Europe/Paris' },
			},
			credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
			items: [{ json: input }],
		});
		const { error } = run.data.resultData;
		if (error) throw error;
		return outputOf(run, NODE).map(({ json }) => json);
	} finally {
		await sandbox.close();
	}
}

const nodeWith = (parameters: INodeParameters): INode => ({
	...{ id: NODE, name: NODE, typeVersion: 1, position: [0, 0], parameters },
	type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
	credentials: { lemlistTasksApi: { id: 'credential', name: 'Sandbox' } },
});
