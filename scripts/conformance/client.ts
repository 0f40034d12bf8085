// A client that can change nothing but tasks of its own, whatever it is asked to do and whatever comes back.
import { randomBytes } from 'node:crypto';
import type { Reply } from '../../nodes/lemlist/http';
import { isWebPage } from '../../nodes/lemlist/policy/errorBody';
import type { Task } from '../../nodes/lemlist/task';
import type { Journal } from './journal';
import { answered, failureOf, isSaved, quote, tasksIn } from './replies';

/** A request, with its path under the Base URL. */
export interface Request {
	readonly method: 'GET' | 'PATCH' | 'POST';
	readonly path: string;
	readonly query?: Query;
	readonly body?: Readonly<Record<string, unknown>>;
}

/** The parameters of a request. */
export type Query = Readonly<Record<string, string>>;

/** What the kit needs of the world. Times in ms. */
export interface World {
	/** Monotonic. */
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Rejects if there is no reply. */
	send(request: Request): Promise<Reply>;
}

/** What a creation may call the contact. */
export type RecordName = 'recordId' | 'leadId';

/** Nothing more can be asked. The message says why, in sentences. */
export class Stop extends Error {}

/** 5 requests a second. */
const INTERVAL_MS = 200;
/** Requests of one run, besides those of the rate-limit step and the clean-up. */
export const BUDGET = 75;

const DUE_DAY = '2099-12-31';
const TITLE = /^conformance \w{12}$/;

/** Paces, counts and checks what is sent, and keeps the journal. */
export class Client {
	private count = 0;
	private nextAt = -Infinity;
	private readonly madeUpIds = new Set<string>();

	/** @param given the contact that tasks are created for, and their assignee */
	constructor(
		readonly world: World,
		private readonly journal: Journal,
		private readonly given: { readonly contact: string; readonly user: string },
	) {}

	/** A random ID that nothing has, one of 16^17. A task of this ID may be written to. */
	madeUp(prefix: 'opp' | 'usr' = 'opp'): string {
		const id = `${prefix}_${randomText(17)}`;
		this.madeUpIds.add(id);
		return id;
	}

	/** Reads a path. */
	async get(path: string, query: Query = {}): Promise<Reply> {
		return orStop(await this.send({ method: 'GET', path, query }));
	}

	/** Reads a path that the team may be without: 402, 403, 404 and pages are answers. */
	async getIfThere(path: string, query: Query = {}): Promise<Reply> {
		const reply = await this.send({ method: 'GET', path, query });
		return [200, 402, 403, 404].includes(reply.statusCode) ? reply : orStop(reply);
	}

	/** Creates a task, due in 2099. @returns the reply, and the ID of the task if one was created */
	async create(recordName: RecordName, type = 'manual'): Promise<{ reply: Reply; id?: string }> {
		const title = `conformance ${randomText(12)}`;
		const { contact, user: assignedTo } = this.given;
		const dueDate = `${DUE_DAY}T09:00:00.000Z`;
		const body = { [recordName]: contact, type, title, assignedTo, dueDate };
		this.journal.set(title, null);
		const reply = await this.write({ method: 'POST', path: '/tasks', body });
		const isRefused = reply.statusCode >= 400 && reply.statusCode < 500;
		if (isRefused) this.journal.delete(title);
		if (isRefused) return { reply: orStop(reply) };
		const id = ownId(Object(orStop(reply).body) as Task, title) ?? (await this.find(title));
		if (id === undefined) throw new Stop('lemlist does not show the task that was created.');
		this.journal.set(title, id);
		return { reply, id };
	}

	/** Changes a task of its own, or one that does not exist. */
	async update(id: string, changes: Readonly<Task>): Promise<Reply> {
		return orStop(await this.write({ method: 'PATCH', path: '/tasks', body: { id, ...changes } }));
	}

	/** Ignores tasks of its own, or some that do not exist. */
	async ignore(ids: readonly string[]): Promise<Reply> {
		return orStop(await this.write({ method: 'POST', path: '/tasks/ignore', body: { ids } }));
	}

	/** Ignores all tasks of the journal. Those that are not shown or not ignored stay in it. @throws Stop */
	async clean(): Promise<void> {
		this.count = -Infinity;
		for (const [title, known] of this.journal.tasks) {
			const id = known ?? (await this.find(title));
			if (id === undefined) continue;
			this.journal.set(title, id);
			if (isSaved(await this.ignore([id]))) this.journal.delete(title);
		}
	}

	/** Looks for a task of its own by the title, in the search and in the older list. */
	private async find(title: string): Promise<string | undefined> {
		for (const waitMs of [0, 2_000, 8_000]) {
			await this.world.sleep(waitMs);
			const search = await this.getIfThere('/v2/tasks', { title, limit: '100' });
			const filters = JSON.stringify([{ filterId: 'dueDate', from: DUE_DAY, to: DUE_DAY }]);
			const tasks = tasksIn(search) ?? tasksIn(await this.get('/tasks', { filters })) ?? [];
			const [id] = tasks.flatMap((task) => ownId(task, title) ?? []);
			if (id !== undefined) return id;
		}
		return undefined;
	}

	/** Every change goes through here. @throws Error if it is about anything but its own: a bug */
	private async write(request: Request): Promise<Reply> {
		if (!this.isOwn(request)) {
			throw new Error(`A bug: this would have changed something else: ${JSON.stringify(request)}`);
		}
		return await this.send(request);
	}

	private isOwn({ method, path, body = {} }: Request): boolean {
		const what = `${method} ${path}`;
		if (what === 'POST /tasks')
			return TITLE.test(String(body['title'])) && String(body['dueDate']).startsWith(DUE_DAY);
		const own: unknown[] = this.journal.tasks.flatMap(([, id]) => id ?? []);
		const ids = [body['id'] ?? body['ids']].flat();
		const areOwn = ids.every((id) => own.includes(id) || this.madeUpIds.has(String(id)));
		return ['PATCH /tasks', 'POST /tasks/ignore'].includes(what) && ids.length > 0 && areOwn;
	}

	private async send(request: Request): Promise<Reply> {
		if (++this.count > BUDGET) throw new Stop(`More than ${BUDGET} requests were needed.`);
		await this.world.sleep(Math.max(0, this.nextAt - this.world.now()));
		this.nextAt = this.world.now() + INTERVAL_MS;
		return await sendOrStop(this.world, request);
	}
}

/** Sends a request. @throws Stop if there is no reply */
export async function sendOrStop(world: World, request: Request): Promise<Reply> {
	return await world.send(request).catch(({ message }: Error) => {
		throw new Stop(`There was no reply to ${request.method} ${request.path}: ${message}.`);
	});
}

/** @throws Stop if the key is refused or in use, or this is not lemlist */
function orStop(reply: Reply): Reply {
	const { statusCode } = reply;
	if (statusCode === 429) throw new Stop(`${answered(reply)} Something else uses the key.`);
	if (isWebPage(reply) || (statusCode >= 300 && statusCode < 400))
		throw new Stop(`A server that answers ${quote(reply)} is not lemlist's API. Check --base-url.`);
	if (![401, 402, 403].includes(statusCode)) return reply;
	throw new Stop(`${failureOf(reply)[1].message}: ${answered(reply)}`);
}

/** Random digits, and letters from a to f. */
const randomText = (length: number) => randomBytes(length).toString('hex').slice(0, length);

/** The ID of a task, if it has the random title that only the kit knows. */
const ownId = ({ _id, title }: Task, own: string): string | undefined =>
	title === own && typeof _id === 'string' ? _id : undefined;
