import fastify from 'fastify';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { contract } from '../../../sandbox/contract';
import type { Method, Operation, Schema } from '../../../sandbox/contract';
import { readQuery } from '../../../sandbox/query';

/** Checks requests against the sandbox's OpenAPI contract. */
export interface ContractCheck {
	/** What a request does that the contract does not allow; undefined if nothing. */
	violationOf: (request: IHttpRequestOptions) => Promise<string | undefined>;
	close: () => Promise<void>;
}

const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Starts a check on loopback. Nothing is coerced, and unknown names are not allowed. */
export async function startContractCheck(): Promise<ContractCheck> {
	const ajv = { customOptions: { coerceTypes: false, removeAdditional: false } as const };
	const app = fastify({ ajv, bodyLimit: MAX_BODY_BYTES });
	for (const [url, operations] of Object.entries(contract.paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			// A query is sent as a body here, as what it says once it is read.
			app.post(`/${method}${url}`, { schema: { body: schemaOf(operation) } }, () => 'OK');
		}
	}
	const origin = await app.listen({ host: '127.0.0.1', port: 0 });

	const violationOf = async ({ method = 'GET', url, body, qs }: IHttpRequestOptions) => {
		const operation = contract.paths[url]?.[method.toLowerCase() as Method];
		if (!operation) return `no route ${method} ${url}`;
		const { properties = {} } = schemaOf(operation);
		const sent = Object(operation.requestBody ? body : qs) as Record<string, unknown>;
		const unknown = Object.keys(sent).filter((name) => !(name in properties));
		if (unknown.length > 0) return `unknown names ${unknown.join(', ')}`;
		const read = operation.requestBody ? sent : readQuery(asText(sent), operation.parameters ?? []);
		const judged = withoutNewNames(url, method, read);
		const response = await fetch(`${origin}/${method.toLowerCase()}${url}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(judged),
		});
		const text = await response.text();
		return response.ok ? undefined : text;
	};
	return { violationOf, close: async () => await app.close() };
}

/** Types and channels are lemlist's to judge, since it may add some. */
function withoutNewNames(url: string, method: string, read: object): object {
	if (url === '/v2/tasks') return { ...read, type: undefined, channel: undefined };
	const { type } = read as { type?: unknown };
	const isName = method === 'POST' && url === '/tasks' && /^[a-z]\w{2,39}$/.test(String(type));
	return isName ? { ...read, type: 'manual' } : read;
}

/** The schema of what an operation takes: its body, or else its query. */
function schemaOf({ requestBody, parameters = [] }: Operation): Schema {
	if (requestBody) return requestBody.content['application/json'].schema;
	const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
	return { type: 'object', properties };
}

/** A query as it arrives. */
const asText = (query: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
