import { defaultApiKey } from '../../../sandbox';
import { basic, call } from './client';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox({ apiKeys: ['second-key'] });

describe('the API key', () => {
	it.each([defaultApiKey, 'second-key'])('%s is accepted', async (key) => {
		expect((await call(sandbox(), 'GET', '/team', { key })).status).toBe(200);
	});

	it.each([
		['no key', null, 400, 'No API key provided'],
		['an empty key', '', 400, 'No API key provided'],
		['a wrong key', 'wrong', 401, 'The authentication you supplied is incorrect'],
		[
			'a property of Object.prototype',
			'constructor',
			401,
			'The authentication you supplied is incorrect',
		],
		['a blocked user', 'sandbox-key-blocked', 403, 'User linked to this API key is blocked'],
		['a free plan', 'sandbox-key-free-plan', 402, 'route is available starting emailPro plan'],
		['no user', 'sandbox-key-without-user', 404, 'No user found for this API key'],
	])('is rejected: %s', async (_what, key, status, body) => {
		const answer = await call(sandbox(), 'GET', '/team', { key });
		expect(answer).toMatchObject({ status, body });
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
	});

	it.each([
		['as the user name', basic(`${defaultApiKey}:`), 401],
		['after a user name', basic(`user:${defaultApiKey}`), 401],
		['as a bearer token', `Bearer ${defaultApiKey}`, 400],
	])('is not accepted %s', async (_what, authorization, status) => {
		const answer = await call(sandbox(), 'GET', '/team', { key: null, headers: { authorization } });
		expect(answer.status).toBe(status);
	});

	it('is rejected with an envelope on v2 routes', async () => {
		const { status, body } = await call(sandbox(), 'GET', '/v2/tasks', { key: 'wrong' });
		expect(status).toBe(401);
		expect(body).toEqual({
			success: false,
			error: { code: 'ROUTE_UNAUTHORIZED', message: 'Unauthorized' },
		});
	});

	it('does not appear in the log', async () => {
		await call(sandbox(), 'GET', '/team', { key: 'second-key' });
		await call(sandbox(), 'GET', '/team', { key: null });
		expect(sandbox().requests.map(({ key }) => key)).toEqual([
			expect.stringMatching(/^[0-9a-f]{8}$/),
			'none',
		]);
		expect(JSON.stringify(sandbox().requests)).not.toContain('second-key');
	});
});

describe('a path without a route', () => {
	it.each([
		['GET', '/users'],
		['POST', '/nothing'],
		['GET', '/v2'],
		['GET', '/team/'],
	])('gets the web app: %s %s', async (method, path) => {
		const answer = await call(sandbox(), method, path, { key: null });
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(answer.body).toMatch(/^<!DOCTYPE html>/);
	});

	it.each(['/', '/nothing', '/sandbox/nothing'])('outside the API: %s', async (path) => {
		const response = await fetch(sandbox().origin + path);
		expect(response.status).toBe(200);
		expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
		expect(sandbox().requests).toEqual([]);
	});
});
