// What the questions share: two tasks to try things with, and what was found out about the search.
import { readErrorBody } from '../../nodes/lemlist/policy/errorBody';
import type { Refusal } from '../../sandbox/answers';
import type { Options } from './commandLine';
import { failureOf, tasksIn, type Client, type RecordName, type Reply, type Task } from './client';

/** The waits between looks at the search, in ms: 16 s in all. */
const LOOKS_MS = [0, 300, 700, 1_000, 2_000, 4_000, 8_000];

/** Which of the two tasks. */
type Index = 0 | 1;

/** The tasks and the search. */
export class Lab {
	/** What a creation calls the contact. */
	recordName: RecordName = 'recordId';
	/** Whether there is `/v2/tasks`. */
	hasSearch = false;
	private readonly tasks: string[] = [];
	/** The longest time that a change took to get into the search, in ms. */
	private lagMs = 0;

	/** @param mask strikes out what may be of the account */
	constructor(
		readonly client: Client,
		readonly options: Pick<Options, 'contact' | 'user' | 'extras'>,
		private readonly mask: <T>(value: T) => T,
	) {}

	/** The ID of one of the tasks. */
	task(index: Index): string {
		return this.tasks[index] ?? '';
	}

	/** Creates one of the tasks. @returns the name if it works, and what came back in words */
	async createBy(name: RecordName): Promise<{ contact: RecordName | undefined; all: string }> {
		const { reply, id } = await this.client.create(name);
		if (id !== undefined) {
			if (this.tasks.length === 0) this.recordName = name;
			this.tasks.push(id);
		}
		const contact = id === undefined ? undefined : name;
		return { contact, all: `${name} answered ${this.quote(reply)}` };
	}

	async update(index: Index, changes: Task): Promise<Reply> {
		return await this.client.update(this.task(index), changes);
	}

	/** The tasks that a search finds. */
	async search(query: Readonly<Record<string, string | number>>): Promise<readonly Task[]> {
		return tasksIn(await this.client.get('/v2/tasks', query)) ?? [];
	}

	/** A reply for the reader: `400 "Bad team"`. */
	quote(reply: Reply): string {
		const { code, text } = readErrorBody(reply.body);
		if (failureOf(reply)[0].code === 'NOT_LEMLIST_API') return `${reply.status} with a web page`;
		const words = this.mask(text || (code ?? ''));
		return words === '' ? String(reply.status) : `${reply.status} "${words}"`;
	}

	/** The same as a sentence. */
	answered(reply: Reply): string {
		return `lemlist answered ${this.quote(reply)}.`;
	}

	/** A refusal for the profile; null if it is none. */
	refusal(reply: Reply): Refusal | null {
		const { status, headers, body } = reply;
		if (status < 300) return null;
		const type = headers['content-type'] ?? 'text/plain';
		return { status, type, body: this.mask(body) as string | object };
	}

	/**
	 * Reads a task by the search, which may be late: waits as long as changes took so far, and once more
	 * if it is not as expected.
	 *
	 * @returns undefined if there is no search, or the task is not in it
	 */
	async read(index: Index, isExpected: (task: Task) => boolean): Promise<Task | undefined> {
		let task: Task | undefined;
		for (const waitMs of this.hasSearch ? [this.lagMs, this.lagMs + 2_000] : []) {
			await this.client.sleep(waitMs);
			[task] = await this.search({ taskId: this.task(index) });
			if (task && isExpected(task)) break;
		}
		return task;
	}

	/**
	 * Watches the search until a task is as expected.
	 *
	 * @returns how long that took in ms; undefined if it did not happen in 16 s
	 */
	async watch(index: Index, isExpected: (task: Task) => boolean): Promise<number | undefined> {
		const startMs = this.client.now();
		for (const waitMs of LOOKS_MS) {
			await this.client.sleep(waitMs);
			const [task] = await this.search({ taskId: this.task(index) });
			if (!task || !isExpected(task)) continue;
			const tookMs = Math.round(this.client.now() - startMs);
			this.lagMs = Math.max(this.lagMs, tookMs);
			return tookMs;
		}
		return undefined;
	}
}
