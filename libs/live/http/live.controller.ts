import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type Actor } from '#kernel';
import { CurrentActor, CurrentSession, SignedInOnly } from '#access';
import { ApiProblem } from '#http';
import { liveErrors } from '../domain/live.errors.js';
import { LiveHub } from '../use-cases/live-hub.js';
import { EventStream } from './event-stream.js';

/** News of what changed. */
@ApiTags('live')
@Controller('api/v1/live')
export class LiveController {
  constructor(private readonly hub: LiveHub) {}

  @Get()
  @SignedInOnly()
  @ApiOperation({
    summary:
      'Server-sent events {type, id, kind?, at} of what changed, without content, as far as role and walls allow; goes on after Last-Event-ID or else `after`, or says resync',
  })
  @ApiQuery({
    name: 'after',
    type: String,
    required: false,
    description: 'A place that X-Live-Place of a session named',
  })
  @ApiProduces('text/event-stream')
  @ApiProblem(liveErrors['live.stream-only'], liveErrors['live.too-many'])
  async listen(
    @CurrentActor() actor: Actor,
    @CurrentSession() sessionId: string,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Query('after') after: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.headers.accept?.includes('text/event-stream') !== true) {
      throw new DomainError(liveErrors['live.stream-only']);
    }
    const stream = new EventStream(reply, { actor, sessionId });
    reply.raw.on('close', () => {
      this.hub.leave(stream);
    });
    await this.hub.join(stream, lastSeen ?? after ?? null);
  }
}
