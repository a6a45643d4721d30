import { log } from '#kernel';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../operations/metrics.js';
import { factsOf } from './request-context.js';

/** Asked so often by machines that it would bury the rest. */
const QUIET = new Set(['/healthz', '/readyz', '/metrics']);

/** Logs and measures every answer by its route's pattern: never the address itself, which may carry what people typed. */
export function logRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const { traceId, startedMs } = factsOf(request);
    const route = request.routeOptions.url ?? 'none';
    const method = request.routeOptions.url === undefined ? 'any' : request.method;
    const ms = performance.now() - startedMs;
    const status = reply.statusCode;
    metrics.observeRequest({ method, route, status }, ms / 1000);
    const level = status >= 500 ? 'warn' : QUIET.has(route) ? 'debug' : 'info';
    log[level]({ traceId, method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
    done();
  });
}
