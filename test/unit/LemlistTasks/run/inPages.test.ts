import type { DeclarativeRestApiSettings, IHttpRequestOptions } from 'n8n-workflow';
import { inPages } from '../../../../nodes/LemlistTasks/run/inPages';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import type { Pagination } from '../../../../nodes/LemlistTasks/declarations/plan';
import { executionOf } from '../../support/execution';

const context = executionOf({ items: [{ limit: 1 }, { limit: 7 }] });
const item = contextOfItem(context, 1);
const request: IHttpRequestOptions = { url: '/list', qs: { status: 'due' } };

it("gives the pagination the item's context and its request, as n8n's engine does", async () => {
	let seen: DeclarativeRestApiSettings.ResultOptions | undefined;
	const pagination: Pagination = async function (asked) {
		seen = asked;
		return [{ json: { index: this.getItemIndex(), limit: this.getNodeParameter('limit') } }];
	};
	const items = await inPages(pagination, request, item, jest.fn());
	expect(items).toEqual([{ json: { index: 1, limit: 7 } }]);
	expect(seen).toMatchObject({ options: request, paginate: true });
});

it('sends what it asks for, and gives it the answer', async () => {
	const answerTo = jest.fn(async ({ url }: IHttpRequestOptions) => [{ json: { url } }]);
	const pagination: Pagination = async function (asked) {
		const pages = ['/one', '/two'].map(async (url) => {
			const options = { ...asked.options, url };
			return await this.makeRoutingRequest({ ...asked, options });
		});
		return (await Promise.all(pages)).flat();
	};
	expect(await inPages(pagination, request, item, answerTo)).toEqual([
		{ json: { url: '/one' } },
		{ json: { url: '/two' } },
	]);
	expect(answerTo.mock.calls).toEqual([
		[{ ...request, url: '/one' }],
		[{ ...request, url: '/two' }],
	]);
});

it('throws what an answer throws', async () => {
	const refusing = async () => await Promise.reject(new Error('refused'));
	const pagination: Pagination = async function (asked) {
		return await this.makeRoutingRequest(asked);
	};
	await expect(inPages(pagination, request, item, refusing)).rejects.toThrow('refused');
});
