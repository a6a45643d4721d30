import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { CreateCampaign } from '../use-cases/create-campaign.js';
import { NoticeTemplates, type NoticeTemplate } from '../use-cases/notice-templates.js';
import { ReadCampaign, type CampaignSummary, type Worklist } from '../use-cases/read-campaign.js';
import { RuleOn } from '../use-cases/rule-on.js';
import { NewCampaignDto, NoticePageDto } from './campaign.dto.js';
import { NoticeRulingDto } from './ladder.dto.js';

/** Notices seen from their incident, and the texts to start from. */
@ApiTags('notices')
@Controller('api/v1')
export class IncidentNoticesController {
  constructor(
    private readonly create: CreateCampaign,
    private readonly read: ReadCampaign,
    private readonly templates: NoticeTemplates,
    private readonly rulings: RuleOn,
  ) {}

  @Post('incidents/:id/campaigns')
  @Can('notices:write')
  @ApiOperation({ summary: 'Begin a campaign as a draft' })
  @ApiCreatedResponse({ description: '{id}' })
  async begin(
    @Param('id') incidentId: string,
    @Body() body: NewCampaignDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    const { templateId, subject, body: text, language, purpose } = body;
    return { id: await this.create.execute({ incidentId, templateId, subject, body: text, language, purpose }, actor) };
  }

  @Get('incidents/:id/campaigns')
  @Can('notices:read')
  @ApiOperation({ summary: 'Campaigns of an incident, without their words' })
  @ApiOkResponse({ description: '{items}' })
  async list(@Param('id') incidentId: string): Promise<{ items: CampaignSummary[] }> {
    return { items: await this.read.list(incidentId) };
  }

  @Get('incidents/:id/not-yet-told')
  @Can('notices:read')
  @ApiOperation({
    summary: 'Worklist of those who count as not told, masked; the incident cannot close before it is empty',
  })
  @ApiOkResponse({ description: '{items, nextCursor, total, ruledOut, open: [{kind, subject, count}]}' })
  async notYetTold(
    @Param('id') incidentId: string,
    @Query() page: NoticePageDto,
    @CurrentActor() actor: Actor,
  ): Promise<Worklist> {
    return this.read.notYetTold(incidentId, { cursor: page.cursor ?? '', limit: page.limit ?? 100 }, actor);
  }

  @Post('incidents/:id/notice-rulings')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary:
      'A person rules, with a reason, on a party that is not affected, a list left as it is, an unlisted estimate',
  })
  @ApiProblem(noticeErrors['notices.nothing-to-rule'])
  async rule(
    @Param('id') incidentId: string,
    @Body() { about, subject, reason }: NoticeRulingDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.rulings.execute(incidentId, { about, subject, reason }, actor);
  }

  @Get('notice-templates')
  @Can('notices:read')
  @ApiOperation({ summary: 'Texts to start a notice from' })
  startingTexts(): NoticeTemplate[] {
    return this.templates.list();
  }
}
