// A lemlist of our own on loopback: see README.md. `startSandbox` is all that tests need.

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

export { defaultApiKey, defaultRefusedKeys } from './core';
export { mediaHost } from './mediaLibrary';
export { createWindow, windowKinds } from './rateLimits';
export { sampleCampaigns, sampleCompanies, sampleContacts, sampleLeads } from './sampleRecords';
export { manyTasks, sampleMembers, sampleTasks } from './sampleTasks';
export type { ResetOptions, SandboxOptions } from './core';
export type { ActiveFault, Fault, FaultAnswer } from './faults';
export type { MediaFile } from './mediaLibrary';
export type { RateWindow, Verdict, WindowKind } from './rateLimits';
export type { RequestRecord } from './requestLog';
export type { Latency, RetryAfterForm, Settings } from './settings';
export type { Campaign, Company, Contact, Lead, SandboxTask, TaskType, TeamMember } from './types';

/** A running sandbox. `GET /sandbox/state` and its neighbours give other processes the same. */
export interface Sandbox {
	/** Base URL of the API, such as `http://127.0.0.1:4010/api`: what a credential is given. */
	readonly url: string;
	/** Where the page and `/sandbox/*` are, such as `http://127.0.0.1:4010`. */
	readonly origin: string;
	/** The first key that is let in. */
	readonly apiKey: string;
	/** Tasks by ID; stays the same map for life. */
	readonly tasks: Map<string, SandboxTask>;
	readonly members: TeamMember[];
	/** Every request to the API since the start or the last reset; stays the same array for life. */
	readonly requests: RequestRecord[];
	/** Most admitted requests of one key in any window (2 s unless set), by the server's clock. */
	maxInAnyWindow(): number;
	/** Puts a fault in force; `hits` of what it returns counts the requests struck. */
	fault(fault: Fault): ActiveFault;
	/** Ends all faults. */
	clearFaults(): void;
	/** Changes settings; the rate limit's windows start anew. */
	configure(settings: Partial<Settings>): void;
	/** Back to the start: no requests, no faults, the first tasks and settings unless others are given. */
	reset(options?: ResetOptions): void;
	/** Stops at once, whatever is under way. */
	close(): Promise<void>;
}

/**
 * Starts a sandbox on 127.0.0.1.
 *
 * @throws RangeError for a rate limit that makes no sense; an Error with `EADDRINUSE` for a port in use
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const core = new Core(options);
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: 64 * 1024 * 1024,
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: false } },
	});
	addControl(app, core);
	addApi(app, core);
	await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });

	const origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
	return {
		url: `${origin}/api`,
		origin,
		apiKey: core.keys.accepted[0] ?? '',
		tasks: core.store.tasks,
		members: core.store.members,
		requests: core.requests,
		maxInAnyWindow: () => core.maxInAnyWindow(),
		fault: (fault) => core.faults.tell(fault, core.now()),
		clearFaults: () => core.faults.clear(),
		configure: (settings) => core.configure(settings),
		reset: (changes) => core.reset(changes),
		close: async () => {
			app.server.closeAllConnections(); // first, so that nobody gets an answer to what is cut short
			core.close();
			await app.close();
		},
	};
}
