// A request's path through the API: counted, perhaps hit by a fault, authenticated, validated
// against the contract, handled by its route, answered after its delay.

import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answersOf, refuse } from './answers';
import { applyFault } from './applyFault';
import { pathOf, recordArrival } from './arrival';
import { apiKeyOf, authenticate } from './auth';
import { acceptAnyBody, MalformedBody } from './body';
import { contract, recordPaths } from './contract';
import type { Operation, Schema } from './contract';
import type { Core } from './core';
import { ApiError, badParams, planTooLow, VerbatimError } from './errors';
import { faultName, hangMsAfter, hangMsBefore, isCarriedOut } from './faults';
import type { Fault } from './faults';
import { drawDelays } from './latency';
import { plugin } from './plugin';
import { readQuery } from './query';
import type { RequestRecord } from './requestLog';
import { routes } from './routes';
import type { Route } from './routes/route';
import { webAppPage } from './webApp';

/** What the hooks share about a request. */
interface Call {
	record: RequestRecord;
	downstreamMs: number;
	fault?: Fault;
}

/** Adds the API under `/api`. */
export function addApi(app: FastifyInstance, core: Core): void {
	const calls = new WeakMap<FastifyRequest, Call>();

	app.register(
		plugin('api', async (api) => {
			acceptAnyBody(api);

			api.addHook('preValidation', async (request, reply) => {
				const { upstreamMs, downstreamMs, slowMs } = drawDelays(core.settings.latency, core.random);
				await core.sleep(upstreamMs);
				const record = recordArrival(request, reply, core);
				const call: Call = { record, downstreamMs };
				calls.set(request, call);
				if (!record.admitted) refuse(answersOf(core.settings).rateLimited);
				await core.sleep(slowMs);

				const fault = core.faults.pick(record, core.now());
				if (fault) {
					record.fault = faultName(fault.answer);
					call.fault = fault;
					if (!isCarriedOut(fault)) return await reply.send(''); // replaced in onSend
					await core.sleep(hangMsBefore(fault));
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
				const { record, downstreamMs, fault } = call;
				await core.sleep(downstreamMs);
				if (fault) await core.sleep(hangMsAfter(fault));
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

			for (const route of routes) addRoute(api, route, core, calls);
			api.all('/*', () => {
				throw new ApiError(405, 'ROUTE_BAD_METHOD', 'Method not allowed');
			});
		}),
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
	calls: WeakMap<FastifyRequest, Call>,
): void {
	const operation: Operation | undefined = contract.paths[path]?.[method];
	if (!operation) throw new Error(`The contract has no ${method} ${path}`);
	const { requestBody, parameters = [] } = operation;
	const querystring = querySchemas.get(operation) ?? querySchemaOf(operation);
	querySchemas.set(operation, querystring);
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
			const call = calls.get(request);
			if (call && path === '/tasks' && method === 'post') {
				call.record.taskId = (answer as { _id: string })._id;
			}
			return answer;
		},
	});
}

/** Kept, since a schema is compiled once as long as it is the same object. */
const querySchemas = new Map<Operation, Schema>();

const querySchemaOf = ({ parameters = [] }: Operation): Schema => ({
	type: 'object',
	properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
});

function asApiError(error: FastifyError | ApiError): ApiError {
	if (error instanceof ApiError) return error;
	if (error.validation) return badParams(error.message);
	return new ApiError(error.statusCode ?? 500, 'SANDBOX_FAILED', error.stack ?? error.message);
}

function sendError(error: ApiError, request: FastifyRequest, reply: FastifyReply, core: Core) {
	const shape = pathOf(request).startsWith('/v2/') ? 'envelope' : core.settings.errorShape;
	const body = error.body(error.shape ?? shape);
	if (error instanceof VerbatimError) reply.type(error.type);
	else if (typeof body === 'string') reply.type('text/plain; charset=utf-8');
	return reply.code(error.status).send(body);
}
