import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { LemlistTasksApi } from '../../../credentials/LemlistTasksApi.credentials';
import { unsafeUrls } from '../support/unsafeUrls';

const credential = new LemlistTasksApi();
const apiKey = 'key of team one';
const baseUrl = 'https://api.lemlist.com/api';

const authenticate = async (
	request: IHttpRequestOptions,
	stored: ICredentialDataDecryptedObject = {},
) => await credential.authenticate({ apiKey, baseUrl, ...stored }, request);

it('has the names that workflows and nodes refer to it by', () => {
	expect(credential).toMatchObject({ name: 'lemlistTasksApi', displayName: 'Lemlist Tasks API' });
	expect(credential.properties).toMatchObject([
		{ name: 'apiKey', typeOptions: { password: true }, required: true, default: '' },
		{ name: 'baseUrl', required: true, default: 'https://api.lemlist.com/api' },
	]);
});

it('says where the key is found, without a click', () => {
	expect(credential.properties[0]).toMatchObject({
		hint: expect.stringContaining('Settings > Integrations'),
	});
});

it('is Basic auth with an empty user', async () => {
	const request = { baseURL: baseUrl, url: '/team', headers: { Accept: 'application/json' } };

	expect(await authenticate(request)).toEqual({
		...request,
		auth: { username: '', password: apiKey },
		...{ disableFollowRedirect: true, followRedirect: false, followAllRedirects: false },
	});
});

it('sends the key without blanks that were pasted with it', async () => {
	const { auth } = await authenticate({ url: baseUrl }, { apiKey: ` ${apiKey}\n` });

	expect(auth).toEqual({ username: '', password: apiKey });
});

it.each<[base: string, request: { baseURL?: string; url: string }]>([
	[baseUrl, { url: 'https://api.lemlist.com/api/campaigns?limit=1' }],
	[baseUrl, { url: 'HTTPS://API.LEMLIST.COM:443/other' }],
	[baseUrl, { baseURL: baseUrl, url: 'team' }],
	[baseUrl, { baseURL: baseUrl, url: '' }],
	[` ${baseUrl} `, { url: baseUrl }],
	['HTTPS://api.lemlist.com/api', { url: baseUrl }],
	['http://localhost:4000/api', { url: 'http://localhost:4000/api/team' }],
	['http://localhost', { url: 'http://localhost/team' }],
	['http://127.1.2.3/api', { url: 'http://127.1.2.3/' }],
	['http://[::1]:4000/api', { url: 'http://[::1]:4000/api' }],
])('with the Base URL %j, adds the key to %j', async (base, request) => {
	expect(await authenticate(request, { baseUrl: base })).toMatchObject({
		auth: { password: apiKey },
	});
});

it.each<[request: { baseURL?: string; url: string }, target: string]>([
	[{ url: 'https://example.com/api' }, 'https://example.com'],
	[{ url: 'http://api.lemlist.com/api' }, 'http://api.lemlist.com'],
	[{ url: 'https://api.lemlist.com:8443/api' }, 'https://api.lemlist.com:8443'],
	[{ url: 'https://api.lemlist.com.example.com/' }, 'https://api.lemlist.com.example.com'],
	[{ url: 'https://api.lemlist.com@example.com/' }, 'https://example.com'],
	[{ url: 'https://user:pass@example.com/' }, 'https://example.com'],
	[{ url: 'https://example.com\\@api.lemlist.com/' }, 'https://example.com'],
	[{ url: 'https:\\\\example.com' }, 'https://example.com'],
	[{ url: '\thttps://example.com' }, 'https://example.com'],
	[{ baseURL: baseUrl, url: 'https://example.com/' }, 'https://example.com'],
	[{ baseURL: baseUrl, url: '//example.com/' }, 'https://example.com'],
	[{ baseURL: 'https://example.com', url: '/team' }, 'https://example.com'],
	[{ url: '/team' }, 'no valid URL'],
	[{ url: '' }, 'no valid URL'],
])('keeps the key from %j, and says so', async (request, target) => {
	await expect(authenticate(request)).rejects.toThrow(
		`sends its API key only to its Base URL, https://api.lemlist.com, and this request goes to ${target}. Change`,
	);
});

it.each([
	['https://api.lemlist.com/api/team', 'adds'],
	['https://example.com/', 'keeps'],
])('reads the URL where the HTTP Request node has it: %s', async (uri, what) => {
	const legacy = { uri } as Partial<IHttpRequestOptions> as IHttpRequestOptions;

	if (what === 'adds') expect(await authenticate(legacy)).toMatchObject({ auth: {} });
	else await expect(authenticate(legacy)).rejects.toThrow('goes to https://example.com.');
});

it.each(unsafeUrls)('keeps the key from the Base URL %j', async (unsafe) => {
	const request = { baseURL: unsafe, url: '/team' };

	await expect(authenticate(request, { baseUrl: unsafe })).rejects.toThrow(
		/^The credential's Base URL does not start with https:\/\/: ".*"\. It is usually/,
	);
});

it('says that the key is missing', async () => {
	const error = await authenticate({ url: baseUrl }, { apiKey: ' ' }).catch(
		(thrown: Error) => thrown,
	);

	expect(error).toMatchObject({
		message: expect.stringMatching(/^The credential's API Key is empty/),
	});
	// n8n would show it instead of the message.
	expect(error).not.toHaveProperty('code');
});

describe('its test', () => {
	const { request, rules = [] } = credential.test;

	it('asks for the team', () => {
		expect(request).toEqual({ baseURL: '={{$credentials.baseUrl.trim()}}', url: '/team' });
	});

	it.each([
		[301, /to another address/],
		[302, /to another address/],
		[303, /to another address/],
		[307, /to another address/],
		[308, /to another address/],
		[401, /rejected the API key/],
		[402, /plan/],
		[403, /blocked/],
		[404, /no user/],
	])('says what %i means', (status, message) => {
		const rule = rules.find(
			({ type, properties }) => type === 'responseCode' && properties.value === status,
		);
		expect(rule?.properties.message).toMatch(message);
	});

	it('fails on an answer that is no team, such as a web page', () => {
		expect(rules).toContainEqual({
			type: 'responseSuccessBody',
			properties: {
				key: '_id',
				value: undefined,
				message: expect.stringContaining("Base URL does not lead to lemlist's API"),
			},
		});
	});
});
