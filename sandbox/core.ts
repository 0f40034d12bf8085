// The sandbox without its server: the state that the API changes and that tests, the control API
// and the page read.

import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Keys, Rejection } from './auth';
import { Faults } from './faults';
import { MediaLibrary } from './mediaLibrary';
import type { MediaFile } from './mediaLibrary';
import { seededRandom } from './random';
import { RateLimiter } from './rateLimiter';
import { countByStatus, inLastWindow, maxInAnyWindow, tooSoon } from './requestLog';
import type { RequestRecord } from './requestLog';
import { manyCompanies, manyContacts } from './sampleRecords';
import { manyTasks } from './sampleTasks';
import { defaultSettings } from './settings';
import type { Settings } from './settings';
import { Store } from './store';
import { containsText } from './taskSearch';
import type { Campaign, Company, Contact, SandboxTask, TeamMember } from './types';

/** Options of a sandbox. */
export interface SandboxOptions extends Partial<Settings> {
	/** TCP port on 127.0.0.1; 0 (default) picks a free one. */
	port?: number;
	/** A valid key; default {@link defaultApiKey}. */
	apiKey?: string;
	/** More keys of the same team, each with its own rate limit. */
	apiKeys?: readonly string[];
	/** Keys that are rejected with 403, 402 or 404, and why; default: see "Keys" in README.md. */
	rejectedKeys?: Readonly<Record<string, Rejection>>;
	/** The data to start with; the sample data by default. */
	tasks?: readonly SandboxTask[];
	members?: readonly TeamMember[];
	campaigns?: readonly Campaign[];
	contacts?: readonly Contact[];
	companies?: readonly Company[];
	/** Files at other URLs, in addition to those on media.example.com. */
	mediaLibrary?: Readonly<Record<string, MediaFile>>;
	/** Monotonic epoch ms; default real time. */
	clock?: () => number;
	/** Waits `ms`: for latency, faults that hang and slow files; default real time. */
	sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
	/** Seed for the random latency; default 1. */
	seed?: number;
}

/** What to start over with; the options of the start by default. */
export interface ResetOptions {
	/** Tasks, or how many to generate. */
	tasks?: readonly SandboxTask[] | number;
	/** How many contacts and companies to generate. */
	contacts?: number;
	companies?: number;
	settings?: Partial<Settings>;
}

/** How much of the state to return; see {@link Core.state}. */
interface StateOptions {
	tasks?: number;
	requests?: number;
	search?: string;
}

/** The whole state, or a part of it. */
export type State = ReturnType<Core['state']>;

/** A key for demos and tests. It is not a lemlist key. */
export const defaultApiKey = 'sandbox-key';

/** One key per reason for a rejection. */
const defaultRejectedKeys: Readonly<Record<string, Rejection>> = {
	'sandbox-key-blocked': 'blocked',
	'sandbox-key-free-plan': 'planTooLow',
	'sandbox-key-without-user': 'noUser',
};

/** The state of a sandbox, and what tests and the control API can do to it. */
export class Core {
	readonly store = new Store();
	readonly requests: RequestRecord[] = [];
	readonly faults = new Faults();
	readonly media: MediaLibrary;
	/** The first valid key. */
	readonly apiKey: string;
	readonly keys: Keys;
	readonly now: () => number;
	settings!: Settings;
	limiter!: RateLimiter;
	random!: () => number;
	private readonly closing = new AbortController();

	/** @throws RangeError if the rate limit is invalid */
	constructor(private readonly options: SandboxOptions) {
		this.apiKey = options.apiKey ?? defaultApiKey;
		this.keys = {
			accepted: [this.apiKey, ...(options.apiKeys ?? [])],
			rejected: options.rejectedKeys ?? defaultRejectedKeys,
		};
		setMaxListeners(Infinity, this.closing.signal); // one per waiting request
		this.now = options.clock ?? (() => performance.timeOrigin + performance.now());
		this.media = new MediaLibrary(
			options.mediaLibrary ?? {},
			() => this.settings,
			async (ms) => await this.sleep(ms),
		);
		this.reset();
	}

	/** Goes back to the start: initial tasks, settings and rate limit, no requests, no faults. */
	reset({ tasks, contacts, companies, settings }: ResetOptions = {}): void {
		const { options } = this;
		this.settings = pickSettings(options);
		this.configure(settings ?? {});
		this.store.fill({
			tasks: typeof tasks === 'number' ? manyTasks(tasks, this.now()) : (tasks ?? options.tasks),
			members: options.members,
			campaigns: options.campaigns,
			contacts: contacts === undefined ? options.contacts : manyContacts(contacts),
			companies: companies === undefined ? options.companies : manyCompanies(companies),
		});
		this.requests.length = 0;
		this.faults.clear();
		this.media.reset();
		this.random = seededRandom(options.seed ?? 1);
	}

	/** Changes settings at runtime. All rate-limit windows start over. */
	configure(changes: Partial<Settings>): void {
		const settings = { ...this.settings, ...changes };
		this.limiter = new RateLimiter(settings);
		this.settings = settings;
	}

	/** The max number of admitted requests of one key in any window, by the server's clock. */
	maxInAnyWindow(): number {
		return maxInAnyWindow(this.requests, this.settings.windowMs);
	}

	/** Requests that arrived too early for a client that started at `startMs`. */
	tooSoon(startMs: number, limit = this.settings.limit): RequestRecord[] {
		return tooSoon(this.requests, startMs, limit, this.settings.windowMs);
	}

	/**
	 * The whole state as JSON; an infinite limit becomes null.
	 *
	 * @param tasks max number of tasks, the first ones; default all
	 * @param requests max number of requests, the latest ones; default all
	 * @param search text that the tasks must contain; default all tasks
	 */
	state({ tasks = Infinity, requests = Infinity, search = '' }: StateOptions = {}) {
		const all = this.requests;
		const found = [...this.store.tasks.values()].filter(containsText(search, this.store.members));
		return {
			apiKey: this.apiKey,
			settings: this.settings,
			members: this.store.members,
			tasks: found.slice(0, tasks),
			changes: Object.fromEntries(this.store.changes),
			requests: all.slice(Math.max(0, all.length - requests)),
			counts: {
				tasks: this.store.tasks.size,
				found: found.length,
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

	/** Aborts all waits. */
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
