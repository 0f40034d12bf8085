// A minimal mock of lemlist that responds to every update immediately. It has its own process so
// that its cost is not counted. Sends its port to the parent process, and exits with it.
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
// Enough for all connections that n8n's engine opens at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 65_535 }, () =>
	process.send?.((server.address() as AddressInfo).port),
);
process.once('disconnect', () => process.exit());
