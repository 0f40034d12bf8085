import type {
	IExecuteFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { searchAssignees, searchCampaigns, searchTasks } from './methods/listSearch';
import { doneBy, operationOf, properties } from './operations';
import { taskIdsOf } from './declarations/taskIds';
import { failureOfError } from '../lemlist/errors/failure';
import { Ledger } from './run/ledger';
import { prepareRun } from './run/run';
import { systemClock } from '../lemlist/clock';
import { inTurn } from '../lemlist/inTurn';
import { Stopwatch } from './run/stopwatch';

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
			baseURL: '={{$credentials.baseUrl}}',
			headers: { Accept: 'application/json' },
		},
		properties,
	};

	methods = { listSearch: { searchAssignees, searchCampaigns, searchTasks } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const node = this.getNode();
		const operation = operationOf(node);
		const taskIds = taskIdsOf(this, operation?.inOrderOf);
		const waiting = new Stopwatch(systemClock);
		const ledger = new Ledger({
			node,
			taskIds,
			done: doneBy(node),
			continueOnFail: this.continueOnFail() || isAgentsTool(node),
			cancelled: this.getExecutionCancelSignal(),
		});

		// Whatever escaped here would reach the success output as the input items, when the user
		// chose to continue, so a run that cannot start is a failure of its items.
		const runItem = await prepareRun(this, declared, ledger.signal, waiting).catch(
			(error: Error) => async (_: number, taskId: string | null) => ({
				failure: { ...failureOfError(error, { taskId }, 'NO_CREDENTIAL'), endsRun: true as const },
			}),
		);
		await inTurn(
			taskIds.length,
			(itemIndex) => taskIds[itemIndex] ?? `item ${itemIndex}`,
			async (itemIndex) => {
				if (ledger.signal.aborted) return;
				ledger.enter(itemIndex, await runItem(itemIndex, taskIds[itemIndex] ?? null));
			},
			{ width: REQUESTS_UNDER_WAY * (operation?.together?.most ?? 1) },
		);

		this.addExecutionHints(ledger.hint(waiting.ms));
		return [ledger.output()];
	}
}

/**
 * Whether an agent reads the output: then a failure is told as one, with its code and advice, instead
 * of ending the agent's run. n8n 2.41 does so by itself (`aiToolDefaultsToContinue` of n8n-core), but
 * hands on nothing but the message.
 */
const isAgentsTool = ({ rewireOutputLogTo, onError }: INode) =>
	rewireOutputLogTo === NodeConnectionTypes.AiTool && onError !== 'stopWorkflow';

/** Enough to fill lemlist's window while some are slow. */
const REQUESTS_UNDER_WAY = 30;

/** n8n adds to the description that it loads, and `this` has no way to it: hence one of our own. */
const declared = new LemlistTasks().description;
