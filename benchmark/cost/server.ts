// A lemlist that answers every update at once, in a process of its own so that its work is not
// counted. Sends its port to the process that forked it, and ends with that one.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((request, response) => {
	let body = '';
	request.on('data', (chunk: Buffer) => (body += chunk.toString()));
	request.on('end', () => {
		const { id, ...task } = JSON.parse(body) as { id: string };
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ _id: id, type: 'manual', ...task }));
	});
});
// Long enough for all connections that n8n's engine opens at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 65_535 }, () =>
	process.send?.((server.address() as AddressInfo).port),
);
process.once('disconnect', () => process.exit());
