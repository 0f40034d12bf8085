// The page, which shows the tasks and requests live. Its files are sent as they are.

import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const types: Record<string, string> = {
	'.html': 'text/html',
	'.css': 'text/css',
	'.js': 'text/javascript',
};

/** Adds the page at `/` and its other files under `/page/`. */
export function addPage(app: FastifyInstance): void {
	const folder = join(__dirname, 'page');
	for (const name of readdirSync(folder)) {
		const file = readFileSync(join(folder, name), 'utf8');
		const type = `${types[extname(name)] ?? 'text/plain'}; charset=utf-8`;
		app.get(name === 'index.html' ? '/' : `/page/${name}`, (_request, reply) =>
			reply.type(type).send(file),
		);
	}
}
