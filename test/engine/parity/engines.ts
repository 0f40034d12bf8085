// n8n's own declarative engine (RoutingNode of n8n-core) judges ours: without `execute`, it reads the
// same declarations and has to send the same requests.
import { DirectoryLoader } from 'n8n-core';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeType } from 'n8n-workflow';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import { NODE, rowsWorkflow } from '../support/workflow';
import { loadedPackage, unusedKey } from '../support/world';
import type { Input } from './inputs';
import type { Received } from './recorder';
import { Recorder } from './recorder';

/** What an engine made of its input. */
export interface Outcome {
	/** The requests, sorted, since n8n's engine sends them all at once. */
	requests: Received[];
	/** The look-ups without duplicates: n8n's engine makes one per item, ours one per run. */
	lookUps: string[];
	/** For each item, the message with which it was rejected, or null. */
	rejections: Array<string | null>;
}

/** What no declaration says: a body is judged as a whole only by `read` of Update and Create. */
const OF_WHOLE_BODY =
	/^Nothing to update|hold \d+ files together|is only for tasks of the type LinkedIn/;

/**
 * Returns a function that gives an input to both engines, without the items that only a whole body
 * rejects. Each run has a new API key, so that its rate limiter never waits.
 */
export function bothEngines(): (input: Input) => Promise<{ ours: Outcome; theirs: Outcome }> {
	const recorder = new Recorder();
	let execute: PackageDirectoryLoader;
	let routing: PackageDirectoryLoader;
	beforeAll(async () => {
		await recorder.start();
		execute = await loadedPackage();
		routing = withoutExecute(execute);
	});
	afterAll(async () => await recorder.stop());

	return async (input) => {
		const apiKey = unusedKey();
		const all = await outcomeOf(input, execute, recorder, apiKey);
		const isDeclared = (_: unknown, index: number) =>
			!OF_WHOLE_BODY.test(all.rejections[index] ?? '');
		const declared = { ...input, items: input.items.filter(isDeclared) };
		const isWhole = declared.items.length === input.items.length;
		return {
			ours: isWhole ? all : await outcomeOf(declared, execute, recorder, apiKey),
			theirs: await outcomeOf(declared, routing, recorder, apiKey),
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
	{ parameters, items }: Input,
	loader: PackageDirectoryLoader,
	recorder: Recorder,
	apiKey: string,
): Promise<Outcome> {
	// n8n does not run a node without items.
	if (items.length === 0) return { requests: [], lookUps: [], rejections: [] };
	const run = await runWorkflow({
		loader,
		workflow: rowsWorkflow(parameters, 'continueRegularOutput'),
		credentials: { lemlistTasksApi: { apiKey, baseUrl: recorder.url } },
		items,
	});
	const received = recorder.take();
	const isLookUp = ({ method }: Received) => method === 'GET';
	return {
		requests: received
			.filter((request) => !isLookUp(request))
			.sort((one, other) => (one.body < other.body ? -1 : 1)),
		lookUps: [...new Set(received.filter(isLookUp).flatMap(eachAlone))].sort(),
		rejections: outputOf(run, NODE).map(({ json }) => messageOf(json['error'])),
	};
}

/** Look-ups that go together, one by one. */
function eachAlone({ path, headers }: Received): string[] {
	const [url, query = ''] = path.split('?');
	const [name, list] = [...new URLSearchParams(query)].find(([key]) => key.startsWith('ids')) ?? [];
	const paths =
		list === undefined ? [path] : list.split(',').map((value) => `${url}?${name}=${value}`);
	return paths.map((each) => JSON.stringify([each, headers]));
}

/** n8n's engine has `error` as the message, ours as an object whose message names the row as well. */
function messageOf(error: unknown): string | null {
	if (error === undefined) return null;
	const message = typeof error === 'string' ? error : String(Object(error).message);
	return message.replace(/^Row \d+ \(item \d+\): /, '');
}
