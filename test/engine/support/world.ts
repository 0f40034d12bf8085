// What a test of whole workflows needs: a sandbox of its own with a key of its own, so that nothing
// of an earlier test is in the key's limiter, and the built package in n8n's engine.
import './quiet';
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
} from 'n8n-workflow';
import { resolve } from 'node:path';
import type { Sandbox, SandboxOptions } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { loadPackage } from '../../../scripts/engine/nodeTypes';
import { outputOf, runWorkflow } from '../../../scripts/engine/runWorkflow';
import type { Row } from './rows';
import { rowParameters } from './rows';
import { NODE, rowsWorkflow } from './workflow';

/** How the node is set in a test; by default each row's columns are mapped to the fields. */
export interface NodeSetup {
	onError?: INode['onError'];
	/** Instead of {@link rowParameters}. */
	parameters?: INodeParameters;
	/** What is under Settings, beside On Error. */
	node?: Partial<INode>;
	/** What is under Options. */
	options?: INodeParameters;
	/** What differs from a credential that the sandbox lets in; null for none on the node. */
	credential?: ICredentialDataDecryptedObject | null;
	/** Called with the running execution, to cancel it. */
	onStart?: (execution: { cancel: () => void }) => void;
}

/** What came of a run. */
export interface Ran {
	run: IRun;
	/** What the node put out. */
	updated: INodeExecutionData[];
	/** What it put out on its error output. */
	refused: INodeExecutionData[];
	/** The error that ended the run, if one did. */
	error: RunError | undefined;
	/** The texts of the node's hints. */
	hints: string[];
}

/** What the tests read of an error that ended a run. */
export interface RunError extends Error {
	description: string;
	context: Record<string, unknown>;
	httpCode?: string;
}

/** The `error` of an item that failed. */
export interface ItemError {
	message: string;
	description: string;
	code: string;
	httpStatus: number | null;
	taskId: string | null;
	field: string | null;
	attempts: number;
}

/** A sandbox, and what runs rows against it. */
export interface World {
	sandbox: Sandbox;
	run: (rows: Row[], setup?: NodeSetup) => Promise<Ran>;
}

// Backoff and the rate limit take their real time here.
jest.setTimeout(60_000);

const packageFolder = resolve(__dirname, '../../..');

let loaded: Promise<PackageDirectoryLoader> | undefined;
/** The package as `npm run build` left it, loaded by n8n's own loader, once per test file. */
export const loadBuiltPackage = async () => await (loaded ??= loadPackage(packageFolder));

let keys = 0;
/** A key whose limiter is idle: the built package keeps one per key for as long as the test file runs. */
export const unusedKey = (): string => `secret-key-${++keys}`;

const open: Sandbox[] = [];
afterEach(async () => await Promise.all(open.splice(0).map((sandbox) => sandbox.close())));

/** Starts a sandbox; it is closed after the test. */
export async function startWorld(options: SandboxOptions = {}): Promise<World> {
	const sandbox = await startSandbox({ apiKey: unusedKey(), ...options });
	open.push(sandbox);
	return { sandbox, run: async (rows, setup) => await run(sandbox, rows, setup) };
}

async function run(sandbox: Sandbox, rows: Row[], setup: NodeSetup = {}): Promise<Ran> {
	const { parameters = rowParameters, options = {}, credential = {}, onError } = setup;
	const workflow = rowsWorkflow({ ...parameters, options }, onError);
	Object.assign(workflow.nodes.find(({ name }) => name === NODE)!, setup.node);
	if (credential === null) delete workflow.nodes.find(({ name }) => name === NODE)?.credentials;
	const lemlistTasksApi = { apiKey: sandbox.apiKey, baseUrl: sandbox.url, ...credential };
	const run = await runWorkflow({
		loader: await loadBuiltPackage(),
		workflow,
		credentials: { lemlistTasksApi },
		items: rows.map((json) => ({ json })),
		...(setup.onStart && { onStart: setup.onStart }),
	});
	return {
		run,
		updated: outputOf(run, NODE, 0),
		refused: outputOf(run, NODE, 1),
		error: run.data.resultData.error as RunError | undefined,
		hints: run.data.resultData.runData[NODE]?.[0]?.hints?.map(({ message }) => message) ?? [],
	};
}

/** The error of an item on the error output. */
export const errorOf = ({ json }: INodeExecutionData): ItemError =>
	json['error'] as unknown as ItemError;

/** The input items that output items are paired with. */
export const pairedWith = (items: INodeExecutionData[]): unknown[] =>
	items.map(({ pairedItem }) => pairedItem);
