import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** A route as Fastify serves it, whoever registered it. */
export interface ServedRoute {
  method: string;
  /** Pattern, for example `/console/*`. */
  path: string;
}

const served = new WeakMap<object, ServedRoute[]>();

/** Notes every route that is registered from now on. */
export function noteRoutes(fastify: FastifyInstance): void {
  const routes: ServedRoute[] = [];
  served.set(fastify, routes);
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) routes.push({ method: each, path: url });
  });
}

/**
 * Every route that Fastify serves. Those that no controller made (static files, the console, API documentation) have no
 * guard before them: a test compares this with `enumerateRoutes` and a list of what is meant to be open.
 */
export function servedRoutes(app: NestFastifyApplication): readonly ServedRoute[] {
  return served.get(app.getHttpAdapter().getInstance()) ?? [];
}
