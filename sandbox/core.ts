// The sandbox without its server: one state that the API changes and that tests, the control API and
// the page look at.

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Keys, Refusal } from './auth';
import { Faults } from './faults';
import { MediaLibrary } from './mediaLibrary';
import type { MediaFile } from './mediaLibrary';
import { seededRandom } from './random';
import { RateLimiter } from './rateLimiter';
import { countByStatus, inLastWindow, mostInAnyWindow } from './requestLog';
import type { RequestRecord } from './requestLog';
import { manyTasks } from './sampleTasks';
import { defaultSettings } from './settings';
import type { Settings } from './settings';
import { Store } from './store';
import type { Campaign, SandboxTask, TeamMember } from './types';

/** How a sandbox starts. */
export interface SandboxOptions extends Partial<Settings> {
	/** TCP port on 127.0.0.1; 0 (default) takes a free one. */
	port?: number;
	/** The key that is let in; default {@link defaultApiKey}. */
	apiKey?: string;
	/** More keys of the same team, each with a rate limit of its own. */
	apiKeys?: readonly string[];
	/** Keys that are refused with 403, 402 or 404; default {@link defaultRefusedKeys}. */
	refusedKeys?: Readonly<Record<string, Refusal>>;
	/** Default {@link sampleTasks}. */
	tasks?: readonly SandboxTask[];
	members?: readonly TeamMember[];
	/** Default {@link sampleCampaigns}. */
	campaigns?: readonly Campaign[];
	/** Files at URLs of your own, besides those on media.example.com. */
	mediaLibrary?: Readonly<Record<string, MediaFile>>;
	/** Epoch ms that never go back; default the real time. */
	clock?: () => number;
	/** Waits so many ms, for latency and hanging; default in real time. */
	sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
	/** For latency; default 1. */
	seed?: number;
}

/** What a reset may change; the rest is as it was at the start. */
export interface ResetOptions {
	/** Tasks, or how many to make up. */
	tasks?: readonly SandboxTask[] | number;
	settings?: Partial<Settings>;
}

/** A key for demos and tests that opens nothing anywhere. */
export const defaultApiKey = 'sandbox-key';

/** Keys that show what a refused key looks like. */
export const defaultRefusedKeys: Readonly<Record<string, Refusal>> = {
	'sandbox-key-blocked': 'blocked',
	'sandbox-key-free-plan': 'planTooLow',
	'sandbox-key-without-user': 'noUser',
};

/** The state and what can be done to it from outside the API. */
export class Core {
	readonly store = new Store();
	readonly requests: RequestRecord[] = [];
	readonly faults = new Faults();
	readonly media: MediaLibrary;
	readonly keys: Keys;
	readonly now: () => number;
	settings!: Settings;
	limiter!: RateLimiter;
	random!: () => number;
	private readonly closing = new AbortController();

	/** @throws RangeError for a rate limit that makes no sense */
	constructor(private readonly options: SandboxOptions) {
		this.keys = {
			accepted: [options.apiKey ?? defaultApiKey, ...(options.apiKeys ?? [])],
			refused: options.refusedKeys ?? defaultRefusedKeys,
		};
		setMaxListeners(Infinity, this.closing.signal); // one for each request that waits
		this.now = options.clock ?? (() => performance.timeOrigin + performance.now());
		this.media = new MediaLibrary(options.mediaLibrary ?? {}, () => this.settings);
		this.reset();
	}

	/** Back to the start: tasks, settings, rate limit; no requests, no faults. */
	reset({ tasks, settings }: ResetOptions = {}): void {
		this.settings = pickSettings(this.options);
		this.configure(settings ?? {});
		this.store.fill(
			typeof tasks === 'number' ? manyTasks(tasks, this.now()) : (tasks ?? this.options.tasks),
			this.options.members,
			this.options.campaigns,
		);
		this.requests.length = 0;
		this.faults.clear();
		this.media.reset();
		this.random = seededRandom(this.options.seed ?? 1);
	}

	/** Changes settings while running. All windows of the rate limit start anew. */
	configure(changes: Partial<Settings>): void {
		const settings = { ...this.settings, ...changes };
		this.limiter = new RateLimiter(settings);
		this.settings = settings;
	}

	/** Most admitted requests of one key in any window, by the server's clock. */
	maxInAnyWindow(): number {
		return mostInAnyWindow(this.requests, this.settings.windowMs);
	}

	/**
	 * All of it as JSON; an infinite limit becomes null.
	 *
	 * @param most how many tasks (the first) and requests (the latest) it holds at most; default all
	 */
	state({ tasks = Infinity, requests = Infinity }: { tasks?: number; requests?: number } = {}) {
		const all = this.requests;
		return {
			settings: this.settings,
			members: this.store.members,
			tasks: [...this.store.tasks.values()].slice(0, tasks),
			changes: Object.fromEntries(this.store.changes),
			requests: all.slice(Math.max(0, all.length - requests)),
			counts: {
				tasks: this.store.tasks.size,
				changed: this.store.changes.size,
				requests: all.length,
				admitted: all.filter(({ admitted }) => admitted).length,
				byStatus: countByStatus(all),
			},
			maxInAnyWindow: this.maxInAnyWindow(),
			inLastWindow: inLastWindow(all, this.settings.windowMs, this.now()),
			faults: this.faults.list(),
		};
	}

	/** Waits; rejects when the sandbox closes. */
	async sleep(ms: number): Promise<void> {
		if (ms > 0) await (this.options.sleep ?? realSleep)(ms, this.closing.signal);
	}

	/** Ends all waiting. */
	close(): void {
		this.closing.abort();
	}
}

async function realSleep(ms: number, signal: AbortSignal): Promise<void> {
	await sleep(ms, undefined, { signal });
}

function pickSettings(options: SandboxOptions): Settings {
	const names = Object.keys(defaultSettings) as Array<keyof Settings>;
	const given = names.filter((name) => options[name] !== undefined);
	return { ...defaultSettings, ...Object.fromEntries(given.map((name) => [name, options[name]])) };
}
