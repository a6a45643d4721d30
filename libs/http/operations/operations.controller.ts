import { Public, sameSecret } from '#access';
import { DomainError, Settings } from '#kernel';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '../domain/http.errors.js';
import { Metrics } from './metrics.js';
import { Readiness, type ReadinessReport } from './readiness.js';

/** What machines ask: whether the process lives, whether it can work, and its figures. */
@Controller()
export class OperationsController {
  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  @Get('healthz')
  @Public()
  @ApiExcludeEndpoint()
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @ApiExcludeEndpoint()
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    void reply.code(report.ready ? 200 : 503);
    return report;
  }

  @Get('metrics')
  @Public()
  @ApiExcludeEndpoint()
  async figures(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (!mayReadMetrics(request, this.settings.metricsToken)) throw new DomainError(httpErrors['http.metrics-closed']);
    void reply.header('content-type', this.metrics.contentType);
    return this.metrics.render();
  }
}

/** By token, or without one from this machine itself: not through a proxy that runs on it. */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameSecret(request.headers.authorization ?? '', `Bearer ${token}`);
  const { headers, socket } = request;
  const forwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !forwarded && /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}
