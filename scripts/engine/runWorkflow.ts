// n8n's own engine in this process: the package loaded by n8n-core's loader, whole workflows run by
// its WorkflowExecute. Only what surrounds the engine on a server is replaced by something small.
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
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type { CredentialStore } from './credentialsHelper';
import { InMemoryCredentials } from './credentialsHelper';
import { nodeTypesOf } from './nodeTypes';

/** A workflow as n8n exports it; the parts that count for a run. */
export interface WorkflowJson {
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunOptions {
	loader: PackageDirectoryLoader;
	workflow: WorkflowJson;
	credentials: CredentialStore;
	/** What the first node of the workflow gets. */
	items: INodeExecutionData[];
	/** Called with the running execution, to cancel it. */
	onStart?: (execution: { cancel: () => void }) => void;
}

/** Runs a workflow from its first node to the end and gives n8n's record of the run. */
export async function runWorkflow(options: RunOptions): Promise<IRun> {
	const { loader, credentials, items, onStart } = options;
	const { nodes, connections, settings = {} } = options.workflow;
	const nodeTypes = nodeTypesOf(loader);
	const data = { id: 'workflow', name: 'Workflow', nodes, connections, active: false, settings };
	const workflow = new Workflow({ ...data, nodeTypes });
	const first = nodes[0];
	const startNode = first && workflow.getNode(first.name);
	if (!startNode) throw new Error('The workflow has no nodes');

	const additionalData = {
		credentialsHelper: new InMemoryCredentials(loader, credentials, nodeTypes),
		hooks: new ExecutionLifecycleHooks('manual', 'execution', data as never),
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
	const run = new WorkflowExecute(additionalData, 'manual', runData).processRunExecutionData(
		workflow,
	);
	onStart?.({ cancel: () => run.cancel() });
	return await run;
}

/** n8n puts these into the variables of expressions and wants each to be a URL. */
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

/** What a node put out, by output: 0 is the main one, 1 the error output where there is one. */
export function outputOf(run: IRun, nodeName: string, output = 0): INodeExecutionData[] {
	return run.data.resultData.runData[nodeName]?.at(-1)?.data?.['main']?.[output] ?? [];
}
