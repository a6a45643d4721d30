import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { IsLongText } from '#http';
import { ReviewParked } from '../use-cases/review-parked.js';

/** Why a person decided so; kept sealed. */
export class ParkedReasonDto {
  @IsLongText({ max: 2000 })
  reason: string;
}

/** A note on what was seen; kept sealed. */
export class ParkedNoteDto {
  @IsLongText({ optional: true, max: 2000 })
  note?: string;
}

/** What people do with parked arrivals. */
@ApiTags('intake')
@Controller('api/v1/arrivals')
export class ParkedController {
  constructor(private readonly parked: ReviewParked) {}

  @Post(':id/make-case')
  @Can('intake:review-parked')
  @ApiOperation({ summary: 'Makes a case of parked mail that a person sent after all; the reason is kept sealed' })
  async makeCase(
    @Param('id') id: string,
    @Body() { reason }: ParkedReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ complaintId: string; slipNumber: string }> {
    const { complaintId, slipNumber } = await this.parked.makeCase(id, reason, actor);
    return { complaintId, slipNumber };
  }

  @Post(':id/leave-parked')
  @HttpCode(204)
  @Can('intake:review-parked')
  @ApiOperation({ summary: 'A person looked at parked mail, and it stays parked' })
  async leave(@Param('id') id: string, @Body() { note }: ParkedNoteDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.parked.leave(id, note ?? '', actor);
  }
}
