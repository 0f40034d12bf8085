// A client for a running n8n: its public API if that has the route, otherwise the editor's API.
import { setTimeout as wait } from 'node:timers/promises';
import type {
	ExecutionStatus,
	IDataObject,
	INode,
	IConnections,
	INodeTypeDescription,
	IPinData,
	IRun,
	IWorkflowSettings,
} from 'n8n-workflow';
import { request, send } from './rest';

/** The owner of every n8n started here. n8n listens on loopback only, and its data is temporary. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Owner',
	lastName: 'Example',
	password: 'Lemlist-Tasks-1',
};

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings: IWorkflowSettings;
	/** Pinned output items, by node name. */
	pinData?: IPinData;
}

/** A credential to store. */
export interface Credential {
	name: string;
	type: string;
	data: Record<string, string>;
}

const IN_PROGRESS: ExecutionStatus[] = ['new', 'running', 'unknown', 'waiting'];

/** A finished execution, including the items of every node. */
export interface Execution extends IRun {
	id: string;
}

/** n8n's result of a credential test, as the editor shows it. */
export interface CredentialTest {
	status: 'OK' | 'Error';
	message: string;
}

/**
 * A signed-in user of an n8n. Every method throws an Error with n8n's response if a request fails.
 */
export class N8nClient {
	private constructor(
		private readonly url: string,
		private readonly headers: Record<string, string>,
	) {}

	/** Creates the owner if there is none, and signs in. */
	static async signIn(url: string): Promise<N8nClient> {
		const settings = await send<{ userManagement: { showSetupOnFirstLoad: boolean } }>(
			'GET',
			`${url}/rest/settings`,
		);
		if (settings.userManagement.showSetupOnFirstLoad) {
			await send('POST', `${url}/rest/owner/setup`, {}, owner);
		}

		const login = await request(
			'POST',
			`${url}/rest/login`,
			{},
			{
				emailOrLdapLoginId: owner.email,
				password: owner.password,
			},
		);
		const cookie = login.headers
			.getSetCookie()
			.map((line) => line.split(';')[0])
			.join('; ');
		const scopes = await send<string[]>('GET', `${url}/rest/api-keys/scopes`, { cookie });
		const { rawApiKey } = await send<{ rawApiKey: string }>(
			'POST',
			`${url}/rest/api-keys`,
			{ cookie },
			{ label: `key ${Date.now()}`, scopes, expiresAt: null },
		);
		return new N8nClient(url, { cookie, 'X-N8N-API-KEY': rawApiKey });
	}

	/** Stores a credential and returns a node's reference to it. */
	async createCredential({ name, type, data }: Credential): Promise<{ id: string; name: string }> {
		const { id } = await this.send<{ id: string }>('POST', '/rest/credentials', {
			...{ name, type, data },
		});
		return { id, name };
	}

	/** Stores a credential and runs its test request, as the editor does on save. */
	async testCredential(credential: Credential): Promise<CredentialTest> {
		const { id } = await this.createCredential(credential);
		const credentials = { id, ...credential };
		return await this.send('POST', '/rest/credentials/test', { credentials });
	}

	/**
	 * Stores a workflow and returns its ID. Not through the public API, which rejects pinned data.
	 */
	async createWorkflow(workflow: Workflow): Promise<string> {
		// n8n 1 stores none without `active`.
		const inactive = { ...workflow, active: false };
		return (await this.send<{ id: string }>('POST', '/rest/workflows', inactive)).id;
	}

	/**
	 * Publishes a workflow and waits until its webhook accepts calls, which takes a moment. This is
	 * checked with preflight requests, which start no execution.
	 *
	 * @param endpoint n8n's prefix of the path: `webhook`, or `mcp` for an MCP server.
	 */
	async publishWorkflow(
		id: string,
		webhookPath: string,
		endpoint: 'webhook' | 'mcp' = 'webhook',
	): Promise<void> {
		await this.send('POST', `/api/v1/workflows/${id}/activate`);
		const preflight = {
			method: 'OPTIONS',
			headers: { origin: this.url, 'access-control-request-method': 'POST' },
		};
		while (!(await fetch(`${this.url}/${endpoint}/${webhookPath}`, preflight)).ok) await wait(100);
	}

	/**
	 * Publishes a workflow whose trigger polls. n8n 2.41.1 polls for the first time a moment later, n8n
	 * 2.8.4 before this returns.
	 */
	async publishPolling(id: string): Promise<void> {
		await this.send('POST', `/api/v1/workflows/${id}/activate`);
	}

	/**
	 * Publishes a workflow whose trigger cannot poll, and returns what n8n says about it.
	 */
	async failedPublishing(id: string): Promise<string> {
		const early = await this.publishPolling(id).then(
			() => '',
			(error: Error) => error.message,
		);
		if (early !== '') return early;
		for (;;) {
			const { triggers } = await this.send<{ triggers: Array<{ errorMessage: string | null }> }>(
				'GET',
				`/rest/workflows/${id}/publication-status`,
			);
			const errorMessage = triggers.find((trigger) => trigger.errorMessage)?.errorMessage;
			if (errorMessage) return errorMessage;
			await wait(250);
		}
	}

	/** Takes a workflow back from being published. */
	async unpublish(id: string): Promise<void> {
		await this.send('POST', `/api/v1/workflows/${id}/deactivate`);
	}

	/** Starts a stored workflow at one of its triggers, as the editor's Execute button does. */
	async runWorkflow(id: string, trigger: string): Promise<void> {
		// n8n 2.8.4 runs the workflow in the request, n8n 2.41.1 the stored one.
		const workflowData = await this.send<Workflow>('GET', `/rest/workflows/${id}`);
		const triggerToStartFrom = { name: trigger };
		await this.send('POST', `/rest/workflows/${id}/run`, { workflowData, triggerToStartFrom });
	}

	/**
	 * Creates a data table with these string columns and rows, and returns its ID. Not through the
	 * public API, in which n8n 1 has no data tables.
	 * @param numbers columns that hold numbers
	 */
	async createDataTable(
		name: string,
		columns: string[],
		rows: IDataObject[] = [],
		numbers: string[] = [],
	): Promise<string> {
		const tables = await this.dataTables();
		const { id } = await this.send<{ id: string }>('POST', tables, {
			name,
			columns: [
				...columns.map((column) => ({ name: column, type: 'string' })),
				...numbers.map((column) => ({ name: column, type: 'number' })),
			],
		});
		if (rows.length > 0)
			await this.send('POST', `${tables}/${id}/insert`, { data: rows, returnType: 'count' });
		return id;
	}

	/** Changes the rows of a data table that have a value in a column. */
	async changeDataTable(
		id: string,
		columnName: string,
		value: string,
		data: IDataObject,
	): Promise<void> {
		const filter = { type: 'and', filters: [{ columnName, condition: 'eq', value }] };
		await this.send('PATCH', `${await this.dataTables()}/${id}/rows`, { filter, data });
	}

	/** Returns the rows of a data table, including n8n's IDs. */
	async dataTableRows(id: string): Promise<IDataObject[]> {
		const path = `${await this.dataTables()}/${id}/rows`;
		return (await this.send<{ data: IDataObject[] }>('GET', path)).data;
	}

	/** Calls a webhook, with its own headers instead of those of this client. */
	async callWebhook(
		path: string,
		body: object,
		headers: Record<string, string> = {},
	): Promise<void> {
		await request('POST', `${this.url}/webhook/${path}`, headers, body);
	}

	/**
	 * Sends a message to the chat of a published workflow and waits for the answer.
	 *
	 * @param webhookId The webhook ID of its Chat Trigger, which must be public.
	 * @param sessionId Identifies the conversation.
	 */
	async chat(webhookId: string, sessionId: string, chatInput: string): Promise<string> {
		const message = { action: 'sendMessage', sessionId, chatInput };
		const url = `${this.url}/webhook/${webhookId}/chat`;
		return (await send<{ output: string }>('POST', url, {}, message)).output;
	}

	/** Returns the IDs of a workflow's running executions. */
	async runningExecutions(workflowId: string): Promise<string[]> {
		const query = new URLSearchParams({ workflowId, status: 'running' });
		const executions = await this.send<Array<{ id: string }>>('GET', `/api/v1/executions?${query}`);
		return executions.map(({ id }) => String(id));
	}

	/** Waits until a workflow has finished this many executions and returns them, newest first. */
	async finishedExecutions(workflowId: string, count = 1): Promise<Execution[]> {
		const query = new URLSearchParams({ workflowId, includeData: 'true' });
		for (;;) {
			const executions = await this.send<Execution[]>('GET', `/api/v1/executions?${query}`);
			// n8n leaves out those in progress, but not one that has only just been stored.
			const finished = executions.filter(({ status }) => !IN_PROGRESS.includes(status));
			if (finished.length >= count) return finished;
			await wait(250);
		}
	}

	/**
	 * Waits until this many executions of a workflow are stored as ended, and returns the latest.
	 *
	 * This is what the editor's list shows. `finishedExecutions` also needs the main process to have
	 * been told, which a crash may prevent.
	 */
	async storedExecution(workflowId: string, count: number): Promise<Execution> {
		const filter = new URLSearchParams({ filter: JSON.stringify({ workflowId }) });
		for (;;) {
			const { results } = await this.send<{ results: Array<Pick<Execution, 'id' | 'status'>> }>(
				'GET',
				`/rest/executions?${filter}`,
			);
			const ended = results.filter(({ status }) => !IN_PROGRESS.includes(status));
			if (ended[0] && ended.length >= count) return await this.execution(ended[0].id);
			await wait(250);
		}
	}

	/** Stops an execution, as the editor's Stop button does. */
	async stopExecution(id: string): Promise<void> {
		await this.send('POST', `/rest/executions/${id}/stop`);
	}

	/** Returns the descriptions of all nodes, as sent to the editor. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return await this.send('GET', '/types/nodes.json');
	}

	/**
	 * Requests a list in the panel as the editor does.
	 *
	 * @param method Name of the node's list search method.
	 */
	async searchList(method: string, credentials: INode['credentials'] = {}): Promise<unknown> {
		return await this.send('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			path: 'parameters.taskId',
			methodName: method,
			nodeTypeAndVersion: { name: 'n8n-nodes-lemlist-tasks.lemlistTasks', version: 1 },
			currentNodeParameters: {},
			credentials,
		});
	}

	/** Returns the output preview that the editor shows before the first run, as a JSON Schema. */
	async outputPreview(node: string, resource: string, operation: string): Promise<object> {
		const path = `n8n-nodes-lemlist-tasks.${node}/1.0.0/${resource}/${operation}`;
		return await this.send('GET', `/schemas/${path}.json`);
	}

	/** The path of the user's own data tables. */
	private async dataTables(): Promise<string> {
		const { id } = await this.send<{ id: string }>('GET', '/rest/projects/personal');
		return `/rest/projects/${id}/data-tables`;
	}

	private async execution(id: string): Promise<Execution> {
		const url = `${this.url}/api/v1/executions/${id}?includeData=true`;
		return (await (await request('GET', url, this.headers)).json()) as Execution;
	}

	private async send<T>(method: string, path: string, body?: object): Promise<T> {
		return await send<T>(method, this.url + path, this.headers, body);
	}
}
