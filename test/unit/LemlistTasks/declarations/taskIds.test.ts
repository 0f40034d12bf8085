import { taskIdsOf } from '../../../../nodes/LemlistTasks/declarations/taskIds';
import { executionOf, locator } from '../../support/execution';

it("gives each item's task in input order, and null where it names none", () => {
	const ids = [locator(' opp_1\n'), 'opp_2', locator(''), locator(undefined), locator(5), ' '];
	const context = executionOf({ items: ids.map((taskId) => ({ taskId })) });
	expect(taskIdsOf(context, 'taskId')).toEqual(['opp_1', 'opp_2', null, null, null, null]);
});

it('gives null where the parameter cannot be read, for the item to tell later', () => {
	const context = executionOf({ items: [{}, {}] });
	const unreadable = Object.assign(Object.create(context) as typeof context, {
		getNodeParameter: (_: string, itemIndex: number) => {
			if (itemIndex === 0) throw new Error("Referenced node doesn't exist");
			return 'opp_2';
		},
	});
	expect(taskIdsOf(unreadable, 'taskId')).toEqual([null, 'opp_2']);
});

it('gives null for an operation that is not about a task', () => {
	expect(taskIdsOf(executionOf({ items: [{ taskId: 'opp_1' }, {}] }), undefined)).toEqual([
		null,
		null,
	]);
});
