import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsInstant } from '#http';
import { ForeseeSuspicion, type ForeseenSuspicion } from '../use-cases/foresee-suspicion.js';

/** From when the clocks would run. */
export class ForeseenQueryDto {
  @IsInstant({ optional: true, description: 'Arrival of the complaint, or of the earliest of its group, unless said' })
  knownAt?: string;
}

/** What a decision would begin. */
@ApiTags('review')
@Controller('api/v1/review/:complaintId/foreseen')
export class ForeseenController {
  constructor(private readonly foresee: ForeseeSuspicion) {}

  @Get()
  @Can('review:decide')
  @ApiOperation({
    summary: 'What "suspected" would begin: clocks of a new incident, and open incidents near it; changes nothing',
  })
  @ApiOkResponse({ description: '{knownAt, clocks, near}' })
  read(
    @Param('complaintId') id: string,
    @Query() { knownAt }: ForeseenQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<ForeseenSuspicion> {
    return this.foresee.execute(id, knownAt, actor);
  }
}
