// Two servers: one that redirects every request to the other, and its target, which records them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';

/** A running pair of servers. */
export interface Elsewhere {
	/** Base URL of the redirecting server. */
	url: string;
	/** Requests that the target received. */
	arrived: IncomingMessage[];
	/** Host of the target. */
	host: string;
	/** Number of redirected requests. */
	redirected: number;
	close: () => void;
}

/**
 * Starts both servers on loopback.
 * @param status Status of the redirects.
 * @param scheme Scheme of the redirecting server; with https this process trusts its certificate.
 */
export async function startElsewhere(status: number, scheme: 'http' | 'https'): Promise<Elsewhere> {
	const arrived: IncomingMessage[] = [];
	const target = createServer((request, response) => {
		arrived.push(request);
		response.setHeader('content-type', 'application/json').end('{"_id":"opp_1","results":[]}');
	});
	const host = `127.0.0.1:${await listen(target)}`;
	const started = { arrived, host, redirected: 0, url: '', close: () => {} };
	const redirect = (request: IncomingMessage, response: ServerResponse) => {
		started.redirected++;
		response.writeHead(status, { location: `http://${host}${request.url}` }).end();
	};
	const source =
		scheme === 'http' ? createServer(redirect) : createSecureServer(trustedCertificate(), redirect);
	const name = scheme === 'http' ? '127.0.0.1' : 'localhost';
	started.url = `${scheme}://${name}:${await listen(source)}/api`;
	started.close = () => {
		for (const server of [source, target]) {
			server.closeAllConnections();
			server.close();
		}
	};
	return started;
}

async function listen(server: Server): Promise<number> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** Creates a certificate for localhost that this process trusts. */
function trustedCertificate(): { key: string; cert: string } {
	const folder = mkdtempSync(join(tmpdir(), 'lemlist-tasks-certificate-'));
	const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const request =
		'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost';
	const args = [...request.split(' '), '-keyout', keyFile, '-out', certFile];
	execFileSync('openssl', args, { stdio: 'ignore' });
	const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
	rmSync(folder, { recursive: true });

	const createContext = tls.createSecureContext;
	tls.createSecureContext = (options) => {
		const created = createContext(options);
		created.context.addCACert(cert);
		return created;
	};
	return { key, cert };
}
