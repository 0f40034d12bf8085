// n8n's own engine in this process: n8n-core's loader loads the package, and its WorkflowExecute
// runs whole workflows. Only the server around the engine is replaced by stubs.
import './environment';
import type { PackageDirectoryLoader } from 'n8n-core';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	INode,
	INodeExecutionData,
	IRun,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { CredentialStore } from './credentialsHelper';
import { InMemoryCredentials } from './credentialsHelper';
import { nodeTypesOf } from './nodeTypes';

/** The parts of an exported workflow that a run needs. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

/** What to run, with which input. */
export interface RunOptions {
	loader: PackageDirectoryLoader;
	workflow: WorkflowJson;
	credentials: CredentialStore;
	/** The input of the first node. */
	items: INodeExecutionData[];
	/** Called with the running execution, so that it can be cancelled. */
	onStart?: (execution: { cancel: () => void }) => void;
	/** Default: manual. */
	mode?: WorkflowExecuteMode;
}

/** Runs a workflow from its first node to the end, and returns n8n's record of the run. */
export async function runWorkflow(options: RunOptions): Promise<IRun> {
	const { loader, credentials, items, onStart, mode = 'manual' } = options;
	const { nodes, connections, settings = {} } = options.workflow;
	const nodeTypes = nodeTypesOf(loader);
	const data = { id: 'workflow', name: 'Workflow', nodes, connections, active: false, settings };
	const workflow = new Workflow({ ...data, nodeTypes });
	const first = nodes[0];
	const startNode = first && workflow.getNode(first.name);
	if (!startNode) throw new Error('The workflow has no nodes');

	const additionalData = {
		credentialsHelper: new InMemoryCredentials(loader, credentials),
		hooks: new ExecutionLifecycleHooks(mode, 'execution', data as never),
		executionId: 'execution',
		currentNodeExecutionIndex: 0,
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		logAiEvent: () => {},
		...Object.fromEntries(URL_NAMES.map((name) => [name, 'http://127.0.0.1'])),
	} as unknown as IWorkflowExecuteAdditionalData;

	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: startNode, data: { main: [items] }, source: null }],
		},
	});
	const run = new WorkflowExecute(additionalData, mode, runData).processRunExecutionData(workflow);
	onStart?.({ cancel: () => run.cancel() });
	return await run;
}

/** n8n exposes these to expressions and requires each to be a URL. */
const URL_NAMES = [
	'restApiUrl',
	'instanceBaseUrl',
	'webhookBaseUrl',
	'webhookWaitingBaseUrl',
	'webhookTestBaseUrl',
	'formWaitingBaseUrl',
	'formBaseUrl',
	'formTestBaseUrl',
	'mcpBaseUrl',
	'mcpTestBaseUrl',
];

/** The items of one of a node's outputs: 0 is the main output, 1 the error output if it has one. */
export function outputOf(run: IRun, nodeName: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[nodeName]?.at(-1)?.data?.['main']?.[output] ?? [];
}
