import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsOneOf } from '#http';
import { NEW_BEGINNINGS, type NewBeginning } from '../domain/proof-reasons.js';
import { BeginProofAnew } from '../use-cases/begin-proof-anew.js';
import { ReadBound, type BoundAnswer } from '../use-cases/read-bound.js';

/** Why the proof begins anew. */
export class NewBeginningDto {
  @IsOneOf(NEW_BEGINNINGS)
  reason: NewBeginning;
}

/** What is proven about signals that nobody saw. */
@ApiTags('triage')
@Controller('api/v1/triage/bound')
export class BoundController {
  constructor(
    private readonly read: ReadBound,
    private readonly anew: BeginProofAnew,
  ) {}

  @Get()
  @Can('proof:read')
  @ApiOperation({ summary: 'Upper bound of missed signals, its rounds and strata, agreement of readers; no content' })
  bound(): Promise<BoundAnswer> {
    return this.read.execute();
  }

  @Post('begin-anew')
  @HttpCode(200)
  @Can('proof:begin-anew')
  @ApiOperation({
    summary: 'Begin the proof anew after a cause of misses was removed; draws from the whole pile again',
  })
  beginAnew(
    @Body() { reason }: NewBeginningDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ epoch: number; roundId: string | null }> {
    return this.anew.execute(reason, actor);
  }
}
