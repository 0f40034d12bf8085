// The control API: what a test in the same process does with the Sandbox object, for the page and
// for other processes. Its requests are neither counted nor authenticated.

import type { FastifyInstance } from 'fastify';
import { contract } from './contract';
import { faultSchema, resetSchema, settingsSchema } from './controlSchemas';
import type { Core, ResetOptions } from './core';
import type { Fault } from './faults';
import { addPage } from './page';
import { plugin } from './plugin';
import type { Settings } from './settings';
import { webAppPage } from './webApp';

/** JSON has no Infinity, so null stands for it. */
type JsonSettings = Partial<Omit<Settings, 'limit'>> & { limit?: number | null };

/** Adds `/sandbox/*`, the page at `/`, and the web app page everywhere else. */
export function addControl(app: FastifyInstance, core: Core): void {
	addPage(app);
	app.all('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(webAppPage));

	app.register(
		plugin('control', async (control) => {
			control.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
				reply
					.code(error instanceof RangeError ? 400 : (error.statusCode ?? 500))
					.send({ error: error.message }),
			);

			control.get<{ Querystring: Record<'tasks' | 'requests' | 'search', string | undefined> }>(
				'/state',
				({ query: { tasks, requests, search = '' } }) =>
					core.state({ tasks: count(tasks), requests: count(requests), search }),
			);
			control.get('/openapi.json', () => contract);

			control.post<{ Body: Omit<ResetOptions, 'settings'> & { settings?: JsonSettings } }>(
				'/reset',
				{ schema: { body: resetSchema } },
				({ body }) => {
					core.reset({ ...body, settings: fromJson(body.settings ?? {}) });
					return core.state();
				},
			);
			control.post<{ Body: JsonSettings }>(
				'/settings',
				{ schema: { body: settingsSchema } },
				({ body }) => {
					core.configure(fromJson(body));
					return core.settings;
				},
			);
			control.post<{ Body: Fault }>('/faults', { schema: { body: faultSchema } }, ({ body }) => {
				core.faults.add(body, core.now());
				return core.faults.list();
			});
			control.delete('/faults', () => {
				core.faults.clear();
				return core.faults.list();
			});
		}),
		{ prefix: '/sandbox' },
	);
}

function fromJson({ limit, ...settings }: JsonSettings): Partial<Settings> {
	return limit === undefined ? settings : { ...settings, limit: limit ?? Infinity };
}

function count(text: string | undefined): number {
	return text === undefined ? Infinity : Number(text);
}
