import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { Can, CurrentActor } from '#access';
import type { Actor } from '#kernel';
import { CampaignProgress, type CampaignProgressView } from '../use-cases/campaign-progress.js';
import { DESPITE, ReleaseCampaign, type Despite } from '../use-cases/release-campaign.js';
import { RunCampaign } from '../use-cases/run-campaign.js';

export class TrialReleaseDto {
  @ApiPropertyOptional({ enum: DESPITE, description: 'Why it may go on though a trial message was not taken' })
  @IsOptional()
  @IsIn(DESPITE)
  despite?: Despite;
}

/** A campaign on its way: taking the start back, letting the trial run go on, and its figures. */
@ApiTags('notices')
@Controller('api/v1/campaigns')
export class SendingController {
  constructor(
    private readonly running: RunCampaign,
    private readonly releasing: ReleaseCampaign,
    private readonly progress: CampaignProgress,
  ) {}

  @Post(':id/cancel')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'Take the start back before the first message' })
  async cancel(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.running.cancel(id, actor);
  }

  @Post(':id/release')
  @HttpCode(204)
  @Can('notices:release')
  @ApiOperation({ summary: 'Let the trial run go on: from own addresses to ten persons, from them to everybody' })
  async release(@Param('id') id: string, @Body() body: TrialReleaseDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.releasing.execute(id, actor, body.despite);
  }

  @Get(':id/progress')
  @Can('notices:read')
  @ApiOperation({
    summary: 'Figures of a campaign that is being sent: part, what it waits for, speed, when it will end',
  })
  @ApiOkResponse({ description: '{state, stage, hold, startsAt, own, persons, email, remaining, perMinute, etaAt, …}' })
  async figures(@Param('id') id: string): Promise<CampaignProgressView> {
    return this.progress.of(id);
  }
}
