import fastify from 'fastify';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { contract } from '../../../sandbox/contract';
import type { Method } from '../../../sandbox/contract';

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
			const body = operation.requestBody?.content['application/json'].schema;
			if (body) app.route({ method, url, schema: { body }, handler: () => 'OK' });
		}
	}
	const origin = await app.listen({ host: '127.0.0.1', port: 0 });

	const violationOf = async ({ method = 'GET', url, body, qs }: IHttpRequestOptions) => {
		const operation = contract.paths[url]?.[method.toLowerCase() as Method];
		if (!operation) return `no route ${method} ${url}`;
		const documented = operation.requestBody
			? Object.keys(operation.requestBody.content['application/json'].schema.properties ?? {})
			: (operation.parameters ?? []).map(({ name }) => name);
		const sent = Object.keys(operation.requestBody ? Object(body) : Object(qs));
		const unknown = sent.filter((name) => !documented.includes(name));
		if (unknown.length > 0) return `unknown names ${unknown.join(', ')}`;
		if (!operation.requestBody) return undefined;
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(origin + url, { method, headers, body: JSON.stringify(body) });
		const text = await response.text();
		return response.ok ? undefined : text;
	};
	return { violationOf, close: async () => await app.close() };
}
