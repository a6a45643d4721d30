import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { LiveHub } from '../use-cases/live-hub.js';

/** Of a session that is opened or read: where the news stood just before. The stream of events goes on after it. */
const HEADER = 'x-live-place';
const SESSION = '/api/v1/session';

/**
 * A console reads its session before anything else, and its stream of events opens after the first reads: by the place that
 * comes with the session, nothing that changes in between is missed, and nothing has to be read twice.
 */
@Injectable()
export class NamesLivePlace implements NestInterceptor {
  constructor(private readonly hub: LiveHub) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const { method, routeOptions } = http.getRequest<FastifyRequest>();
    const { place } = this.hub;
    if (place === null || routeOptions.url !== SESSION || method === 'DELETE') return next.handle();
    return next.handle().pipe(tap(() => void http.getResponse<FastifyReply>().header(HEADER, place)));
  }
}
