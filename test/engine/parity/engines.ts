import { DirectoryLoader } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import { NODE, rowsWorkflow } from '../support/workflow';
import type { Recorder, Sent } from './recorder';

/** A node's parameters and the items that they are evaluated for. */
export interface Task {
	parameters: INodeParameters;
	items: INodeExecutionData[];
}

/** What an engine made of a task. */
export interface Outcome {
	/** The updates on the wire, in an order of their own: n8n's engine sends all at once. */
	updates: Sent[];
	/** What was looked up: n8n's engine asks for every item, ours once per run. */
	lookUps: Sent[];
	/** Of each item: what it was refused with, or null where it was sent. */
	refusals: Array<string | null>;
}

/** The same node without `execute`, which leaves it to n8n's declarative engine. */
export function withoutExecute(loader: PackageDirectoryLoader): PackageDirectoryLoader {
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

/** Runs a task in a loader's engine and tells what came of it. */
export async function outcomeOf(
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
	const of = (method: string) => sent.filter((request) => request.method === method);
	const texts = of('GET').map((request) => JSON.stringify(request));
	return {
		updates: of('PATCH').sort((one, other) => (one.body < other.body ? -1 : 1)),
		lookUps: [...new Set(texts)].map((request) => JSON.parse(request) as Sent),
		refusals: outputOf(run, NODE).map(({ json }) => refusalOf(json['error'])),
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
