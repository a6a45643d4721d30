import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { ApproveCampaign } from '../use-cases/approve-campaign.js';
import { ChangeCampaign } from '../use-cases/change-campaign.js';
import { ChangeList, type ListChange } from '../use-cases/change-list.js';
import { MarkTold } from '../use-cases/mark-told.js';
import { ReadCampaign, type CampaignView } from '../use-cases/read-campaign.js';
import { RunCampaign } from '../use-cases/run-campaign.js';
import { AddPartiesDto, ApprovalDto, ChangeWordsDto, NoticePageDto, ToldDto } from './campaign.dto.js';

const DEFAULT_LIMIT = 100;

/** One campaign: its words, list, approvals, sending, and who has been told. */
@ApiTags('notices')
@Controller('api/v1/campaigns')
export class CampaignsController {
  constructor(
    private readonly read: ReadCampaign,
    private readonly change: ChangeCampaign,
    private readonly list: ChangeList,
    private readonly approval: ApproveCampaign,
    private readonly running: RunCampaign,
    private readonly told: MarkTold,
  ) {}

  @Get(':id')
  @Can('notices:read')
  @ApiOperation({ summary: 'One campaign with its words, approvals and a page of its list, masked' })
  @ApiOkResponse({ description: '{id, state, subject, body, lint, counts, approvals, parties, nextCursor, …}' })
  async one(
    @Param('id') id: string,
    @Query() page: NoticePageDto,
    @CurrentActor() actor: Actor,
  ): Promise<CampaignView> {
    return this.read.open(id, { cursor: page.cursor ?? '', limit: page.limit ?? DEFAULT_LIMIT }, actor);
  }

  @Put(':id')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary: 'Change the words; voids approvals. 409 with both when others stand there than were `seen`',
  })
  @ApiProblem(
    noticeErrors['notices.words-unseen'],
    noticeErrors['notices.words-changed'],
    noticeErrors['notices.campaign-locked'],
  )
  async edit(@Param('id') id: string, @Body() body: ChangeWordsDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.change.execute(id, body, actor);
  }

  @Post(':id/parties')
  @HttpCode(200)
  @Can('notices:write')
  @ApiOperation({ summary: 'Add parties to the list, one person once; voids approvals' })
  @ApiOkResponse({ description: '{added, repeated, refused: [{index, code}]}' })
  async add(@Param('id') id: string, @Body() body: AddPartiesDto, @CurrentActor() actor: Actor): Promise<ListChange> {
    return this.list.add(id, body.parties, actor);
  }

  @Post(':id/approvals')
  @HttpCode(204)
  @Can('notices:approve')
  @ApiOperation({ summary: 'Approve the present text and list; two different people, never an author' })
  async approve(@Param('id') id: string, @Body() body: ApprovalDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.approval.execute(id, actor, body.bindingHash);
  }

  @Post(':id/start')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'Start or resume sending' })
  async start(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.running.start(id, actor);
  }

  @Post(':id/pause')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'Stop before the next message' })
  async pause(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.running.pause(id, actor);
  }

  @Post(':id/parties/:noticeId/told')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary: 'A person told the party, or the party confirmed: when, how, and what can be checked afterwards',
  })
  async markTold(
    @Param('id') id: string,
    @Param('noticeId') noticeId: string,
    @Body() body: ToldDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.told.execute(id, noticeId, { means: body.means, on: body.on, note: body.note }, actor);
  }
}
