import type { INodeTypes } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { LemlistTasksApi } from '../../../credentials/LemlistTasksApi.credentials';
import { description } from '../support/declarations';
import { nodeWith } from '../support/execution';
import { unsafeUrls } from '../support/unsafeUrls';

const credential = new LemlistTasksApi();
const apiKey = 'key of team one';

/** Evaluates an expression as n8n does for the `authenticate` of a credential. */
function evaluate(expression: string, $credentials: Record<string, string>): unknown {
	const node = { ...nodeWith(), type: 'test' };
	const nodeTypes = {
		getByNameAndVersion: () => ({ description }),
	} as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getSimpleParameterValue(node, expression, 'internal', {
		$credentials,
	});
}

const { auth } = credential.authenticate.properties;
const passwordFor = (baseUrl: string, key = apiKey) =>
	evaluate(String(auth?.['password']), { apiKey: key, baseUrl });

it('has the names that workflows and nodes refer to it by', () => {
	expect(credential).toMatchObject({ name: 'lemlistTasksApi', displayName: 'Lemlist Tasks API' });
	expect(credential.properties).toMatchObject([
		{ name: 'apiKey', typeOptions: { password: true }, required: true, default: '' },
		{ name: 'baseUrl', required: true, default: 'https://api.lemlist.com/api' },
	]);
});

it('is Basic auth with an empty user, declared and not coded', () => {
	expect(credential.authenticate).toMatchObject({ type: 'generic' });
	expect(Object.keys(credential.authenticate.properties)).toEqual(['auth']);
	expect(auth).toMatchObject({ username: '', password: expect.stringMatching(/^=/) });
});

it.each([
	'https://api.lemlist.com/api',
	'HTTPS://api.lemlist.com/api',
	' https://api.lemlist.com/api ',
	'http://localhost:4000/api',
	'http://localhost',
	'http://127.0.0.1:4000/api',
	'http://127.1.2.3/api',
	'http://[::1]:4000/api',
])('sends the key to %j', (baseUrl) => {
	expect(passwordFor(baseUrl)).toBe(apiKey);
});

it.each(unsafeUrls)('keeps the key from %j', (baseUrl) => {
	expect(passwordFor(baseUrl)).toBe('');
});

it('sends the key without blanks that were pasted with it', () => {
	expect(passwordFor('https://api.lemlist.com/api', ` ${apiKey}\n`)).toBe(apiKey);
});

describe('its test', () => {
	const { request, rules = [] } = credential.test;

	it('asks for the team', () => {
		expect(request).toEqual({
			...{ baseURL: '={{$credentials.baseUrl.trim()}}', url: '/team', disableFollowRedirect: true },
		});
		expect(evaluate(String(request.baseURL), { baseUrl: ' https://example.com \n' })).toBe(
			'https://example.com',
		);
	});

	it.each([
		[301, /to another address/],
		[302, /to another address/],
		[303, /to another address/],
		[307, /to another address/],
		[308, /to another address/],
		[400, /received no API key.*https/],
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
