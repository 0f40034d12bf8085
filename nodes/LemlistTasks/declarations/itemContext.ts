import type { IExecuteFunctions, IExecuteSingleFunctions } from 'n8n-workflow';

/**
 * The execution context as a hook of one item sees it: n8n's own engine gives its hooks an
 * `ExecuteSingleContext`, ours a view of the execution's context with the item's index filled in.
 * @param helpers what hooks send look-ups with, so that those are paced as well
 */
export function contextOfItem(
	context: IExecuteFunctions,
	itemIndex: number,
	helpers: IExecuteFunctions['helpers'],
): IExecuteSingleFunctions {
	const own: Partial<IExecuteSingleFunctions> = {
		getItemIndex: () => itemIndex,
		getInputData: () => context.getInputData()[itemIndex] ?? { json: {} },
		getNodeParameter: ((name: string, fallback?: unknown, options?: object) =>
			context.getNodeParameter(name, itemIndex, fallback, options)) as never,
		getCredentials: async (type) => await context.getCredentials(type, itemIndex),
		evaluateExpression: (expression, index = itemIndex) =>
			context.evaluateExpression(expression, index),
		getWorkflowDataProxy: () => context.getWorkflowDataProxy(itemIndex),
		helpers: helpers as never,
	};
	return Object.assign(Object.create(context), own) as IExecuteSingleFunctions;
}
