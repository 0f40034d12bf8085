import type { PostReceiveAction } from 'n8n-workflow';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import { toItems } from '../../../../nodes/LemlistTasks/run/toItems';
import { executionOf } from '../../support/execution';
import { reply } from '../../support/reply';

const context = executionOf({ items: [{}, {}] });
const item = contextOfItem(context, 1);

it('gives the body as an item, and a list as an item each', async () => {
	expect(await toItems(reply(200, { _id: 'a' }), [], item)).toEqual([{ json: { _id: 'a' } }]);
	expect(await toItems(reply(200, [{ _id: 'a' }, { _id: 'b' }]), [], item)).toEqual([
		{ json: { _id: 'a' } },
		{ json: { _id: 'b' } },
	]);
});

it('gives the items from hook to hook, with the answer and the item', async () => {
	const seen: unknown[] = [];
	const hook = (name: string): PostReceiveAction =>
		async function (items, response) {
			seen.push([this.getItemIndex(), items, response]);
			return [{ json: { name } }];
		};
	const answer = reply(201, { results: [] }, { 'x-a': 'b' });
	expect(await toItems(answer, [hook('first'), hook('second')], item)).toEqual([
		{ json: { name: 'second' } },
	]);
	expect(seen).toEqual([
		[1, [{ json: { results: [] } }], answer],
		[1, [{ json: { name: 'first' } }], answer],
	]);
});
