import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';
import { languageOf, type Language } from '../domain/problem.js';
import { newTraceId, traceIdFrom } from '../domain/trace-context.js';

/** What is known of the running request. */
export interface RequestFacts {
  /** 32 hex digits; the caller's own when it sent a W3C `traceparent`. */
  traceId: string;
  language: Language;
  /** `performance.now()` at its start, ms. */
  startedMs: number;
}

const storage = new AsyncLocalStorage<RequestFacts>();
const byRequest = new WeakMap<object, RequestFacts>();

/** The running request's facts, from anywhere below its handler; undefined outside a request. */
export function requestContext(): RequestFacts | undefined {
  return storage.getStore();
}

/** The facts of a given request; made when its hooks have not run. */
export function factsOf(request: { headers: Record<string, string | string[] | undefined> }): RequestFacts {
  const known = byRequest.get(request);
  if (known !== undefined) return known;
  const accept = request.headers['accept-language'];
  const facts = {
    traceId: traceIdFrom(request.headers['traceparent']) ?? newTraceId(),
    language: languageOf(typeof accept === 'string' ? accept : undefined),
    startedMs: performance.now(),
  };
  byRequest.set(request, facts);
  return facts;
}

/** Opens the context at the start of a request, and again after its body was read, which loses it. */
export function keepRequestContext(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const facts = factsOf(request);
    void reply.header('x-trace-id', facts.traceId);
    storage.run(facts, done);
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    storage.run(factsOf(request), done);
  });
}
