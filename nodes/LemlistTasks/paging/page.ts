import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';
import { codedError } from '../codedError';
import { refusal } from '../request/refuse';
import { isBlank } from '../request/values/blank';

/** The context of a pagination, and the request that it is to make in pages. */
export type Paging = [
	context: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
];

/** A page of lemlist's lists of tasks. */
export interface Page {
	results: IDataObject[];
	/** Tasks found on all pages; only the newer list tells it. */
	total?: number;
}

/**
 * Asks for one page.
 * @param which what is added to the query
 * @throws NodeOperationError with code `UNEXPECTED_ANSWER` where the answer is no page
 */
export async function ask([context, request]: Paging, which: IDataObject): Promise<Page> {
	const qs = { ...(request.options.qs as IDataObject), ...which };
	const options = { ...request.options, qs };
	const [answer] = await context.makeRoutingRequest.call(context as never, { ...request, options });
	const page = answer?.json as Partial<Page> | undefined;
	if (Array.isArray(page?.results)) return page as Page;
	const advice = 'Check the Base URL in the credential.';
	const message = `lemlist answered, but not with a list of tasks. ${advice}`;
	throw codedError(context.getNode(), message, advice, { code: 'UNEXPECTED_ANSWER' });
}

const LIMIT = { name: 'limit', label: 'Limit' };
const DEFAULT_LIMIT = 50;

/**
 * Most tasks that an item wants, by Return All and Limit; Infinity for all of them.
 * @throws NodeOperationError for a limit that is no number from 1 up
 */
export function wantedBy(context: IExecutePaginationFunctions): number {
	if (isOn(context.getNodeParameter('returnAll', false))) return Infinity;
	const given: unknown = context.getNodeParameter(LIMIT.name, DEFAULT_LIMIT);
	if (isBlank(given)) return DEFAULT_LIMIT;
	const limit = Number(given);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	const advice = 'Use a whole number from 1 up, or Return All.';
	throw refusal(context, LIMIT, { problem: 'is not a number of tasks', advice }, given);
}

/** What is left of a task by Simplify, in the order of the output: lemlist's names in V2, and in V1. */
const SIMPLE = [
	...['_id', 'title', 'message', 'content', 'type', 'status', 'priority', 'dueDate'],
	...['assignedTo', 'userId', 'ownerName', 'leadCompanyName', 'contact', 'company'],
];

/**
 * The tasks as items, each once: where tasks change between two pages, one may come on both.
 * @param most how many at most
 */
export function toTasks(
	context: IExecutePaginationFunctions,
	results: IDataObject[],
	most: number,
): INodeExecutionData[] {
	const byId = new Map(results.map((task) => [task['_id'], task]));
	const tasks = [...byId.values()].slice(0, most);
	const simplify = context.getNodeParameter('simplify', false);
	return tasks.map((task) => ({ json: isOn(simplify) ? simplified(task) : task }));
}

const simplified = (task: IDataObject): IDataObject =>
	Object.fromEntries(SIMPLE.filter((name) => name in task).map((name) => [name, task[name]]));

/** A switch that is on; an AI agent may send it as text. */
const isOn = (value: unknown): boolean => value === true || value === 'true';
