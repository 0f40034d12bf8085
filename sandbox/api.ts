// A request's path through the API: counted, perhaps hit by a fault, authenticated, validated
// against the contract, handled by its route, answered after its delay.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, recordArrival } from './arrival';
import { apiKeyOf, authenticate } from './auth';
import { acceptAnyBody, MalformedBody } from './body';
import { contract, recordPaths } from './contract';
import type { Operation, Schema } from './contract';
import type { Core } from './core';
import { ApiError, badParams, planTooLow } from './errors';
import { faultName, hangMsOf, isCarriedOut } from './faults';
import type { Fault } from './faults';
import { drawDelays } from './latency';
import { readQuery } from './query';
import type { RequestRecord } from './requestLog';
import { routes } from './routes';
import type { Route } from './routes/route';
import { applyFault } from './striking';
import { webAppPage } from './webApp';

/** What the hooks share about a request. */
interface Call {
	record: RequestRecord;
	downstreamMs: number;
	fault: Fault | null;
}

/** Adds the API under `/api`. */
export function addApi(app: FastifyInstance, core: Core): void {
	const calls = new WeakMap<FastifyRequest, Call>();

	app.register(
		async (api) => {
			acceptAnyBody(api);

			api.addHook('preValidation', async (request, reply) => {
				const delays = drawDelays(core.settings.latency, core.random);
				await core.sleep(delays.upstreamMs);
				const record = recordArrival(request, reply, core);
				const call: Call = { record, downstreamMs: delays.downstreamMs, fault: null };
				calls.set(request, call);
				if (!record.admitted) throw new ApiError(429, 'TOO_MANY_REQUESTS', 'Too Many Requests');
				await core.sleep(delays.slowMs);

				const fault = core.faults.pick(record, core.now());
				if (fault) {
					record.fault = faultName(fault.answer);
					call.fault = fault;
					if (!isCarriedOut(fault)) return await reply.send('');
					if (!fault.saved) await core.sleep(hangMsOf(fault.answer));
				}
				if (!hasPath(record.path, core)) {
					return await reply.type('text/html; charset=utf-8').send(webAppPage);
				}

				authenticate(apiKeyOf(request.headers.authorization), core.keys);
				if (record.path in recordPaths && !core.settings.hasRecords) throw planTooLow();
				if (request.body instanceof MalformedBody) throw badParams(request.body.reason);
			});

			api.addHook('onSend', async (request, reply, payload) => {
				const call = calls.get(request);
				if (!call) return payload;
				await core.sleep(call.downstreamMs);
				const { fault, record } = call;
				if (fault?.saved) await core.sleep(hangMsOf(fault.answer));
				const sent = fault ? applyFault(fault.answer, reply, payload) : payload;
				if (!reply.raw.socket?.destroyed) {
					record.status = reply.statusCode;
					record.endedAt = core.now();
				}
				return sent;
			});

			api.setErrorHandler<FastifyError | ApiError>((error, request, reply) =>
				sendError(asApiError(error), request, reply, core),
			);

			for (const route of routes) {
				addRoute(api, route, core, (request) => calls.get(request)?.record);
			}
			api.all('/*', () => {
				throw new ApiError(405, 'ROUTE_BAD_METHOD', 'Method not allowed');
			});
		},
		{ prefix: '/api' },
	);
}

function hasPath(path: string, core: Core): boolean {
	return path in contract.paths && (core.settings.hasV2 || !path.startsWith('/v2/'));
}

function addRoute(
	api: FastifyInstance,
	{ method, path, handle }: Route,
	core: Core,
	recordOf: (request: FastifyRequest) => RequestRecord | undefined,
): void {
	const operation: Operation | undefined = contract.paths[path]?.[method];
	if (!operation) throw new Error(`The contract has no ${method} ${path}`);
	const { requestBody, parameters = [] } = operation;
	const querystring: Schema = {
		type: 'object',
		properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
	};
	const body = requestBody?.content['application/json'].schema;

	api.route({
		method,
		url: path,
		schema: { querystring, ...(body ? { body } : {}) },
		preValidation: async (request) => {
			request.query = readQuery(request.query as Record<string, string>, parameters);
		},
		handler: async (request) => {
			const answer = await handle({ body: request.body, query: request.query }, core);
			const record = recordOf(request);
			if (record && path === '/tasks' && method === 'post') {
				record.taskId = (answer as { _id: string })._id;
			}
			return answer;
		},
	});
}

function asApiError(error: FastifyError | ApiError): ApiError {
	if (error instanceof ApiError) return error;
	if (error.validation) return badParams(error.message);
	return new ApiError(error.statusCode ?? 500, 'SANDBOX_FAILED', error.stack ?? error.message);
}

function sendError(error: ApiError, request: FastifyRequest, reply: FastifyReply, core: Core) {
	const shape = pathOf(request).startsWith('/v2/') ? 'envelope' : core.settings.errorShape;
	const body = error.body(error.shape ?? shape);
	if (typeof body === 'string') reply.type('text/plain; charset=utf-8');
	return reply.code(error.status).send(body);
}
