// A server that records all requests and accepts them, so that two engines can be compared.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sampleMembers } from '../../../sandbox';

/** A request as received. */
export interface Received {
	method: string;
	/** Including the query. */
	path: string;
	/** Those that matter to lemlist. */
	headers: Record<string, unknown>;
	/** As text, since the exact JSON is compared too. */
	body: string;
}

const HEADERS = ['accept', 'authorization', 'content-type', 'content-length'];

/** Two of the team have the same name. */
const users = [
	...sampleMembers,
	{ userId: 'usr_TwinOne0000000000', name: 'Twin', email: 'twin.one@example.com' },
	{ userId: 'usr_TwinTwo0000000000', name: 'twin', email: 'twin.two@example.com' },
];

/** Values that begin with "two" belong to two records, those with "no" to none. */
const idsOf = (value: string): string[] => {
	if (value.startsWith('no')) return [];
	return (value.startsWith('two') ? ['one', 'other'] : ['only']).map((id) => `${id}_${value}`);
};

function replyTo({ pathname, searchParams }: URL, body: string): object {
	const asked = (name: string) => (searchParams.get(name) ?? '').split(',');
	switch (pathname) {
		case '/api/team':
			return { _id: 'tea_1', users };
		case '/api/contacts':
			return asked('idsOrEmails').flatMap((email) =>
				idsOf(email).map((id) => ({ _id: `ctc_${id}`, email: email.toUpperCase() })),
			);
		case '/api/companies':
			return {
				data: asked('idsOrDomains').flatMap((domain) =>
					idsOf(domain).map((id) => ({ _id: `cpn_${id}`, domain })),
				),
			};
		default:
			// Update returns its task.
			return { _id: (JSON.parse(body) as { id?: string }).id ?? 'created' };
	}
}

/** The recording server. */
export class Recorder {
	private received: Received[] = [];

	private readonly server: Server = createServer(async (request, response) => {
		const { method = '', url: path = '', headers: all } = request;
		const headers = Object.fromEntries(HEADERS.map((name) => [name, all[name]]));
		const body = await text(request);
		this.received.push({ method, path, headers, body });
		const reply = replyTo(new URL(path, 'http://recorder'), body);
		response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
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
	take(): Received[] {
		return this.received.splice(0);
	}
}
