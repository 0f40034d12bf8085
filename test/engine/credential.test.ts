// The credential in other nodes, such as HTTP Request, which the docs recommend for lemlist's other calls.
import type { PackageDirectoryLoader } from 'n8n-core';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { Sandbox } from '../../sandbox';
import { outputOf, runWorkflow } from '../../scripts/engine/runWorkflow';
import type { Elsewhere } from './support/elsewhere';
import { startElsewhere } from './support/elsewhere';
import { node } from './support/workflow';
import { loadedPackage, startWorld } from './support/world';

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

		expect(await send(helper, url, url)).toMatch(/^The credential's Base URL does not start with/);
	});
});
