import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { buildRequest } from '../../../../nodes/LemlistTasks/declarations/buildRequest';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import type { RequestPlan } from '../../../../nodes/LemlistTasks/declarations/plan';
import { credentials, executionOf, locator } from '../../support/execution';

const plan: RequestPlan = {
	steps: [
		{ request: { baseURL: '={{$credentials.baseUrl}}', headers: { Accept: 'application/json' } } },
		{ request: { method: 'PATCH', url: '/tasks' } },
		{ field: { path: 'taskId', extractValue: true, into: 'body', property: 'id' } },
		{ field: { path: 'fields.title', extractValue: false, into: 'body', property: 'name' } },
		{ field: { path: 'page', extractValue: false, into: 'qs', property: 'p' } },
	],
	preSend: [],
	postReceive: [],
};
const context = executionOf({
	items: [{}, { taskId: locator('opp_1'), fields: { title: 'Call' }, page: 3 }],
});
const item = contextOfItem(context, 1);

it("fills the plan with the item's values", async () => {
	expect(await buildRequest(plan, item, credentials)).toEqual({
		method: 'PATCH',
		baseURL: credentials.baseUrl,
		url: '/tasks',
		headers: { Accept: 'application/json' },
		qs: { p: 3 },
		body: { id: 'opp_1', name: 'Call' },
		timeout: 15_000,
	});
});

it.each([
	'={{$credentials.baseUrl}}',
	'={{ $credentials.baseUrl }}',
	'={{$credentials.baseUrl.trim()}}',
])('fills in %s and no other text', async (baseURL) => {
	const url = '/$credentials.baseUrl';
	const steps = [{ request: { baseURL, url } }];
	const request = await buildRequest({ ...plan, steps }, item, credentials);
	expect(request).toMatchObject({ baseURL: credentials.baseUrl, url });
});

it('passes the request from hook to hook, the whole body from the first on', async () => {
	const seen: unknown[] = [];
	const hook = (url: string) =>
		async function (this: IExecuteSingleFunctions, request: IHttpRequestOptions) {
			seen.push([this.getItemIndex(), request.url, { ...(request.body as object) }]);
			return { ...request, url };
		};
	const hooked = { ...plan, preSend: [hook('/first'), hook('/second')] };
	const { url } = await buildRequest(hooked, item, credentials);
	const body = { id: 'opp_1', name: 'Call' };
	expect(seen).toEqual([
		[1, '/tasks', body],
		[1, '/first', body],
	]);
	expect(url).toBe('/second');
});

describe('what a declaration fixes', () => {
	const id = plan.steps[2]!;
	const fixed = (value: string) => ({
		field: { path: 'done', extractValue: false, into: 'body' as const, property: 'done', value },
	});
	const bodyWith = async (...steps: RequestPlan['steps']) =>
		(await buildRequest({ ...plan, steps }, item, credentials)).body;

	it('joins the values of items, whichever comes first', async () => {
		const body = { request: { body: { done: false, tags: ['a'] } } };
		const expected = { id: 'opp_1', done: false, tags: ['a'] };
		expect(await bodyWith(body, id)).toEqual(expected);
		expect(await bodyWith(id, body)).toEqual(expected);
	});

	it('is the same for the next item, whatever a hook did to it', async () => {
		const steps = [{ request: { body: { nested: { done: false } } } }];
		const first = await buildRequest({ ...plan, steps }, item, credentials);
		(first.body as { nested: object }).nested = { done: true };
		expect(await bodyWith(...steps)).toEqual({ nested: { done: false } });
	});

	it('is sent instead of a parameter, as text or as an expression of the item', async () => {
		expect(await bodyWith(fixed('yes'))).toEqual({ done: 'yes' });
		expect(await bodyWith(fixed('={{ false }}'))).toEqual({ done: 'evaluated: {{ false }}' });
	});
});

it('shares no body between items', async () => {
	const [first, second] = [
		await buildRequest(plan, item, credentials),
		await buildRequest(plan, item, credentials),
	];
	expect(first.body).not.toBe(second.body);
});

it('throws what a hook or a parameter throws', async () => {
	const rejecting = { ...plan, preSend: [async () => await Promise.reject(new Error('rejected'))] };
	await expect(buildRequest(rejecting, item, credentials)).rejects.toThrow('rejected');
	const unreadable = Object.assign(Object.create(item) as IExecuteSingleFunctions, {
		getNodeParameter: () => {
			throw new Error('no such node');
		},
	});
	await expect(buildRequest(plan, unreadable, credentials)).rejects.toThrow('no such node');
});
