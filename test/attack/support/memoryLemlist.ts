import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Reply } from '../../../nodes/lemlist/http';
import type { VirtualTime } from '../../simulation/virtualTime';
import type { Fault } from './faults';

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
	 * @param secrets what replaces `KEY` and `BASE64` in a fault
	 */
	constructor(
		private readonly time: VirtualTime,
		private readonly fault: Fault,
		private readonly isHit: (item: string) => boolean,
		private readonly secrets: { key: string; base64: string },
	) {}

	/** As n8n's helper: a reply of any status, or a transport error. */
	async handle(request: IHttpRequestOptions): Promise<Reply> {
		await this.time.wait(LATENCY_MS);
		const items = itemsOf(request);
		const struck = items.filter(this.isHit);
		if (struck.length === 0) return this.carryOut(request, items);
		for (const item of struck) this.hit.add(item);
		if (this.fault.carriedOut) this.carryOut(request, items);
		return await this.strike();
	}

	private carryOut({ method = 'GET', url }: IHttpRequestOptions, items: string[]): Reply {
		for (const item of items) this.done.set(item, (this.done.get(item) ?? 0) + 1);
		if (url === '/tasks/ignore') return ok({});
		const results = items.map((item) => ({ _id: `opp_${item}` }));
		return ok(method === 'GET' ? { results, total: 1, limit: 100 } : results[0]);
	}

	private async strike(): Promise<Reply> {
		const { reply, transport, hangs } = this.fault;
		if (hangs) await this.time.wait(FOR_EVER_MS);
		if (transport !== undefined || !reply) {
			const code = this.withSecrets(transport ?? 'SOMETHING_NEW') as string;
			throw Object.assign(new Error(`failed with ${this.secrets.key}`), { code });
		}
		return this.withSecrets({ headers: {}, ...reply }) as Reply;
	}

	private withSecrets(value: unknown): unknown {
		const { key, base64 } = this.secrets;
		const json = JSON.stringify(value).replaceAll('KEY', key).replaceAll('BASE64', base64);
		return JSON.parse(json);
	}
}

const ok = (body: unknown): Reply => ({ statusCode: 200, headers: {}, body });

/** The items that a request is about: each names itself where its operation has room for it. */
function itemsOf({ body, qs }: IHttpRequestOptions): string[] {
	const { id, ids, title } = Object(body) as { id?: string; ids?: string[]; title?: string };
	const { search } = Object(qs) as { search?: string };
	const names = ids ?? [id ?? title ?? search ?? ''];
	return names.map((name) => name.replace('opp_', ''));
}
