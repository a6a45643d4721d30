import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { AddEstimate } from '../use-cases/add-estimate.js';
import { ChangeKnownAt } from '../use-cases/change-known-at.js';
import { HandleObligation } from '../use-cases/handle-obligation.js';
import { ReadIncident, type IncidentView } from '../use-cases/read-incident.js';
import { SaveFacts } from '../use-cases/save-facts.js';
import {
  EstimateDto,
  FactsDto,
  KnownAtDto,
  KnownAtRefusalDto,
  ObligationDecisionDto,
  SubmissionDto,
} from './incident.dto.js';

/** What people record about an incident: knowledge, facts, estimates, decisions, submissions. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class IncidentRecordsController {
  constructor(
    private readonly reader: ReadIncident,
    private readonly knownAt: ChangeKnownAt,
    private readonly facts: SaveFacts,
    private readonly estimates: AddEstimate,
    private readonly obligations: HandleObligation,
  ) {}

  @Post('known-at')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Propose another moment of knowledge, occurrence or detection; another person decides' })
  async propose(
    @Param('id') id: string,
    @Body() body: KnownAtDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.knownAt.propose(id, body, actor)).id, actor);
  }

  @Post('known-at/approve')
  @HttpCode(200)
  @Can('incidents:approve')
  @ApiOperation({ summary: 'Approve the proposed moment; every clock is counted anew' })
  async approve(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<IncidentView> {
    return this.reader.execute((await this.knownAt.approve(id, actor)).id, actor);
  }

  @Post('known-at/refuse')
  @HttpCode(200)
  @Can('incidents:approve')
  @ApiOperation({ summary: 'Refuse the proposed moment with a reason; everything stays as it was' })
  async refuse(
    @Param('id') id: string,
    @Body() body: KnownAtRefusalDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.knownAt.refuse(id, body.reason, actor)).id, actor);
  }

  @Post('known-at/withdraw')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Withdraw the moment that one proposed oneself' })
  async withdraw(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<IncidentView> {
    return this.reader.execute((await this.knownAt.withdraw(id, actor)).id, actor);
  }

  @Put('facts')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Save report fields; 409 with both versions when somebody else saved first' })
  async saveFacts(
    @Param('id') id: string,
    @Body() body: FactsDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.facts.execute(id, body, actor)).id, actor);
  }

  @Post('estimates')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Add an estimate beside the earlier ones' })
  async estimate(
    @Param('id') id: string,
    @Body() body: EstimateDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return { id: await this.estimates.execute(id, body, actor) };
  }

  @Post('obligations/:obligationId/decision')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Decide whether the obligation applies' })
  async decide(
    @Param('id') id: string,
    @Param('obligationId') obligationId: string,
    @Body() body: ObligationDecisionDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.obligations.decide(id, obligationId, body, actor)).id, actor);
  }

  @Post('obligations/:obligationId/submissions')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({
    summary: 'Record a report without form, or one made by telephone; dated forms are handed in as versions',
  })
  async submit(
    @Param('id') id: string,
    @Param('obligationId') obligationId: string,
    @Body() body: SubmissionDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    return this.reader.execute((await this.obligations.recordByHand(id, obligationId, body, actor)).id, actor);
  }
}
