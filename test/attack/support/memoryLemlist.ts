import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Reply } from '../../../nodes/lemlist/http';
import type { VirtualTime } from '../../simulation/virtualTime';
import type { Fault } from './faults';
import type { Secrets } from './secrets';

const LATENCY_MS = 100;
/** Longer than any deadline. */
const FOR_EVER_MS = 3_600_000;

/** lemlist in memory, on a virtual clock, with a fault that hits some items. */
export class MemoryLemlist {
	/** How often each item was carried out, by its name. */
	readonly done = new Map<string, number>();
	/** Items that the fault hit. */
	readonly hit = new Set<string>();

	/**
	 * @param isHit whether the fault hits an item
	 * @param once whether it hits each of them once only
	 * @param isReading whether the items are what is read by ID, rather than looked up before a change
	 */
	constructor(
		private readonly time: VirtualTime,
		private readonly fault: Fault,
		private readonly isHit: (item: string) => boolean,
		private readonly secrets: Secrets,
		private readonly once: boolean,
		private readonly isReading: boolean,
	) {}

	/** As n8n's helper: a reply of any status, or a transport error. */
	async handle(request: IHttpRequestOptions): Promise<Reply> {
		await this.time.wait(LATENCY_MS);
		const items = itemsOf(request);
		const struck = items.filter((item) => this.isHit(item) && !(this.once && this.hit.has(item)));
		if (struck.length === 0) return this.carryOut(request, items);
		for (const item of struck) this.hit.add(item);
		if (this.fault.carriedOut) this.carryOut(request, items);
		return await this.strike();
	}

	private carryOut({ method = 'GET', url, qs }: IHttpRequestOptions, items: string[]): Reply {
		const results = items.map((item) => ({ _id: `opp_${item}`, status: 'due' }));
		const page = { results, total: results.length, limit: 100 };
		if (isLookUp(qs) && !this.isReading) return ok(page);
		for (const item of items) this.done.set(item, (this.done.get(item) ?? 0) + 1);
		if (url === '/tasks/ignore') return ok({});
		return ok(method === 'GET' ? page : results[0]);
	}

	private async strike(): Promise<Reply> {
		const { reply, transport, hangs } = this.fault;
		if (hangs) await this.time.wait(FOR_EVER_MS);
		if (transport !== undefined || !reply) {
			const { KEY, BASE64 } = this.secrets;
			const cause = new Error(`inside: ${KEY}`);
			const config = { auth: { username: '', password: KEY }, headers: { authorization: BASE64 } };
			const error = new Error(`failed with ${KEY}`, { cause });
			throw Object.assign(error, { code: transport, config });
		}
		return this.withSecrets({ headers: {}, ...reply }) as Reply;
	}

	private withSecrets(value: unknown): unknown {
		const json = Object.entries(this.secrets).reduce(
			(text, [word, secret]) => text.replaceAll(word, secret),
			JSON.stringify(value),
		);
		return JSON.parse(json);
	}
}

const ok = (body: unknown): Reply => ({ statusCode: 200, headers: {}, body });

/** Whether tasks are read by their IDs, before they are ignored: that does nothing to them. */
const isLookUp = (qs: unknown): boolean => 'taskId' in (Object(qs) as object);

/** The items that a request is about: each names itself where its operation has room for it. */
function itemsOf({ body, qs }: IHttpRequestOptions): string[] {
	const { id, ids, title } = Object(body) as { id?: string; ids?: string[]; title?: string };
	const { search, taskId } = Object(qs) as { search?: string; taskId?: string };
	const names = ids ?? taskId?.split(',') ?? [id ?? title ?? search ?? ''];
	return names.map((name) => name.replace('opp_', ''));
}
