import { taskIdsOf, taskOfParameter } from '../../../../nodes/LemlistTasks/declarations/taskIds';
import { executionOf, locator } from '../../support/execution';

it("gives each item's task in input order, and null if it names none", () => {
	const ids = [locator(' opp_1\n'), 'opp_2', locator(''), locator(undefined), locator(5), ' '];
	const context = executionOf({ items: ids.map((taskId) => ({ taskId })) });
	const expected = ['opp_1', 'opp_2', null, null, null, null];
	expect(taskIdsOf(context, taskOfParameter)).toEqual(expected);
});

it('gives the ID that a URL holds, so that both spellings are one task', () => {
	const ids = ['opp_1', 'https://app.lemlist.com/tasks?task=opp_1'];
	const context = executionOf({ items: ids.map((taskId) => ({ taskId: locator(taskId) })) });
	expect(taskIdsOf(context, taskOfParameter)).toEqual(['opp_1', 'opp_1']);
});

it('gives text that is no ID as it is, to show it beside the error', () => {
	const context = executionOf({ items: [{ taskId: ' Call the lead ' }] });
	expect(taskIdsOf(context, taskOfParameter)).toEqual(['Call the lead']);
});

it('gives null if the parameter cannot be read, for the item to tell later', () => {
	const context = executionOf({ items: [{}, {}] });
	const unreadable = Object.assign(Object.create(context) as typeof context, {
		getNodeParameter: (_: string, itemIndex: number) => {
			if (itemIndex === 0) throw new Error("Referenced node doesn't exist");
			return 'opp_2';
		},
	});
	expect(taskIdsOf(unreadable, taskOfParameter)).toEqual([null, 'opp_2']);
});

it('gives null for an operation that is not about a task', () => {
	expect(taskIdsOf(executionOf({ items: [{ taskId: 'opp_1' }, {}] }), undefined)).toEqual([
		null,
		null,
	]);
});
