import type { FastifyInstance } from 'fastify';

/**
 * A plugin with a name. For one without, Fastify searches all loaded modules, which takes some ms in Jest, for each
 * sandbox.
 */
export const plugin = (name: string, add: (app: FastifyInstance) => Promise<void>) =>
	Object.assign(add, { [Symbol.for('fastify.display-name')]: name });
