// The contenders: this package's node, and the alternatives an n8n user has. Each continues after
// an error, so that every item is tried.
import type { INode } from 'n8n-workflow';

/** Where to send the requests, and n8n's references to the credentials. */
export interface Target {
	/** Base URL of the sandbox's API. */
	baseUrl: string;
	apiKey: string;
	credentials: Record<'lemlistTasksApi' | 'httpBasicAuth', { id: string; name: string }>;
}

/** What the HTTP Request node needs of a target. */
export interface HttpTarget extends Pick<Target, 'baseUrl'> {
	credentials: Pick<Target['credentials'], 'httpBasicAuth'>;
}

/** One way to set the title of each item's `task` to the item's `title`. */
export interface Contender {
	/** Name on the command line. */
	name: string;
	/** Name in the report. */
	title: string;
	/** The node under test. */
	node(target: Target): Partial<INode>;
}

/** All contenders, in the order of the report. */
export const contenders: Contender[] = [
	{ name: 'ours', title: 'Lemlist Tasks', node: lemlistTasks },
	httpRequest('http', 'HTTP Request', {}),
	httpRequest('http-20-2000', 'HTTP Request, batches of 20 / 2000 ms', batching(20, 2000)),
	httpRequest('http-1-100', 'HTTP Request, batches of 1 / 100 ms', batching(1, 100)),
	httpRequest(
		'http-20-2000-retry',
		'HTTP Request, 20 / 2000 ms, Retry On Fail',
		batching(20, 2000),
		{ retryOnFail: true, maxTries: 5, waitBetweenTries: 5000 },
	),
	{ name: 'code', title: 'Code, a loop', node: codeLoop },
];

function lemlistTasks({ credentials: { lemlistTasksApi } }: Target): Partial<INode> {
	return {
		type: 'n8n-nodes-lemlist-tasks.lemlistTasks',
		typeVersion: 1,
		parameters: {
			resource: 'task',
			operation: 'update',
			taskId: { __rl: true, mode: 'id', value: '={{ $json.task }}' },
			updateFields: { title: '={{ $json.title }}' },
		},
		credentials: { lemlistTasksApi },
		onError: 'continueErrorOutput',
	};
}

function httpRequest(
	name: string,
	title: string,
	options: Record<string, object>,
	settings: Partial<INode> = {},
): Contender {
	const node = (target: Target): Partial<INode> => ({
		...httpRequestNode(target, ['title'], options),
		...settings,
	});
	return { name, title, node };
}

/**
 * n8n's HTTP Request node, sending an update for each item.
 *
 * @param fields The fields of the item that it sends in addition to the ID, by lemlist's names.
 */
export function httpRequestNode(
	{ baseUrl, credentials: { httpBasicAuth } }: HttpTarget,
	fields: readonly string[],
	options: Record<string, object>,
): Partial<INode> {
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'PATCH',
			url: `${baseUrl}/tasks`,
			authentication: 'genericCredentialType',
			genericAuthType: 'httpBasicAuth',
			sendBody: true,
			specifyBody: 'keypair',
			bodyParameters: {
				parameters: [
					{ name: 'id', value: '={{ $json.task }}' },
					...fields.map((name) => ({ name, value: `={{ $json.${name} }}` })),
				],
			},
			options: options as never,
		},
		credentials: { httpBasicAuth },
		onError: 'continueErrorOutput',
	};
}

/** The options of HTTP Request for its batching, with the interval in ms. */
export function batching(batchSize: number, batchInterval: number) {
	return { batching: { batch: { batchSize, batchInterval } } };
}

/** A Code node has no access to credentials, so the key is in the code. */
function codeLoop({ baseUrl, apiKey }: Target): Partial<INode> {
	const jsCode = `
const results = [];
for (const { json } of $input.all()) {
	try {
		const task = await this.helpers.httpRequest({
			method: 'PATCH',
			url: '${baseUrl}/tasks',
			auth: { username: '', password: '${apiKey}' },
			body: { id: json.task, title: json.title },
			json: true,
		});
		results.push({ json: task });
	} catch (error) {
		results.push({ json: { error: error.message } });
	}
}
return results;`;
	return {
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		parameters: { mode: 'runOnceForAllItems', language: 'javaScript', jsCode },
	};
}
