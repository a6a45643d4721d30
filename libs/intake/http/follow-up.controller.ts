import { Body, Controller, Headers, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CHANNELS, type Actor, type Channel } from '#kernel';
import { Can, CurrentActor } from '#access';
import { MAX_TEXT } from '#complaints';
import { IsInstant, IsLongText, IsOneOf } from '#http';
import type { IntakeItem } from '../domain/arrival.js';
import { LogFollowUp } from '../use-cases/log-follow-up.js';

/** A further call, letter or fax about a case, typed by an agent. */
export class FollowUpDto {
  @IsOneOf(CHANNELS)
  channel: Channel;

  @IsLongText({ min: 1, max: MAX_TEXT })
  text: string;

  @IsInstant({ optional: true, description: 'When it reached the operator; now unless given, never later than now' })
  receivedAt?: string;
}

/** Further words about a case that is known already. */
@ApiTags('complaints')
@Controller('api/v1/complaints/:id/follow-ups')
export class FollowUpController {
  constructor(private readonly followUps: LogFollowUp) {}

  @Post()
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Adds a further call or letter to a case, by id or slip number; a closed case is reopened' })
  log(
    @Param('id') id: string,
    @Body() body: FollowUpDto,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key?: string,
  ): Promise<IntakeItem> {
    const bytes = request.rawBody ?? Buffer.from(JSON.stringify(body), 'utf8');
    const idempotencyKey = key === undefined || key === '' ? undefined : key.slice(0, 200);
    return this.followUps.execute(id, body, { bytes, idempotencyKey }, actor);
  }
}
