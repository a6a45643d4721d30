import { Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import type { LiveKind } from '../domain/live-news.js';
import { LiveSight } from '../use-cases/live-sight.js';
import { Presence } from '../use-cases/presence.js';
import { PresenceDto } from './claims.dto.js';
import { PresentClaim } from './present-claim.js';

const SHOW = 'Who has it open; names only';
const ENTER = 'The asker has it open: sent again every 30 s; answers who else has';

/** Who has a complaint, an incident or a review open. */
@ApiTags('presence')
@Controller('api/v1')
export class PresenceController {
  constructor(
    private readonly presence: Presence,
    private readonly sight: LiveSight,
    private readonly present: PresentClaim,
  ) {}

  @Get('complaints/:id/presence')
  @Can('complaints:read')
  @ApiOperation({ summary: SHOW })
  @ApiOkResponse({ type: PresenceDto })
  atComplaint(@Param('id') id: string): Promise<PresenceDto> {
    return this.show('complaint', id);
  }

  @Put('complaints/:id/presence')
  @Can('complaints:read')
  @ApiOperation({ summary: ENTER })
  @ApiOkResponse({ type: PresenceDto })
  enterComplaint(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<PresenceDto> {
    return this.enter('complaint', id, actor);
  }

  @Delete('complaints/:id/presence')
  @HttpCode(204)
  @Can('complaints:read')
  @ApiNoContentResponse()
  leaveComplaint(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.leave('complaint', id, actor);
  }

  @Get('incidents/:id/presence')
  @Can('incidents:read')
  @ApiOperation({ summary: SHOW })
  @ApiOkResponse({ type: PresenceDto })
  atIncident(@Param('id') id: string): Promise<PresenceDto> {
    return this.show('incident', id);
  }

  @Put('incidents/:id/presence')
  @Can('incidents:read')
  @ApiOperation({ summary: ENTER })
  @ApiOkResponse({ type: PresenceDto })
  enterIncident(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<PresenceDto> {
    return this.enter('incident', id, actor);
  }

  @Delete('incidents/:id/presence')
  @HttpCode(204)
  @Can('incidents:read')
  @ApiNoContentResponse()
  leaveIncident(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.leave('incident', id, actor);
  }

  @Get('review/:complaintId/presence')
  @Can('review:read')
  @ApiOperation({ summary: SHOW })
  @ApiOkResponse({ type: PresenceDto })
  atReview(@Param('complaintId') id: string): Promise<PresenceDto> {
    return this.show('review', id);
  }

  @Put('review/:complaintId/presence')
  @Can('review:read')
  @ApiOperation({ summary: ENTER })
  @ApiOkResponse({ type: PresenceDto })
  enterReview(@Param('complaintId') id: string, @CurrentActor() actor: Actor): Promise<PresenceDto> {
    return this.enter('review', id, actor);
  }

  @Delete('review/:complaintId/presence')
  @HttpCode(204)
  @Can('review:read')
  @ApiNoContentResponse()
  leaveReview(@Param('complaintId') id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.leave('review', id, actor);
  }

  private async show(kind: LiveKind, id: string): Promise<PresenceDto> {
    await this.sight.check(kind, id);
    const items = await Promise.all(this.presence.here(kind, id).map((userId) => this.present.who(userId)));
    return { items };
  }

  private async enter(kind: LiveKind, id: string, actor: Actor): Promise<PresenceDto> {
    await this.sight.check(kind, id);
    await this.presence.enter(kind, id, actor);
    return this.show(kind, id);
  }

  private async leave(kind: LiveKind, id: string, actor: Actor): Promise<void> {
    await this.sight.check(kind, id);
    await this.presence.leave(kind, id, actor);
  }
}
