// A server that records and accepts all requests, so that both engines can be compared.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sampleMembers } from '../../../sandbox';

/** A request as received. */
export interface Sent {
	method: string;
	/** Including the query. */
	path: string;
	headers: Record<string, string | undefined>;
	/** As text, since the exact JSON is compared too. */
	body: string;
}

/** The headers that matter to lemlist. */
const HEADERS = ['accept', 'authorization', 'content-type', 'content-length'];

const PAGE_SIZE = 100;

/** The team, two of whose members have the same name. */
const members = [
	...sampleMembers,
	{ userId: 'usr_TwinOne0000000000', name: 'Twin', email: 'twin.one@example.com' },
	{ userId: 'usr_TwinTwo0000000000', name: 'twin', email: 'twin.two@example.com' },
];

/** The rest of a task, with the names of the older route and some that Simplify leaves out. */
const REST = { userId: 'usr_SalesOne000000000', content: 'Hello', leadId: 'lea_1', status: 'due' };

/** Addresses that begin with "two" belong to two contacts, those with "no" to none. */
const contacts = (addresses: string | null): object[] =>
	records(addresses).map(({ _id, value }) => ({ _id: `ctc_${_id}`, email: value.toUpperCase() }));

const companies = (domains: string | null): object[] =>
	records(domains).map(({ _id, value }) => ({ _id: `cpn_${_id}`, domain: value }));

const records = (values: string | null) =>
	(values ?? '').split(',').flatMap((value) => {
		if (value.startsWith('no')) return [];
		const ids = value.startsWith('two') ? ['one', 'other'] : ['only'];
		return ids.map((id) => ({ _id: `${id}_${value}`, value }));
	});

/** The tasks with these IDs, except those that begin with "opp_no". */
function found(ids: string | null): object {
	const known = (ids ?? '').split(',').filter((id) => !id.startsWith('opp_no'));
	return { results: known.map((_id) => ({ ...REST, _id })), total: known.length };
}

/** Records requests, and responds like lemlist does on success. */
export class Recorder {
	/** Number of tasks in its lists. */
	total = 0;

	private sent: Sent[] = [];

	private readonly server: Server = createServer(async (request, response) => {
		const { method = '', url = '' } = request;
		const body = await text(request);
		const headers = Object.fromEntries(
			HEADERS.map((name) => [name, request.headers[name] as string | undefined]),
		);
		this.sent.push({ method, path: url, headers, body });
		const answer = this.answerTo(method, new URL(url, 'http://recorder'));
		response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
	});

	/** Base URL for a credential. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api`;
	}

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async stop(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** Returns the requests since the last call. */
	take(): Sent[] {
		return this.sent.splice(0);
	}

	private answerTo(method: string, { pathname, searchParams }: URL): object {
		const path = `${method} ${pathname.slice('/api'.length)}`;
		const page = Number(searchParams.get('page'));
		const limit = Number(searchParams.get('limit'));
		switch (path) {
			case 'GET /team':
				return { _id: 'tea_1', users: members };
			case 'GET /contacts':
				return contacts(searchParams.get('idsOrEmails'));
			case 'GET /companies':
				return { data: companies(searchParams.get('idsOrDomains')) };
			case 'GET /v2/tasks':
				if (searchParams.has('taskId')) return found(searchParams.get('taskId'));
				return { results: this.tasks((page - 1) * limit, limit), total: this.total, limit, page };
			case 'GET /tasks':
				return { results: this.tasks(page * PAGE_SIZE, PAGE_SIZE), page: String(page) };
			case 'POST /tasks/ignore':
				return {};
			default:
				return { ...REST, _id: 'sent' };
		}
	}

	/** The tasks of a page. */
	private tasks(from: number, count: number): object[] {
		const length = Math.max(0, Math.min(count, this.total - from));
		return Array.from({ length }, (_, index) => ({ ...REST, _id: `opp_${from + index}` }));
	}
}
