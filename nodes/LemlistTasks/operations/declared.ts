// What Update and Create write is declared with n8n's own `routing`. n8n's engine (`RoutingNode` of
// n8n-core) could send it; these functions read the same declarations, so that the run can send it
// within the rate limit, with retries and with errors per row.
import type {
	IDataObject,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	PreSendAction,
} from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import type { Request } from '../../lemlist/http';
import type { Expectation } from '../../lemlist/policy/expected';
import type { Task } from '../../lemlist/task';
import { toTask } from '../../lemlist/task';
import { Faults } from '../../shared/fields/rejection';
import type { Item, Operation } from '../operation';
import { optionsWith } from './options';

/** What n8n's engine adds to every request. Ours takes the Base URL from the session. */
export const REQUEST_DEFAULTS = {
	baseURL: '={{$credentials.baseUrl.trim()}}',
	headers: { Accept: 'application/json' },
	disableFollowRedirect: true,
};

/** A value that goes into the body. */
interface DeclaredField {
	/** Full path of the parameter that it comes from, such as `updateFields.title`. */
	path: string;
	/** lemlist's name for it. */
	property: string;
	/** Whether the value is inside a resource locator. */
	extractValue: boolean;
}

/** The body fields and hooks that a node's parameters select, the same for all of its rows. */
interface Plan {
	fields: DeclaredField[];
	/**
	 * In the order of the properties, which counts:
	 * 1. Map Automatically makes the body, or each field's reader replaces its value.
	 * 2. Clear Fields adds to it.
	 * 3. An option may change it as a whole.
	 */
	hooks: PreSendAction[];
}

/** By the node's raw parameters, one object for all rows of a run. The operation is one of them. */
const plans = new WeakMap<INodeParameters, Plan>();

/**
 * One row's request: the declared fields filled with the row's values as they are given, then replaced by the
 * hooks with what lemlist takes.
 * @throws LemlistError with all faults: parameters that cannot be evaluated, values that are rejected
 */
export async function readDeclared(
	operation: Pick<Operation, 'option' | 'properties' | 'options'>,
	item: Item,
): Promise<Request> {
	const plan = plans.get(item.parameters) ?? planOf(operation, item.parameters);
	plans.set(item.parameters, plan);
	const { method, url } = Object(operation.option.routing?.request) as Request;
	const body: IDataObject = {};
	const faults = new Faults();
	/** Does a piece of the work in a turn. Collects its fault, and returns undefined then. */
	const collect = async <T>(work: () => T | Promise<T>) =>
		await item.turns.take(async () => await faults.collect(work));
	// First, all values go into the body as they are given; one that cannot be evaluated is blank.
	for (const { path, property, extractValue } of plan.fields) {
		const given = await collect(() =>
			item.context.getNodeParameter(path, undefined, { extractValue }),
		);
		body[property] = given as IDataObject[string];
	}
	let request: Request = { method: method!, url, headers: { ...REQUEST_DEFAULTS.headers }, body };
	// Then the hooks replace them. One that finds a fault leaves the request as it is.
	for (const hook of plan.hooks) {
		const before = request;
		request = (await collect(async () => await hook.call(item.context, before))) ?? before;
	}
	faults.throwIfAny();
	return request;
}

/**
 * Sends a declared request.
 * @param expects whether the body of a reply is what was asked for
 * @returns the task of the reply
 * @throws what the client's `request` throws
 */
export const sendDeclared = async (
	request: Request,
	client: LemlistClient,
	expects: Expectation,
): Promise<Task> => toTask((await client.request(request, { expects })) as Task);

/**
 * Reads the declarations as n8n's engine does: the displayed properties in their order, the chosen
 * option's routing as well as the property's own, and those fields of a collection that are set. As
 * there, what is displayed depends on raw parameters, not on what expressions give for a row.
 */
function planOf(
	{ properties, options }: Pick<Operation, 'properties' | 'options'>,
	parameters: INodeParameters,
): Plan {
	const plan: Plan = { fields: [], hooks: [] };

	const addRouting = (
		routing: INodePropertyRouting | undefined,
		path: string,
		extractValue: boolean,
	) => {
		const { property, preSend = [] } = routing?.send ?? {};
		if (property !== undefined) {
			plan.fields.push({ path, property, extractValue });
		}
		plan.hooks.push(...preSend);
	};

	const addProperty = (property: INodeProperties, path: string, value: unknown) => {
		// Without the node and its type, `@tool` is false: the panel's variant of a field is read, in tools as well.
		if (!NodeHelpers.displayParameter(parameters, property, null, null, parameters)) return;
		const isLocator = property.type === 'resourceLocator';
		addRouting(property.routing, path, isLocator);
		if (property.type === 'options') {
			const choices = (property.options ?? []) as INodePropertyOptions[];
			addRouting(choices.find((each) => each.value === value)?.routing, path, isLocator);
		}
		if (property.type === 'collection') {
			const values = Object(value) as INodeParameters;
			for (const field of (property.options ?? []) as INodeProperties[]) {
				if (field.name in values) addProperty(field, `${path}.${field.name}`, values[field.name]);
			}
		}
	};

	for (const property of [...properties, optionsWith(options)]) {
		addProperty(property, property.name, parameters[property.name]);
	}
	return plan;
}
