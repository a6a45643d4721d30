import type { FastifyInstance } from 'fastify';

const DISPLAY_NAME = Symbol.for('fastify.display-name');

/**
 * Gives a name to plugins that are registered without one. Fastify would look for it among all modules that were ever
 * loaded, twice for each such plugin and at each start.
 */
export function nameRegistered(fastify: FastifyInstance): void {
  const register = fastify.register as (this: FastifyInstance, ...given: unknown[]) => FastifyInstance;
  const named = function (this: FastifyInstance, plugin: unknown, ...options: unknown[]): FastifyInstance {
    if (typeof plugin === 'function' && !(DISPLAY_NAME in plugin))
      Object.defineProperty(plugin, DISPLAY_NAME, { value: plugin.name || 'unnamed' });
    return register.call(this, plugin, ...options);
  };
  fastify.register = named as typeof fastify.register;
}
