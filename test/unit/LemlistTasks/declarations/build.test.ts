import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { buildRequest } from '../../../../nodes/LemlistTasks/declarations/build';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import type { RequestPlan } from '../../../../nodes/LemlistTasks/declarations/plan';
import { credentials, executionOf, locator } from '../../support/execution';

const plan: RequestPlan = {
	request: {
		method: 'PATCH',
		baseURL: '={{$credentials.baseUrl}}',
		url: '/tasks',
		headers: { Accept: 'application/json' },
	},
	fields: [
		{ path: 'taskId', extractValue: true, into: 'body', property: 'id' },
		{ path: 'fields.title', extractValue: false, into: 'body', property: 'name' },
		{ path: 'page', extractValue: false, into: 'qs', property: 'p' },
	],
	preSend: [],
	postReceive: [],
};
const context = executionOf({
	items: [{}, { taskId: locator('opp_1'), fields: { title: 'Call' }, page: 3 }],
});
const item = contextOfItem(context, 1, context.helpers);

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

it.each(['={{$credentials.baseUrl}}', '={{ $credentials.baseUrl }}'])(
	'fills in %s and no other text',
	async (baseURL) => {
		const url = '/$credentials.baseUrl';
		const request = await buildRequest({ ...plan, request: { baseURL, url } }, item, credentials);
		expect(request).toMatchObject({ baseURL: credentials.baseUrl, url });
	},
);

it('gives the request from hook to hook, the whole body from the first on', async () => {
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

it('shares no body between items', async () => {
	const [first, second] = [
		await buildRequest(plan, item, credentials),
		await buildRequest(plan, item, credentials),
	];
	expect(first.body).not.toBe(second.body);
});

it('throws what a hook or a parameter throws', async () => {
	const refusing = { ...plan, preSend: [async () => await Promise.reject(new Error('refused'))] };
	await expect(buildRequest(refusing, item, credentials)).rejects.toThrow('refused');
	const unreadable = Object.assign(Object.create(item) as IExecuteSingleFunctions, {
		getNodeParameter: () => {
			throw new Error('no such node');
		},
	});
	await expect(buildRequest(plan, unreadable, credentials)).rejects.toThrow('no such node');
});
