import type { PostReceiveAction } from 'n8n-workflow';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import { toItems } from '../../../../nodes/LemlistTasks/run/toItems';
import { executionOf } from '../../support/execution';
import { reply } from '../../support/reply';

const context = executionOf({ items: [{}, {}] });
const item = contextOfItem(context, 1);

it('has the body as the item', async () => {
	expect(await toItems(reply(200, { _id: 'a' }), [], item)).toEqual([{ json: { _id: 'a' } }]);
});

it('passes the items from hook to hook, with the reply and the item', async () => {
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
