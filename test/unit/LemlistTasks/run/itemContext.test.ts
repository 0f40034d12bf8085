import type { IExecuteFunctions } from 'n8n-workflow';
import { taskOfParameter } from '../../../../nodes/LemlistTasks/operations/task';
import { contextOfItem, taskIdsOf } from '../../../../nodes/LemlistTasks/run/itemContext';
import { executionOf, locator } from '../../support/execution';

function execution() {
	return {
		getNode: jest.fn(() => ({ name: 'Lemlist Tasks' })),
		getTimezone: jest.fn(() => 'Europe/Paris'),
		getInputData: jest.fn(() => [{ json: { a: 0 } }, { json: { a: 1 } }]),
		getNodeParameter: jest.fn(() => 'value'),
		getCredentials: jest.fn(async () => ({})),
		evaluateExpression: jest.fn(() => 'evaluated'),
		getWorkflowDataProxy: jest.fn(),
		helpers: { httpRequest: jest.fn() },
	};
}

const itemOf = (context: object, index: number) =>
	contextOfItem(context as IExecuteFunctions, index);

it("fills in the item's index, as n8n's ExecuteSingleContext does", async () => {
	const context = execution();
	const item = itemOf(context, 1);
	expect(item.getItemIndex()).toBe(1);
	expect(item.getInputData()).toEqual({ json: { a: 1 } });
	expect(item.getNodeParameter('fields.title', 'none', { extractValue: true })).toBe('value');
	expect(context.getNodeParameter).toHaveBeenCalledWith('fields.title', 1, 'none', {
		extractValue: true,
	});
	await item.getCredentials('lemlistTasksApi');
	expect(context.getCredentials).toHaveBeenCalledWith('lemlistTasksApi', 1);
	item.evaluateExpression('={{ $json.a }}', undefined as never);
	expect(context.evaluateExpression).toHaveBeenLastCalledWith('={{ $json.a }}', 1);
	item.evaluateExpression('={{ $json.a }}', 0);
	expect(context.evaluateExpression).toHaveBeenLastCalledWith('={{ $json.a }}', 0);
	item.getWorkflowDataProxy(undefined as never);
	expect(context.getWorkflowDataProxy).toHaveBeenCalledWith(1);
});

it('leaves the rest as the execution has it', () => {
	const item = itemOf(execution(), 0);
	expect(item.getNode().name).toBe('Lemlist Tasks');
	expect(item.getTimezone()).toBe('Europe/Paris');
});

it('shares the helpers of the execution, by which its session is found', () => {
	const context = execution();
	expect(itemOf(context, 0).helpers).toBe(context.helpers);
});

describe('a parameter that n8n cannot evaluate', () => {
	const failing = (error: Error) =>
		itemOf(
			{
				...execution(),
				getNodeParameter: () => {
					throw error;
				},
			},
			1,
		);

	it("is reported in n8n's words, without the item that the run adds", () => {
		const cause = Object.assign(new Error("Referenced node doesn't exist [item 1]"), {
			description: 'Check the name',
			context: { parameter: 'updateFields.title' },
		});
		expect(() => failing(cause).getNodeParameter('updateFields')).toThrow(
			expect.objectContaining({
				message: "Referenced node doesn't exist",
				description: 'Check the name',
				code: 'UNREADABLE_PARAMETER',
				field: 'updateFields.title',
				cause,
			}),
		);
	});

	it('is named if n8n does not name it', () => {
		expect(() => failing(new Error('Oops')).getNodeParameter('taskId')).toThrow(
			expect.objectContaining({
				message: 'Oops',
				description: 'Nothing was sent for this item.',
				field: 'taskId',
			}),
		);
	});
});

it('keeps items apart', () => {
	const context = execution();
	const items = [itemOf(context, 0), itemOf(context, 1)];
	expect(items.map((item) => item.getItemIndex())).toEqual([0, 1]);
});

describe("the tasks of a run's items", () => {
	const clock = { now: () => 0, sleep: async () => undefined };
	const idsOf = async (...taskIds: unknown[]) => {
		const context = executionOf({ items: taskIds.map((taskId) => ({ taskId })) });
		return await taskIdsOf(context, taskOfParameter, clock);
	};

	it('are in input order, and null if an item names none', async () => {
		const ids = [locator(' opp_1\n'), 'opp_2', locator(''), locator(undefined), locator(5), ' '];
		expect(await idsOf(...ids)).toEqual(['opp_1', 'opp_2', null, null, null, null]);
	});

	it('are the IDs that URLs hold, so that both spellings are one task', async () => {
		const url = locator('https://app.lemlist.com/tasks?task=opp_1');
		expect(await idsOf(locator('opp_1'), url)).toEqual(['opp_1', 'opp_1']);
	});

	it('are text as it is if it is no ID, to show it beside the error', async () => {
		expect(await idsOf(' Call the lead ')).toEqual(['Call the lead']);
	});

	it('are null if the parameter cannot be read: reading the item reports that', async () => {
		const unreadable = Object.assign(executionOf({ items: [{}, {}] }), {
			getNodeParameter: (_: string, itemIndex: number) => {
				if (itemIndex === 0) throw new Error("Referenced node doesn't exist");
				return 'opp_2';
			},
		});
		expect(await taskIdsOf(unreadable, taskOfParameter, clock)).toEqual([null, 'opp_2']);
	});

	it('are null for an operation that is not about a task', async () => {
		const context = executionOf({ items: [{ taskId: 'opp_1' }, {}] });
		expect(await taskIdsOf(context, undefined, clock)).toEqual([null, null]);
	});

	it('are read in turns with everything else in the process', async () => {
		let now = 0;
		let turns = 0;
		const slow = {
			now: () => (now += 5),
			sleep: async () => void turns++,
		};
		const context = executionOf({
			items: Array.from({ length: 100 }, () => ({ taskId: 'opp_1' })),
		});
		expect(await taskIdsOf(context, taskOfParameter, slow)).toHaveLength(100);
		expect(turns).toBeGreaterThan(10);
	});
});

it('sees an item without json, such as one that is only a file, as a row without columns', () => {
	const context = Object.assign(execution(), { getInputData: () => [{ binary: {} }] });
	expect(itemOf(context as never, 0).getInputData().json).toEqual({});
});
