// Polls of the trigger, as n8n makes them: with n8n-core's context and the static data of a
// workflow.
import { PollContext } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IPollFunctions,
	IWorkflowExecuteAdditionalData,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import type { Sandbox } from '../../../sandbox';
import { InMemoryCredentials } from '../../../scripts/engine/credentialsHelper';
import { nodeTypesOf } from '../../../scripts/engine/nodeTypes';
import { node } from './workflow';
import type { RunError } from './world';
import { loadedPackage } from './world';

const TYPE = 'n8n-nodes-lemlist-tasks.lemlistTasksTrigger';

/** The name of the node: n8n keeps its static data by it. */
const NAME = 'Lemlist Tasks Trigger';

/** How long a poll may take, in ms: enough for what succeeds, and short for what is tried again. */
const BUDGET_MS = 3_000;

/** What differs between two polls of a workflow. */
export interface PollSetup {
	parameters?: INodeParameters;
	mode?: WorkflowExecuteMode;
	/** Why n8n activates the workflow: `init` when n8n itself starts. */
	activation?: WorkflowActivateMode;
	/** Differences from the sandbox's credential. */
	credential?: ICredentialDataDecryptedObject;
	credentialId?: string;
}

/** An error of a poll. */
export interface PollError extends RunError {
	failure: unknown;
}

let workflows = 0;

/** A workflow with the trigger. */
export class Polled {
	/** What n8n keeps for the workflow, also when it is deactivated. */
	staticData: IDataObject = {};
	/** What the trigger has written to n8n's log as warnings. */
	readonly warnings: string[] = [];
	private readonly id = `workflow-${++workflows}`;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly setup: PollSetup = {},
	) {}

	/** One poll: the items, or null. */
	async poll(changed: PollSetup = {}): Promise<INodeExecutionData[] | null> {
		const { type, context } = await this.prepare({ ...this.setup, ...changed });
		return (await type.poll!.call(context))?.[0] ?? null;
	}

	/** The IDs of the tasks of one poll. */
	async ids(changed: PollSetup = {}): Promise<unknown[]> {
		return ((await this.poll(changed)) ?? []).map(({ json }) => json['_id']);
	}

	/** The error of a poll. */
	async error(changed: PollSetup = {}): Promise<PollError> {
		return await this.poll(changed).then(
			() => Promise.reject(new Error('The poll succeeded')),
			(error: PollError) => error,
		);
	}

	/** n8n restarts: what is not in its database is gone. */
	restart(): void {
		this.staticData = JSON.parse(JSON.stringify(this.staticData)) as IDataObject;
	}

	/** What n8n keeps for the trigger. */
	stored(): IDataObject {
		return this.staticData[`node:${NAME}`] as IDataObject;
	}

	private async prepare({
		parameters = {},
		mode = 'trigger',
		activation = 'activate',
		credential = {},
		credentialId = 'credential',
	}: PollSetup): Promise<{ type: INodeType; context: IPollFunctions }> {
		const loader = await loadedPackage();
		const nodeTypes = nodeTypesOf(loader);
		const trigger = node(NAME, TYPE, {
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: { lemlistTasksApi: { id: credentialId, name: 'Sandbox' } },
		});
		const workflow = new Workflow({
			id: this.id,
			name: 'Workflow',
			nodes: [trigger],
			connections: {},
			active: true,
			nodeTypes,
			staticData: this.staticData,
			settings: { timezone: 'Europe/Paris' },
		});
		this.staticData = workflow.staticData;
		const { apiKey, url: baseUrl } = this.sandbox;
		const lemlistTasksApi = { apiKey, baseUrl, ...credential };
		const additionalData = {
			credentialsHelper: new InMemoryCredentials(loader, { lemlistTasksApi }),
			variables: {},
		} as unknown as IWorkflowExecuteAdditionalData;
		const context = new PollContext(
			workflow,
			workflow.getNode(trigger.name)!,
			additionalData,
			mode,
			activation,
		);
		// An object of its own, since the types of n8n-core and n8n-workflow differ in what may be undefined.
		const view: IPollFunctions = Object.create(context);
		view.getPollBudgetMs = () => BUDGET_MS;
		const nothing = () => {};
		const warn = (message: string) => this.warnings.push(message);
		const logger = { error: nothing, warn, info: nothing, debug: nothing };
		Object.defineProperty(view, 'logger', { value: logger });
		return { type: nodeTypes.getByNameAndVersion(TYPE, 1), context: view };
	}
}
