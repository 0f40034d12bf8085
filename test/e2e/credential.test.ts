import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { showsWordsOfCredential } from './support/features';
import { startWorld, type World } from './support/world';

const words = (ours: string, older: string) => (showsWordsOfCredential ? ours : older);

let world: World;
beforeAll(async () => {
	world = await startWorld('credential-key');
});
afterAll(async () => await world.sandbox.close());

const test = async (apiKey: string, baseUrl: string) =>
	await world.n8n.testCredential({
		name: 'Tested',
		type: 'lemlistTasksApi',
		data: { apiKey, baseUrl },
	});

it('accepts the right key', async () => {
	const result = await test(world.sandbox.apiKey, world.sandbox.url);

	expect(result).toMatchObject({ status: 'OK' });
	expect(world.sandbox.requests.at(-1)).toMatchObject({ path: '/team', status: 200 });
});

it('reports that lemlist rejects the key', async () => {
	const result = await test('another-key', world.sandbox.url);

	expect(result.status).toBe('Error');
	expect(result.message).toContain(words('lemlist rejected the API key', 'Authorization failed'));
});

it('reports that the key is empty', async () => {
	const result = await test('', world.sandbox.url).catch(({ message }: Error) => ({
		status: 'Error',
		message,
	}));

	expect(result.status).toBe('Error');
	expect(result.message).toContain(
		words("The credential's API Key is empty", '"apiKey\\" is mandatory'),
	);
});

it('follows no redirects, which would leak the key', async () => {
	const arrived: unknown[] = [];
	const elsewhere = createServer((request, response) => {
		arrived.push(request.headers);
		response.end('{"_id":"tea_1"}');
	});
	await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
	const { port } = elsewhere.address() as AddressInfo;
	const headers = { location: `http://127.0.0.1:${port}/team` };
	world.sandbox.fault({ answer: { status: 307, headers }, times: 1 });

	const result = await test(world.sandbox.apiKey, world.sandbox.url);
	elsewhere.close();

	expect(result.status).toBe('Error');
	expect(result.message).toContain(
		words('Base URL does not lead to lemlist, but to another address', 'status code 307'),
	);
	expect(arrived).toEqual([]);
});

it('reports that the base URL leads to a web page', async () => {
	const result = await test(world.sandbox.apiKey, world.sandbox.url.replace('/api', '/elsewhere'));

	expect(result.status).toBe('Error');
	expect(result.message).toContain("Base URL does not lead to lemlist's API");
});

it('does not send the key if the base URL is http and not this machine', async () => {
	const result = await test(world.sandbox.apiKey, 'http://lemlist.example.com/api');

	expect(result.status).toBe('Error');
	expect(result.message).toContain("The credential's Base URL does not start with https://");
});

describe.each([4.2, 4])('in an HTTP Request node %d', (typeVersion) => {
	/** Runs a workflow with the node and our credential; gives its error. */
	const request = async (url: string): Promise<string | undefined> => {
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		const parameters = {
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: 'lemlistTasksApi',
			options: {},
		};
		const node = { position: [0, 0] as [number, number], parameters: {} };
		const workflowId = await world.n8n.createWorkflow({
			name: url,
			settings: { executionOrder: 'v1' },
			nodes: [
				{ ...node, id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
				{
					...{ ...node, id: '2', name: 'HTTP Request', type: 'n8n-nodes-base.httpRequest' },
					...{ typeVersion, parameters, credentials: { lemlistTasksApi: world.credential } },
				},
			],
			connections: { Start: to('HTTP Request') },
		});
		await world.n8n.runWorkflow(workflowId, 'Start');
		const { data } = await world.n8n.storedExecution(workflowId, 1);
		return data.resultData.error?.message;
	};

	it('sends the key to Base URL', async () => {
		expect(await request(`${world.sandbox.url}/team`)).toBeUndefined();
		expect(world.sandbox.requests.at(-1)).toMatchObject({ path: '/team', status: 200 });
	});

	it('keeps the key from other hosts, and says so', async () => {
		const before = world.sandbox.requests.length;
		const other = world.sandbox.url.replace('127.0.0.1', 'localhost');

		expect(await request(`${other}/team`)).toContain(
			`sends its API key only to its Base URL, ${world.sandbox.origin}, and this request goes to ${new URL(other).origin}.`,
		);
		expect(world.sandbox.requests).toHaveLength(before);
	});

	it('follows no redirect', async () => {
		const headers = { location: `${world.sandbox.url.replace('127.0.0.1', 'localhost')}/team` };
		world.sandbox.fault({ answer: { status: 307, headers }, times: 1 });

		expect(await request(`${world.sandbox.url}/team`)).toMatch(/307/);
		expect(world.sandbox.requests.at(-1)).toMatchObject({ status: 307 });
	});
});
