import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Actor } from '#kernel';
import type { NoticeHistoryEntry } from '../data/notice-queries.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { ChangeTexts } from '../use-cases/change-texts.js';
import { PreviewCampaign, type CampaignPreview } from '../use-cases/preview-campaign.js';
import { ReadCampaign } from '../use-cases/read-campaign.js';
import { RemoveParty } from '../use-cases/remove-party.js';
import { ReasonDto, TextsDto } from './ladder.dto.js';

/** Further languages of a campaign, and all that was done to tell one person. */
@ApiTags('notices')
@Controller('api/v1/campaigns')
export class CampaignPartsController {
  constructor(
    private readonly texts: ChangeTexts,
    private readonly read: ReadCampaign,
    private readonly removal: RemoveParty,
    private readonly previews: PreviewCampaign,
  ) {}

  @Put(':id/texts')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary:
      'Write the words in further languages; null takes one away; voids approvals. 409 with both when others stand there than were `seen`',
  })
  @ApiProblem(
    noticeErrors['notices.words-unseen'],
    noticeErrors['notices.words-changed'],
    noticeErrors['notices.campaign-locked'],
  )
  async words(@Param('id') id: string, @Body() body: TextsDto, @CurrentActor() actor: Actor): Promise<void> {
    const { ja, en, plain, seen } = body;
    await this.texts.execute(id, { change: { ja, en, plain }, seen }, actor);
  }

  @Get(':id/preview')
  @Can('notices:read')
  @ApiOperation({ summary: 'The words as the first of the list gets them, name masked; audited' })
  preview(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<CampaignPreview> {
    return this.previews.execute(id, actor);
  }

  @Post(':id/parties/:partyId/removal')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary:
      'Take a party off the list before sending, with a reason; voids approvals. On no other list it is ruled not affected',
  })
  async takeOff(
    @Param('id') id: string,
    @Param('partyId') partyId: string,
    @Body() { reason }: ReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.removal.execute(id, partyId, reason, actor);
  }

  @Get(':id/parties/:partyId/history')
  @Can('notices:read')
  @ApiOperation({ summary: 'Every step and try towards one person, oldest first; nothing of who it is' })
  @ApiOkResponse({ description: '{items: [{at, step, fromState, toState, cause, smtpCode, actorId}]}' })
  async history(@Param('id') id: string, @Param('partyId') partyId: string): Promise<{ items: NoticeHistoryEntry[] }> {
    return { items: await this.read.history(id, partyId) };
  }
}
