import type { IncomingMessage } from 'node:http';
import { Settings } from '#kernel';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { LargeBodies, seatLargeBodies } from './limits/large-bodies.js';
import { Metrics } from './operations/metrics.js';
import { serveOpenApi } from './operations/open-api.js';
import { logRequests } from './requests/access-log.js';
import { applyBodyLimits, BODY_LIMIT } from './requests/body-limit.js';
import { readableUrl } from './requests/readable-url.js';
import { sendProblem } from './requests/problem.filter.js';
import { keepRequestContext } from './requests/request-context.js';
import { addSecurityHeaders } from './requests/security-headers.js';
import { noteRoutes } from './requests/served-routes.js';

/** How long (ms) a request may take to arrive; a 40 MiB upload over 3 Mbit/s needs 110 s. */
const REQUEST_TIMEOUT_MS = 180_000;
const MAX_PARAM_LENGTH = 200;

/** The Fastify adapter of the desk: `NestFactory.create(AppModule, createHttpAdapter(settings))`. */
export function createHttpAdapter(settings: Settings): FastifyAdapter {
  return new FastifyAdapter({
    // Only these may say who the caller is and whether it came by TLS.
    trustProxy: settings.trustedProxies.length > 0 ? settings.trustedProxies : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    rewriteUrl: ({ url, headers }: IncomingMessage) => readableUrl(url ?? '/', headers.accept),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(error, request, reply);
    },
  });
}

/** Adds request context, headers, access log, metrics and API documentation. Call it before `app.init()` or `listen()`. */
export function configureHttp(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  noteRoutes(fastify);
  keepRequestContext(fastify);
  addSecurityHeaders(fastify, app.get(Settings));
  logRequests(fastify, app.get(Metrics));
  applyBodyLimits(fastify);
  seatLargeBodies(fastify, app.get(LargeBodies));
  serveOpenApi(app);
}
