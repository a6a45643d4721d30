import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import { incidentErrors } from '../domain/incident.errors.js';
import { JudgeMember } from '../use-cases/judge-member.js';
import { ReadIncident, type IncidentView } from '../use-cases/read-incident.js';
import { RecordKnowledge } from '../use-cases/record-knowledge.js';
import { RenameIncident } from '../use-cases/rename-incident.js';
import { KnowledgeDto, MemberAnswerDto, TitleDto } from './answers.dto.js';

/** What people answer and learn about an incident. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id')
export class AnswersController {
  constructor(
    private readonly reader: ReadIncident,
    private readonly rename: RenameIncident,
    private readonly members: JudgeMember,
    private readonly knowledge: RecordKnowledge,
  ) {}

  @Put('title')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Another title; it names no person. The earlier one stays in the timeline' })
  @ApiProblem(incidentErrors['incidents.version-conflict'])
  async title(@Param('id') id: string, @Body() body: TitleDto, @CurrentActor() actor: Actor): Promise<IncidentView> {
    return this.reader.execute((await this.rename.execute(id, body, actor)).id, actor);
  }

  @Post('members/:questionId')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({
    summary: 'Say whether a complaint that joined later changes the decisions; then an ended one reopens',
  })
  @ApiProblem(incidentErrors['incidents.question-not-found'])
  async judge(
    @Param('id') id: string,
    @Param('questionId') questionId: string,
    @Body() body: MemberAnswerDto,
    @CurrentActor() actor: Actor,
  ): Promise<IncidentView> {
    await this.members.execute(id, questionId, body, actor);
    return this.reader.execute(id, actor);
  }

  @Post('knowledge')
  @Can('incidents:write')
  @ApiOperation({ summary: 'Enter who learned what when, from which complaint; nothing is ever changed' })
  @ApiProblem(incidentErrors['incidents.known-at-in-future'], incidentErrors['incidents.complaint-not-found'])
  async learned(
    @Param('id') id: string,
    @Body() body: KnowledgeDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return { id: await this.knowledge.execute(id, body, actor) };
  }
}
