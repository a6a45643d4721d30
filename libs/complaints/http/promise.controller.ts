import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsInstant, IsLongText, IsOneOf } from '#http';
import { CALL_ENDS, PROMISE_KINDS, type CallEnd, type PromiseKind } from '../domain/promises.js';
import { KeepPromise } from '../use-cases/keep-promise.js';

/** What became of a promised call. */
export class CallMadeDto {
  @IsOneOf(CALL_ENDS)
  outcome: CallEnd;

  @IsInstant({ optional: true, description: 'The promise that the agent saw; absent where none stood' })
  promisedAt?: string;

  @IsInstant({ optional: true, description: 'The next promise; needed unless they spoke' })
  next?: string;

  @IsOneOf(PROMISE_KINDS, {
    optional: true,
    description: 'What `next` promises; absent: as the one that stood, or a call',
  })
  kind?: PromiseKind;

  @IsLongText({ optional: true, min: 1, max: 20_000, description: 'Kept sealed' })
  note?: string;
}

/** Promised calls: made, not answered, put off. */
@ApiTags('complaints')
@Controller('api/v1/complaints/:id')
export class PromiseController {
  constructor(private readonly keep: KeepPromise) {}

  @Post('callback')
  @HttpCode(204)
  @Can('complaints:handle')
  @ApiOperation({ summary: 'Says what became of a promised call, and what is promised next' })
  async callback(@Param('id') id: string, @Body() body: CallMadeDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.keep.execute(id, { ...body, promisedAt: body.promisedAt ?? null }, actor);
  }
}
