// A server that notes every request and refuses none, so that both engines are seen at work.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sampleMembers } from '../../../sandbox';

/** A request as it came over the wire. */
export interface Sent {
	method: string;
	/** With the query. */
	path: string;
	headers: Record<string, string | undefined>;
	/** Text, since the spelling of the JSON counts too. */
	body: string;
}

/** Those that make a difference to lemlist. */
const HEADERS = ['accept', 'authorization', 'content-type', 'content-length'];

/** Notes what is sent to it, and answers as lemlist does where all is well. */
export class Recorder {
	private sent: Sent[] = [];

	private readonly server: Server = createServer(async (request, response) => {
		const { method = '', url = '' } = request;
		const body = await text(request);
		const headers = Object.fromEntries(
			HEADERS.map((name) => [name, request.headers[name] as string | undefined]),
		);
		this.sent.push({ method, path: url, headers, body });
		const isTeam = url.startsWith('/api/team');
		const answer = isTeam ? { _id: 'tea_1', users: sampleMembers } : { _id: 'sent' };
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

	/** What was sent since the last call. */
	take(): Sent[] {
		return this.sent.splice(0);
	}
}
