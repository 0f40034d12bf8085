// What the editor and other nodes make of the package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageDirectoryLoader } from 'n8n-core';
import type {
	IDataObject,
	IExecuteFunctions,
	INodeParameters,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { manyTasks, sampleLeads } from '../../sandbox';
import { outputOf, runWorkflow } from '../../scripts/engine/runWorkflow';
import type { Elsewhere } from './support/elsewhere';
import { startElsewhere } from './support/elsewhere';
import { rowParameters } from './support/rows';
import { locator, node } from './support/workflow';
import { errorOf, loadedPackage, startWorld } from './support/world';

// The editor uses `__schema__` to show the fields of an output before the first run.
describe('the preview of an output', () => {
	interface Schema {
		type: string;
		properties?: Record<string, Schema>;
	}

	const folder = join(__dirname, '../../nodes/LemlistTasks/__schema__/v1.0.0/task');
	const schemaOf = (operation: string) =>
		JSON.parse(readFileSync(join(folder, `${operation}.json`), 'utf8')) as Schema;

	const typeOf = (value: unknown) => (Number.isInteger(value) ? 'integer' : typeof value);

	/** The fields of an output that its preview lacks or has with another type. */
	function differences(output: IDataObject, { properties = {} }: Schema): string[] {
		return Object.entries(output)
			.filter(([, value]) => value !== null && value !== undefined)
			.filter(([key, value]) => properties[key]?.type !== typeOf(value))
			.map(([key]) => key);
	}

	const task = locator('opp_linkedinSend00001');
	const OPERATIONS: Record<string, INodeParameters> = {
		count: {},
		create: {
			recordId: sampleLeads[0]!._id,
			type: 'phone',
			assignedTo: locator('usr_SalesOne000000000'),
			dueDate: '2026-03-15',
			title: 'Call',
			additionalFields: { message: 'Hello', priority: 'medium' },
		},
		get: { taskId: task },
		getAll: { returnAll: true },
		ignore: { taskId: task },
		update: {
			taskId: task,
			updateFields: { title: 'New title', priority: 'medium', done: 'done' },
		},
	};

	it('previews a task in one shape, whichever operation puts it out', () => {
		const types = Object.keys(OPERATIONS).flatMap((operation) =>
			Object.entries(schemaOf(operation).properties ?? {}).map(
				([key, { type }]) => `${key}: ${type}`,
			),
		);
		const keys = [...new Set(types)].map((each) => each.split(': ')[0]);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
		expect(keys).toEqual(expect.arrayContaining(['message', 'assignedTo']));
		expect(keys).not.toContain('content');
		expect(keys).not.toContain('userId');
	});

	it.each(Object.keys(OPERATIONS))('%s returns what its preview shows', async (operation) => {
		const { run } = await startWorld();
		const schema = schemaOf(operation);

		const { updated, error } = await run([{}], {
			parameters: { resource: 'task', operation, ...OPERATIONS[operation] },
		});

		expect(error).toBeUndefined();
		expect(updated.length).toBeGreaterThan(0);
		const shown = Object.keys(schema.properties ?? {});
		for (const { json } of updated) expect(differences(json, schema)).toEqual([]);
		// Simplify drops what is empty, and this task has no priority.
		const isShown = (key: string) => key === 'priority' || updated.some(({ json }) => key in json);
		expect(shown.filter((key) => !isShown(key))).toEqual([]);
	});
});

// The credential in other nodes, such as HTTP Request, which the docs recommend for lemlist's other calls.
describe('the credential', () => {
	/** n8n's two helpers: of nodes like ours, and of HTTP Request, with the options that it sets. */
	const HELPERS: Record<string, (context: IExecuteFunctions, url: string) => Promise<unknown>> = {
		httpRequestWithAuthentication: async (context, url) =>
			await context.helpers.httpRequestWithAuthentication.call(context, 'lemlistTasksApi', { url }),
		requestWithAuthentication: async (context, uri) => {
			const redirects = { followRedirect: true, followAllRedirects: true };
			const options = { uri, method: 'GET' as const, json: true, ...redirects };
			return await context.helpers.requestWithAuthentication.call(
				context,
				'lemlistTasksApi',
				options,
			);
		},
	};

	/** Adds a node that sends a request with a helper. */
	async function withOtherNode(helper: string): Promise<PackageDirectoryLoader> {
		const type: INodeType = {
			description: {
				...{ displayName: 'Other', name: 'other', group: [], version: 1, description: '' },
				...{ defaults: {}, properties: [], credentials: [{ name: 'lemlistTasksApi' }] },
				inputs: [NodeConnectionTypes.Main],
				outputs: [NodeConnectionTypes.Main],
			},
			async execute(this: IExecuteFunctions) {
				const url = String(this.getInputData()[0]?.json['url']);
				await HELPERS[helper]!(this, url);
				return [this.getInputData()];
			},
		};
		const loader = await loadedPackage();
		const getNode = () => ({ type, sourcePath: '' });
		return Object.assign(Object.create(loader), { getNode }) as PackageDirectoryLoader;
	}

	/** Sends a request; gives the error's message if it fails. */
	async function send(helper: string, baseUrl: string, url: string, apiKey = 'any key') {
		const credentials = { lemlistTasksApi: { id: 'credential', name: 'Sandbox' } };
		const run = await runWorkflow({
			loader: await withOtherNode(helper),
			workflow: {
				nodes: [node('Other', 'test.other', { credentials })],
				connections: {},
			},
			credentials: { lemlistTasksApi: { apiKey, baseUrl } },
			items: [{ json: { url } }],
		});
		return run.data.resultData.error?.message ?? outputOf(run, 'Other').length;
	}

	describe.each(Object.keys(HELPERS))('%s', (helper) => {
		let sandbox: Sandbox;
		let elsewhere: Elsewhere;
		beforeEach(async () => {
			({ sandbox } = await startWorld());
			elsewhere = await startElsewhere(307, 'http');
		});
		afterEach(() => elsewhere.close());

		it('sends the key to any path of the host of Base URL', async () => {
			const { origin, url, apiKey } = sandbox;

			expect(await send(helper, `${origin}/other`, `${url}/team`, apiKey)).toBe(1);
			expect(sandbox.requests).toMatchObject([{ path: '/team', status: 200 }]);
		});

		it('sends nothing to another host, and says why', async () => {
			const { origin } = new URL(elsewhere.url);

			const message = await send(helper, sandbox.url, `http://${elsewhere.host}/`);

			expect(message).toBe(
				`The Lemlist Tasks API credential sends its API key only to its Base URL, ${sandbox.origin}, and this request goes to http://${elsewhere.host}. Change the URL of the request, or choose another credential for it.`,
			);
			expect(await send(helper, elsewhere.url, sandbox.url)).toMatch(
				`only to its Base URL, ${origin}`,
			);
			expect(elsewhere.arrived).toEqual([]);
			expect(sandbox.requests).toEqual([]);
		});

		it('takes the key along no redirect', async () => {
			const message = await send(helper, elsewhere.url, elsewhere.url);

			expect(message).toMatch(/307/);
			expect(elsewhere.redirected).toBe(1);
			expect(elsewhere.arrived).toEqual([]);
		});

		it('sends nothing over http, except to this machine', async () => {
			const url = 'http://api.lemlist.com/api';

			expect(await send(helper, url, url)).toMatch(
				/^The credential's Base URL does not start with/,
			);
		});
	});
});

describe('Custom API Call', () => {
	const tasks = manyTasks(2);
	const rows = tasks.map(({ _id }) => ({ task: _id, title: 'New title' }));

	/**
	 * n8n's server adds this to the operations of every node whose credential it can authenticate with.
	 */
	const CUSTOM_API_CALL: INodePropertyOptions = {
		name: 'Custom API Call',
		value: '__CUSTOM_API_CALL__',
	};

	beforeAll(async () => {
		const { types } = await loadedPackage();
		for (const { name, options } of types.nodes[0]?.properties ?? []) {
			if (name === 'resource' || name === 'operation') options?.push(CUSTOM_API_CALL);
		}
	});

	it.each([
		['operation', CUSTOM_API_CALL.value],
		['operation', 'noSuchOperation'],
		['resource', CUSTOM_API_CALL.value],
	])('rejects %s %s with a clear message', async (parameter, value) => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, failed } = await run(rows, {
			parameters: { ...rowParameters, [parameter]: value },
			onError: 'continueErrorOutput',
		});

		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual(
			rows.map(() =>
				expect.objectContaining({
					code: 'UNKNOWN_OPERATION',
					field: 'operation',
					attempts: 0,
					message: expect.stringContaining('Choose an operation from the list'),
				}),
			),
		);
		expect(sandbox.requests).toEqual([]);
	});

	it('still updates after n8n has added to the operations', async () => {
		const { run } = await startWorld({ tasks });

		const { updated } = await run(rows);

		expect(updated).toHaveLength(2);
	});
});
