import type { IExecuteFunctions } from 'n8n-workflow';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';

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

const itemOf = (context: ReturnType<typeof execution>, index: number, helpers = context.helpers) =>
	contextOfItem(context as unknown as IExecuteFunctions, index, helpers as never);

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

it('sends by the helpers that it is given, and not by those of the execution', () => {
	const context = execution();
	const paced = { httpRequest: jest.fn() };
	expect(itemOf(context, 0, paced).helpers).toBe(paced);
	expect(context.helpers).not.toBe(paced);
});

it('keeps items apart', () => {
	const context = execution();
	const items = [itemOf(context, 0), itemOf(context, 1)];
	expect(items.map((item) => item.getItemIndex())).toEqual([0, 1]);
});
