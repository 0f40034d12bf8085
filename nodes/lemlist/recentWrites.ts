import type { Clock } from './clock';
import type { Task } from './task';
import type { Changes } from './unchanged';
import { afterUpdate, joinChanges } from './unchanged';

/** How long lemlist's search may lag behind a change, in ms. */
const KEPT_MS = 15 * 60_000;

/** What is known of a task's updates: what they set, or that one of them may or may not have arrived. */
export type RecentUpdate = Changes | 'inDoubt';

/** The values that updates have set, by field, and when, in ms: each is forgotten by itself. */
type TimedChanges = Readonly<Record<string, { at: number; value: unknown }>>;

/**
 * What this process wrote to an account's tasks in the last 15 minutes, which is fresher than lemlist's
 * search. Other processes cannot know.
 */
export class RecentWrites {
	/** By task; `at` is when the last one was sent. */
	private readonly updates = new Map<string, { at: number; update: TimedChanges | 'inDoubt' }>();
	private readonly creations = new Map<string, { at: number; task: Task }>();
	/** The last promise in the queue of each key. */
	private readonly queues = new Map<string, Promise<unknown>>();

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/**
	 * Sends an update and remembers it. Until lemlist confirms it the task is in doubt, and it stays so if the
	 * update fails: it may have arrived, and may yet do so after later ones.
	 * @throws what `send` throws
	 */
	async sendAndRemember<T>(taskId: string, changes: Changes, send: () => Promise<T>): Promise<T> {
		const before = this.fresh(this.updates, taskId)?.update ?? {};
		const doubt = { at: this.clock.now(), update: 'inDoubt' as const };
		this.remember(this.updates, taskId, doubt);
		const reply = await send();
		// If another update was under way as well, nobody knows which one arrived last.
		const isLast = this.updates.get(taskId) === doubt;
		if (before !== 'inDoubt' && isLast) {
			const at = this.clock.now();
			const timed = Object.entries(changes).map(([name, value]) => [name, { at, value }]);
			const update = joinChanges(before, Object.fromEntries(timed) as TimedChanges);
			this.remember(this.updates, taskId, { at, update });
		}
		return reply;
	}

	/** What this process did to a task in the last 15 minutes; undefined if nothing. */
	updateOf(taskId: string): RecentUpdate | undefined {
		const update = this.fresh(this.updates, taskId)?.update;
		if (update === undefined || update === 'inDoubt') return update;
		const fresh = Object.entries(update).filter(([, { at }]) => !this.isOld(at));
		return Object.fromEntries(fresh.map(([name, { value }]) => [name, value]));
	}

	/**
	 * A task of lemlist's search with what this process has written to it since. It stays as it is if that is in
	 * doubt.
	 */
	applyTo(task: Task): Task {
		const update = this.updateOf(String(task['_id']));
		return update === undefined || update === 'inDoubt' ? task : afterUpdate(update, task);
	}

	/**
	 * Remembers a task that was created.
	 * @param key the same for tasks that count as the same
	 */
	rememberCreation(key: string, task: Task): void {
		this.remember(this.creations, key, { at: this.clock.now(), task });
	}

	/** The task that was created last for a key. */
	lastCreation(key: string): Task | undefined {
		return this.fresh(this.creations, key)?.task;
	}

	/** Whether this process created the task. */
	hasCreated(taskId: string): boolean {
		return [...this.creations.values()].some(
			({ at, task }) => task['_id'] === taskId && !this.isOld(at),
		);
	}

	/** For Create: does some work after all earlier work of the same key, so that no two callers create the same task. */
	async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
		const before = this.queues.get(key);
		const working = Promise.allSettled([before]).then(work);
		this.queues.set(key, working);
		try {
			return await working;
		} finally {
			if (this.queues.get(key) === working) this.queues.delete(key);
		}
	}

	private fresh<T extends { at: number }>(map: Map<string, T>, key: string): T | undefined {
		const entry = map.get(key);
		return entry && !this.isOld(entry.at) ? entry : undefined;
	}

	/** A map keeps its order, so the oldest entries are the first. */
	private remember<T extends { at: number }>(map: Map<string, T>, key: string, value: T): void {
		for (const [old, { at }] of map) {
			if (!this.isOld(at)) break;
			map.delete(old);
		}
		map.delete(key);
		map.set(key, value);
	}

	private isOld(at: number): boolean {
		return this.clock.now() - at > KEPT_MS;
	}
}
