// n8n's own declarative engine (RoutingNode of n8n-core) is the judge: without `execute` it reads
// the same declarations, and has to put the same requests on the wire.
import { DirectoryLoader } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import { NODE, rowsWorkflow } from '../support/workflow';
import { loadBuiltPackage, unusedKey } from '../support/world';
import type { Sent } from './recorder';
import { Recorder } from './recorder';

/** A node's parameters and the items that they are evaluated for. */
export interface Task {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	/** How many tasks lemlist's lists have; 0 without it. */
	total?: number;
}

/** What an engine made of a task. */
export interface Outcome {
	/** The requests on the wire, in an order of their own: n8n's engine sends all at once. */
	requests: Sent[];
	/** What was looked up: n8n's engine asks for every item, ours once per run. */
	lookUps: Sent[];
	/** What was put out: an answer as it is, of a refused item what it was refused with. */
	output: unknown[];
}

/** How many of each there were, to see that nothing was compared by looking at nothing. */
export class Seen {
	requests = 0;
	lookUps = 0;
	answers = 0;
	refusals = 0;

	count({ requests, lookUps, output }: Outcome): void {
		const refusals = output.filter((each) => Object(each) instanceof String).length;
		this.requests += requests.length;
		this.lookUps += lookUps.length;
		this.refusals += refusals;
		this.answers += output.length - refusals;
	}
}

/**
 * Runs tasks in both engines, for the tests of a file. The key is a new one each time, so that its
 * limiter never waits.
 */
export function bothEngines(): (task: Task) => Promise<{ ours: Outcome; n8ns: Outcome }> {
	const recorder = new Recorder();
	let loader: PackageDirectoryLoader;
	let declarative: PackageDirectoryLoader;
	beforeAll(async () => {
		await recorder.start();
		loader = await loadBuiltPackage();
		declarative = withoutExecute(loader);
	});
	afterAll(async () => await recorder.stop());

	return async (task) => {
		const apiKey = unusedKey();
		recorder.total = task.total ?? 0;
		return {
			n8ns: await outcomeOf(task, declarative, recorder, apiKey),
			ours: await outcomeOf(task, loader, recorder, apiKey),
		};
	};
}

/** The same node without `execute`, which leaves it to n8n's declarative engine. */
function withoutExecute(loader: PackageDirectoryLoader): PackageDirectoryLoader {
	const { type, sourcePath } = loader.getNode('lemlistTasks');
	const { description } = type as INodeType;
	const declared = Object.create(type, {
		execute: { value: undefined },
		description: { value: { ...description, properties: [...description.properties] } },
	}) as INodeType;
	DirectoryLoader.applyDeclarativeNodeOptionParameters(declared);
	const getNode = () => ({ type: declared, sourcePath });
	return Object.assign(Object.create(loader), { getNode }) as PackageDirectoryLoader;
}

async function outcomeOf(
	{ parameters, items }: Task,
	loader: PackageDirectoryLoader,
	recorder: Recorder,
	apiKey: string,
): Promise<Outcome> {
	const run = await runWorkflow({
		loader,
		workflow: rowsWorkflow(parameters, 'continueRegularOutput'),
		credentials: { lemlistTasksApi: { apiKey, baseUrl: recorder.url } },
		items,
	});
	const sent = recorder.take();
	const isLookUp = ({ path }: Sent) => path.startsWith('/api/team');
	const lookUps = new Set(sent.filter(isLookUp).map((request) => JSON.stringify(request)));
	return {
		requests: sent
			.filter((request) => !isLookUp(request))
			.sort((one, other) => (one.path + one.body < other.path + other.body ? -1 : 1)),
		lookUps: [...lookUps].map((request) => JSON.parse(request) as Sent),
		output: outputOf(run, NODE).map(({ json }) => refusalOf(json['error']) ?? json),
	};
}

/**
 * n8n's engine gives a failed item its error's message, ours the message with details, which names
 * the item also where the words are n8n's own.
 */
function refusalOf(error: unknown): string | null {
	if (error === undefined) return null;
	const message = typeof error === 'string' ? error : String(Object(error).message);
	return message.replace(/ \[item \d+\]$/, '');
}
