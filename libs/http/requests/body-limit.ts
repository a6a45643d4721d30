import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Largest body of a route without a limit of its own: a form with 200,000 kanji, url-encoded, is 1.8 MB. */
export const BODY_LIMIT = 4 * 1024 * 1024;

/** The route takes bodies up to this many bytes; with `seats`, so many large ones at once as there are seats for. */
export function BodyLimit(bytes: number, more: { seats?: boolean } = {}): MethodDecorator {
  return RouteConfig({ bodyLimit: bytes, ...more });
}

/** Hands {@link BodyLimit} on to Fastify; before the routes are made. */
export function applyBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const bytes = (route.config as { bodyLimit?: unknown } | undefined)?.bodyLimit;
    if (typeof bytes === 'number') route.bodyLimit = bytes;
  });
}
