// A local mock of lemlist; see README.md.

import { AjvCompiler } from '@fastify/ajv-compiler';
import fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { addApi } from './api';
import { addControl } from './control';
import { Core } from './core';
import type { ResetOptions, SandboxOptions } from './core';
import type { ActiveFault, Fault } from './faults';
import type { RequestRecord } from './requestLog';
import type { Settings } from './settings';
import type { SandboxTask, TeamMember } from './types';

export { defaultApiKey } from './core';
export { mediaHost } from './mediaLibrary';
export { windowKinds } from './rateLimits';
export { sampleMembers } from './sampleMembers';
export {
	manyCompanies,
	manyContacts,
	sampleCampaigns,
	sampleCompanies,
	sampleContacts,
	sampleLeads,
} from './sampleRecords';
export { manyTasks, sampleTasks } from './sampleTasks';
export type { SandboxOptions } from './core';
export type { Fault, FaultAnswer } from './faults';
export type { RequestRecord } from './requestLog';
export type { Settings } from './settings';
export type { Campaign, Company, Contact, Lead, SandboxTask, TaskType, TeamMember } from './types';

/** A running sandbox. Other processes get the same through `/sandbox/*`. */
export interface Sandbox {
	/** Base URL for a credential, such as `http://127.0.0.1:4010/api`. */
	readonly url: string;
	/** Origin of the page and `/sandbox/*`, such as `http://127.0.0.1:4010`. */
	readonly origin: string;
	/** The first valid key. */
	readonly apiKey: string;
	/** Tasks by ID; always the same map. */
	readonly tasks: Map<string, SandboxTask>;
	readonly members: TeamMember[];
	/** Every API request since the start or the last reset; always the same array. */
	readonly requests: RequestRecord[];
	/** Max admitted requests of one key in any window (default 2 s), by the server's clock. */
	maxInAnyWindow(): number;
	/**
	 * Requests that arrived too early for a client that started at `startMs` and respects the limit,
	 * or a lower one. Delays, for example on a busy machine, do not affect the result.
	 */
	tooSoon(startMs: number, limit?: number): RequestRecord[];
	/** The server's clock, epoch ms. */
	now(): number;
	/** Adds a fault; `hits` of the returned object counts the requests it hit. */
	fault(fault: Fault): ActiveFault;
	/** Removes all faults. */
	clearFaults(): void;
	/** Changes settings; all rate-limit windows start over. */
	configure(settings: Partial<Settings>): void;
	/**
	 * Goes back to the start: no requests, no faults, and the initial data and settings by default.
	 */
	reset(options?: ResetOptions): void;
	/** Stops immediately, without waiting for pending requests. */
	close(): Promise<void>;
}

/** Shared, so that each schema is compiled once per process: tests start a sandbox each. */
const buildValidator = AjvCompiler();

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @throws RangeError if the rate limit is invalid; Error with `EADDRINUSE` if the port is in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const core = new Core(options);
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 64 * 1024 * 1024,
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
		schemaController: { compilersFactory: { buildValidator } },
	});
	addControl(app, core);
	addApi(app, core);
	await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });

	const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	return {
		url: `${origin}/api`,
		origin,
		apiKey: core.apiKey,
		tasks: core.store.tasks,
		members: core.store.members,
		requests: core.requests,
		maxInAnyWindow: () => core.maxInAnyWindow(),
		tooSoon: (startMs, limit) => core.tooSoon(startMs, limit),
		now: () => core.now(),
		fault: (fault) => core.faults.add(fault, core.now()),
		clearFaults: () => core.faults.clear(),
		configure: (settings) => core.configure(settings),
		reset: (changes) => core.reset(changes),
		close: async () => {
			app.server.closeAllConnections(); // first, so that aborted requests get no response
			core.close();
			await app.close();
		},
	};
}
