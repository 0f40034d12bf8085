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

/** A parameter whose value goes into the request. */
export interface PlannedField {
	/** Full path of the parameter, such as `updateFields.title`. */
	path: string;
	/** Whether the value sits inside a resource locator. */
	extractValue: boolean;
	into: 'body' | 'qs';
	/** lemlist's name for it. */
	property: string;
}

/** What a node's declarations and set parameters come to: the same for all of its items. */
export interface RequestPlan {
	/** Options that no item changes. A string may be `={{$credentials.NAME}}`. */
	request: Partial<IHttpRequestOptions>;
	fields: PlannedField[];
	preSend: PreSendAction[];
	postReceive: PostReceiveAction[];
	/** What asks for all pages, for an operation that gives them. */
	pagination?: Pagination;
}

/** Of the forms in which n8n declares pagination, the function: it calls `this.makeRoutingRequest`. */
export type Pagination = Extract<
	IN8nRequestOperations['pagination'],
	(...args: never[]) => unknown
>;

/**
 * Reads the `routing` declarations of a node as n8n's own engine does (`RoutingNode` of n8n-core):
 * the displayed properties in their order, the chosen option's routing as well as the property's
 * own, and those fields of a collection that are set. Like there, raw parameters decide.
 */
export function planRequest(description: INodeTypeDescription, node: INode): RequestPlan {
	const plan: RequestPlan = {
		request: { ...(description.requestDefaults as Partial<IHttpRequestOptions>) },
		fields: [],
		preSend: [],
		postReceive: [],
	};

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
		Object.assign(plan.request, routing?.request);
		const { pagination } = routing?.operations ?? {};
		if (pagination) plan.pagination = pagination as Pagination;
		const { type, property: name, preSend = [] } = routing?.send ?? {};
		if (name !== undefined) {
			const extractValue = property.type === 'resourceLocator';
			plan.fields.push({
				path,
				extractValue,
				into: type === 'body' ? 'body' : 'qs',
				property: name,
			});
		}
		plan.preSend.push(...preSend);
		plan.postReceive.push(...(routing?.output?.postReceive ?? []));
	};

	for (const property of description.properties) addProperty(property, node.parameters, '');
	return plan;
}

const optionsOf = (property: INodeProperties) => (property.options ?? []) as INodePropertyOptions[];
