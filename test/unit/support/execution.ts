// An in-memory version of n8n's execution context, limited to what this node uses.
import type { IDataObject, IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';
import type { Reply } from '../../../nodes/lemlist/http';

export const credentials = {
	apiKey: 'key of team one',
	baseUrl: 'https://lemlist.example.com/api',
};

/** Responds to a request as n8n's helper does with `returnFullResponse`. */
export type Http = (request: IHttpRequestOptions) => Promise<Reply>;

export const noHttp: Http = async ({ url }) => {
	throw new Error(`Unexpected request to ${url}`);
};

/** A node with these raw parameters. */
export const nodeWith = (parameters: Record<string, unknown> = {}): INode => ({
	id: 'node',
	name: 'Lemlist Tasks',
	type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
	typeVersion: 1,
	position: [0, 0],
	parameters: parameters as INode['parameters'],
});

export interface Execution {
	/** The parameters of each item, with expressions evaluated. */
	items: Array<Record<string, unknown>>;
	/** What each input item holds; default its index. */
	rows?: IDataObject[];
	/** IANA name. */
	timezone?: string;
	http?: Http;
	/** Each key has its own rate limiter. */
	apiKey?: string;
}

/** The context of an execution. As in n8n, the request helper needs it as `this`. */
export function executionOf({
	items,
	rows = items.map((_, index) => ({ index })),
	timezone = 'UTC',
	http = noHttp,
	apiKey = credentials.apiKey,
}: Execution) {
	const context = {
		getNode: () => nodeWith(items[0]),
		getMode: () => 'manual',
		logger: { debug: () => undefined, error: () => undefined },
		evaluateExpression: (expression: string) => `evaluated: ${expression}`,
		getTimezone: () => timezone,
		getInputData: () => rows.map((json) => ({ json })),
		getCredentials: async () => ({ ...credentials, apiKey }),
		getNodeParameter: (
			path: string,
			itemIndex: number,
			fallback?: unknown,
			options?: { extractValue?: boolean },
		) => {
			const value = path.split('.').reduce<unknown>(valueOf, items[itemIndex]);
			const inner = options?.extractValue && isLocator(value) ? value.value : value;
			return inner === undefined ? fallback : inner;
		},
		helpers: {
			async httpRequestWithAuthentication(this: unknown, _: string, request: IHttpRequestOptions) {
				if (!Object.is(Object(this), this))
					throw new TypeError('The helper was called without its context');
				return await http(request);
			},
		},
	};
	return context as unknown as IExecuteFunctions;
}

const valueOf = (object: unknown, name: string) =>
	(Object(object) as Record<string, unknown>)[name];

const isLocator = (value: unknown): value is { value: unknown } =>
	Object(value) === value && '__rl' in Object(value);

/** A resource locator as the editor stores it. */
export const locator = (value: unknown, mode = 'id') => ({ __rl: true, mode, value });
