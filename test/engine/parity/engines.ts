// n8n's own declarative engine (RoutingNode of n8n-core) is the reference. Without `execute`, it
// reads the same declarations and has to send the same requests.
import { DirectoryLoader } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import { NODE, rowsWorkflow } from '../support/workflow';
import { loadedPackage, unusedKey } from '../support/world';
import type { Sent } from './recorder';
import { Recorder } from './recorder';

/** A node's parameters and input items. */
export interface Task {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	/** Number of tasks in lemlist's lists; default 0. */
	total?: number;
}

/** The outcome of a task in an engine. */
export interface Outcome {
	/** The requests, sorted, since n8n's engine sends them all at once. */
	requests: Sent[];
	/** The lookups without duplicates: n8n's engine makes one per item, ours one per run. */
	lookups: Sent[];
	/** The output: the response, or the error message of a rejected item. */
	output: unknown[];
}

/** Counters, to verify that there was something to compare. */
export class Seen {
	requests = 0;
	lookups = 0;
	answers = 0;
	rejections = 0;

	count({ requests, lookups, output }: Outcome): void {
		const rejections = output.filter((each) => Object(each) instanceof String).length;
		this.requests += requests.length;
		this.lookups += lookups.length;
		this.rejections += rejections;
		this.answers += output.length - rejections;
	}
}

/**
 * Returns a function that runs a task in both engines. Each run has a new API key, so that its rate
 * limiter never waits.
 */
export function bothEngines(): (task: Task) => Promise<{ ours: Outcome; theirs: Outcome }> {
	const recorder = new Recorder();
	let loader: PackageDirectoryLoader;
	let declarative: PackageDirectoryLoader;
	beforeAll(async () => {
		await recorder.start();
		loader = await loadedPackage();
		declarative = withoutExecute(loader);
	});
	afterAll(async () => await recorder.stop());

	return async (task) => {
		const apiKey = unusedKey();
		recorder.total = task.total ?? 0;
		return {
			theirs: await outcomeOf(task, declarative, recorder, apiKey),
			ours: await outcomeOf(task, loader, recorder, apiKey),
		};
	};
}

/** The same node without `execute`, so that n8n's declarative engine runs it. */
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
	const isLookup = ({ path }: Sent) => /^\/api\/(team|contacts|companies)/.test(path);
	const lookups = new Set(
		sent
			.filter(isLookup)
			.flatMap(eachAlone)
			.map((each) => JSON.stringify(each)),
	);
	return {
		requests: sent
			.filter((request) => !isLookup(request))
			.sort((one, other) => (one.path + one.body < other.path + other.body ? -1 : 1)),
		lookups: [...lookups].sort().map((request) => JSON.parse(request) as Sent),
		output: outputOf(run, NODE).map(({ json }) => errorMessageOf(json['error']) ?? json),
	};
}

/** Look-ups that go together, one by one. */
function eachAlone(lookup: Sent): Sent[] {
	const [path, query = ''] = lookup.path.split('?');
	const [name, list] = [...new URLSearchParams(query)].find(([key]) => key.startsWith('ids')) ?? [];
	if (!name || !list) return [lookup];
	return list.split(',').map((value) => ({ ...lookup, path: `${path}?${name}=${value}` }));
}

/**
 * n8n's engine sets `error` to the message, ours to an object with details whose message also
 * includes the item.
 */
function errorMessageOf(error: unknown): string | null {
	if (error === undefined) return null;
	const message = typeof error === 'string' ? error : String(Object(error).message);
	return message.replace(/ \[item \d+\]$/, '');
}
