import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ifMatchVersion } from '../domain/version.js';

/** Parameter: the version in the If-Match header, or null. Fails with `http.bad-version`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  ifMatchVersion(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
