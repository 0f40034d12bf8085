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
	expect(result.message).toContain(words('lemlist received no API key', '"apiKey\\" is mandatory'));
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
	// A notation of 127.0.0.1 that is not recognized as loopback stands in for another host.
	const elsewhere = world.sandbox.url.replace('127.0.0.1', '127.1');
	const result = await test(world.sandbox.apiKey, elsewhere);

	expect(result.status).toBe('Error');
	expect(result.message).toContain(words('the key is never sent over http', 'Bad request'));
	expect(world.sandbox.requests.at(-1)).toMatchObject({ path: '/team', status: 400, key: 'none' });
});
