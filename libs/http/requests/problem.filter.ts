import { log } from '#kernel';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from '../domain/problem.js';
import { factsOf } from './request-context.js';

/** Media type of RFC 9457. */
export const PROBLEM_JSON = 'application/problem+json';

/** Renders every failure as problem+json. What the catalogue does not know is logged and shown as `http.internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers a request with the problem that an error is. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { traceId, language } = factsOf(request);
  const problem = problemOf(error, { traceId, language });
  if (problem.status >= 500) log.error({ err: error, traceId, code: problem.code }, 'request failed');
  if (reply.sent) return;
  const retryAfter = problem.data?.['retryAfterSeconds'];
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer');
  void reply
    .code(problem.status)
    .header('content-type', PROBLEM_JSON)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem));
}
