// For tests of whole workflows: the package in n8n's engine, and a sandbox per test. Each
// sandbox has its own key, so that the key's rate limiter is not affected by earlier tests.
import './quiet';
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { register } from '../../../nodes/lemlist/sending/senders';
import type { Report } from '../../../nodes/shared/nodeError';
import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { loadPackage } from '../../../scripts/engine/nodeTypes';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import { fastClock, fastSandbox } from './fastTime';
import type { Row } from './rows';
import { rowParameters } from './rows';
import { NODE, rowsWorkflow } from './workflow';

/** The node's settings in a test; by default each column of a row is mapped to a field. */
export interface NodeSetup {
	onError?: INode['onError'];
	/** Instead of {@link rowParameters}. */
	parameters?: INodeParameters;
	/** Values under Settings, except On Error. */
	node?: Partial<INode>;
	/** Values under Options. */
	options?: INodeParameters;
	/** Differences from a valid credential; null for no credential. */
	credential?: ICredentialDataDecryptedObject | null;
	/** How the execution was started; by default by hand. */
	mode?: WorkflowExecuteMode;
	/** Called with the running execution, so that it can be cancelled. */
	onStart?: (execution: { cancel: () => void }) => void;
}

/** The result of a run. */
export interface Ran {
	run: IRun;
	/** The node's output. */
	updated: INodeExecutionData[];
	/** Its error output. */
	failed: INodeExecutionData[];
	/** The error that stopped the run, if any. */
	error: RunError | undefined;
	/** The texts of the node's hints. */
	hints: string[];
}

/** The parts of an error that tests use. */
export interface RunError extends Error {
	description: string;
	context: Record<string, unknown>;
	httpCode?: string;
}

/** A sandbox, and a function that runs rows against it. */
export interface World {
	sandbox: Sandbox;
	run: (rows: Row[], setup?: NodeSetup) => Promise<Ran>;
}

let loaded: Promise<PackageDirectoryLoader> | undefined;
/** The package, loaded by n8n's own loader, once per test file. */
export const loadedPackage = async () => await (loaded ??= loadPackage());

let keys = 0;
/** A new key. The package keeps a rate limiter per key for as long as the test file runs. */
export const unusedKey = (): string => `secret-key-${++keys}`;

const open: Sandbox[] = [];
afterEach(async () => await Promise.all(open.splice(0).map((sandbox) => sandbox.close())));

/** Starts a sandbox that is closed after the test. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
	await loadedPackage(); // so that a run's first requests leave soon after its start
	const sandbox = await startSandbox({ apiKey: unusedKey(), ...options });
	open.push(sandbox);
	return { sandbox, run: async (rows, setup) => await run(sandbox, rows, setup) };
}

/**
 * Starts a world in which time passes faster, by default ten times, and lemlist rejects nothing for its rate limit,
 * which the node keeps all the same. For tests that wait for an outage, a retry or a later window.
 */
export async function startFastWorld(options: SandboxOptions = {}, speed = 10): Promise<World> {
	const world = await startWorld({ ...fastSandbox(speed), limit: Infinity, ...options });
	register(world.sandbox.apiKey, new Sender(fastClock(speed)));
	return world;
}

/** The same without the node's rate limit. For many rows in tests of what is sent, and not when. */
export async function startUnlimitedWorld(options: SandboxOptions = {}): Promise<World> {
	const world = await startFastWorld(options);
	const unlimited = { limit: Infinity, windowMs: 0, marginMs: 0 };
	register(world.sandbox.apiKey, new Sender(fastClock(), unlimited));
	return world;
}

async function run(sandbox: Sandbox, rows: Row[], setup: NodeSetup = {}): Promise<Ran> {
	const { parameters = rowParameters, options = {}, credential = {}, onError } = setup;
	const workflow = rowsWorkflow({ ...parameters, options }, onError);
	Object.assign(workflow.nodes.find(({ name }) => name === NODE)!, setup.node);
	if (credential === null) delete workflow.nodes.find(({ name }) => name === NODE)?.credentials;
	const lemlistTasksApi = { apiKey: sandbox.apiKey, baseUrl: sandbox.url, ...credential };
	const run = await runWorkflow({
		loader: await loadedPackage(),
		workflow,
		credentials: { lemlistTasksApi },
		items: rows.map((json) => ({ json })),
		...(setup.onStart && { onStart: setup.onStart }),
		...(setup.mode && { mode: setup.mode }),
	});
	return {
		run,
		updated: outputOf(run, NODE, 0),
		failed: outputOf(run, NODE, 1),
		error: run.data.resultData.error as RunError | undefined,
		hints: run.data.resultData.runData[NODE]?.[0]?.hints?.map(({ message }) => message) ?? [],
	};
}

/** The error of an item on the error output. */
export const errorOf = ({ json }: INodeExecutionData): Report => json['error'] as unknown as Report;

/** The input items that output items are paired with. */
export const pairedWith = (items: INodeExecutionData[]): unknown[] =>
	items.map(({ pairedItem }) => pairedItem);
