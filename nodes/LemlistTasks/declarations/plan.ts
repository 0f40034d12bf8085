import type {
	IHttpRequestOptions,
	IN8nRequestOperations,
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	INodeTypeDescription,
	PostReceiveAction,
	PreSendAction,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

/** A value that goes into the request. */
export interface PlannedField {
	/** Full path of the parameter that it comes from, such as `updateFields.title`. */
	path: string;
	/** Whether the value is inside a resource locator. */
	extractValue: boolean;
	/** What is sent instead of the parameter's value: text, or an expression that starts with `=`. */
	value?: string;
	into: 'body' | 'qs';
	/** lemlist's name for it. */
	property: string;
}

/** What one property adds to the request. */
export interface PlannedStep {
	/** Options that are the same for all items. A string may be `={{$credentials.NAME}}`, perhaps with `.trim()`. */
	request?: Partial<IHttpRequestOptions>;
	field?: PlannedField;
}

/** What a node's declarations and parameters come to: the same for all of its items. */
export interface RequestPlan {
	/** In the order of the properties; later ones win. */
	steps: PlannedStep[];
	preSend: PreSendAction[];
	postReceive: PostReceiveAction[];
	/** Reads all pages, for an operation that has them. */
	pagination?: Pagination;
}

/** n8n declares pagination in several forms; this is the function, which calls `this.makeRoutingRequest`. */
export type Pagination = Extract<
	IN8nRequestOperations['pagination'],
	(...args: never[]) => unknown
>;

/**
 * Reads the `routing` declarations of a node as n8n's own engine does (`RoutingNode` of n8n-core):
 * the displayed properties in their order, the chosen option's routing as well as the property's
 * own, and those fields of a collection that are set. As there, raw parameters decide.
 */
export function planRequest(description: INodeTypeDescription, node: INode): RequestPlan {
	const defaults = description.requestDefaults as Partial<IHttpRequestOptions>;
	const plan: RequestPlan = { steps: [{ request: defaults }], preSend: [], postReceive: [] };

	const isDisplayed = (property: INodeProperties) =>
		NodeHelpers.displayParameter(node.parameters, property, node, description, node.parameters);

	const addProperty = (property: INodeProperties, values: INodeParameters, path: string) => {
		if (!isDisplayed(property)) return;
		addRouting(property.routing, property, path + property.name);
		const value = values[property.name];
		if (property.type === 'options') {
			const chosen = optionsOf(property).find((option) => option.value === value);
			addRouting(chosen?.routing, property, path + property.name);
		}
		if (property.type === 'collection') {
			const fields = Object(value) as INodeParameters;
			for (const field of (property.options ?? []) as INodeProperties[]) {
				if (field.name in fields) addProperty(field, fields, `${path}${property.name}.`);
			}
		}
	};

	const addRouting = (
		routing: INodePropertyRouting | undefined,
		property: INodeProperties,
		path: string,
	) => {
		const { request, send, operations, output } = routing ?? {};
		if (request) plan.steps.push({ request: request as Partial<IHttpRequestOptions> });
		if (send?.property !== undefined) {
			plan.steps.push({
				field: {
					path,
					extractValue: property.type === 'resourceLocator',
					// n8n ignores an empty one.
					...(send.value && { value: send.value }),
					into: send.type === 'body' ? 'body' : 'qs',
					property: send.property,
				},
			});
		}
		if (operations?.pagination) plan.pagination = operations.pagination as Pagination;
		plan.preSend.push(...(send?.preSend ?? []));
		plan.postReceive.push(...(output?.postReceive ?? []));
	};

	for (const property of description.properties) addProperty(property, node.parameters, '');
	return plan;
}

const optionsOf = (property: INodeProperties) => (property.options ?? []) as INodePropertyOptions[];
