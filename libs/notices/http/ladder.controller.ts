import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem } from '#http';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { AcknowledgeByCode } from '../ladder/acknowledge.js';
import { CallPersons, type CallPage, type CallSheet } from '../ladder/call-person.js';
import { DownTheLadder } from '../ladder/down-the-ladder.js';
import { SubstituteMeasures, type SubstituteBoard } from '../ladder/substitute.js';
import { NoticePageDto } from './campaign.dto.js';
import { CallDto, CodeDto, DecideMeasureDto, SubstituteMeasureDto, PublishedDto, ReasonDto } from './ladder.dto.js';

/** The steps towards a person that people take: telephone, substitute measure, confirmation by code. */
@ApiTags('notices')
@Controller('api/v1')
export class LadderController {
  constructor(
    private readonly calls: CallPersons,
    private readonly substitutes: SubstituteMeasures,
    private readonly codes: AcknowledgeByCode,
    private readonly ladder: DownTheLadder,
  ) {}

  @Get('campaigns/:id/calls')
  @Can('notices:read')
  @ApiOperation({ summary: 'Telephone tasks that are open, masked' })
  @ApiOkResponse({
    description: '{items: [{id, label, calls, lastOutcome, callBackAt, dueAt, overdue}], nextCursor, total}',
  })
  tasks(@Param('id') id: string, @Query() page: NoticePageDto): Promise<CallPage> {
    return this.calls.list(id, { cursor: page.cursor ?? '', limit: page.limit ?? 100 });
  }

  @Get('campaigns/:id/calls/:noticeId')
  @Can('notices:write')
  @ApiOperation({ summary: 'Name, number and words for one call; written to the audit log first' })
  @ApiOkResponse({ description: '{id, name, kana, phone, language, code, script, calls}' })
  sheet(
    @Param('id') id: string,
    @Param('noticeId') noticeId: string,
    @CurrentActor() actor: Actor,
  ): Promise<CallSheet> {
    return this.calls.open(id, noticeId, actor);
  }

  @Post('campaigns/:id/calls/:noticeId')
  @HttpCode(200)
  @Can('notices:write')
  @ApiOperation({ summary: 'Write down a call; after enough calls without an answer the step is exhausted' })
  @ApiOkResponse({ description: '{state}: pending, acknowledged or failed' })
  @ApiProblem(noticeErrors['notices.notice-not-found'], noticeErrors['notices.wrong-state'])
  called(
    @Param('id') id: string,
    @Param('noticeId') noticeId: string,
    @Body() body: CallDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ state: string }> {
    return this.calls.record(id, noticeId, body, actor);
  }

  @Post('campaigns/:id/parties/:noticeId/next-step')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary: 'A person rules that a message whose fate is unknown did not tell its person: the next step begins',
  })
  @ApiProblem(noticeErrors['notices.notice-not-found'], noticeErrors['notices.wrong-state'])
  async nextStep(
    @Param('id') id: string,
    @Param('noticeId') noticeId: string,
    @Body() body: ReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.ladder.execute(id, noticeId, body.reason, actor);
  }

  @Post('campaigns/:id/parties/:noticeId/misdelivery')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({
    summary: 'A person rules that what counts as told reached somebody else: the next step begins',
  })
  @ApiProblem(noticeErrors['notices.notice-not-found'], noticeErrors['notices.wrong-state'])
  async misdelivered(
    @Param('id') id: string,
    @Param('noticeId') noticeId: string,
    @Body() body: ReasonDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.ladder.reachedAnother(id, noticeId, body.reason, actor);
  }

  @Get('campaigns/:id/substitutes')
  @Can('notices:read')
  @ApiOperation({ summary: 'Substitute measures and how many persons wait for one' })
  @ApiOkResponse({ description: '{waiting, measures: [{id, state, text, hotline, textHash, lint, …}]}' })
  board(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<SubstituteBoard> {
    return this.substitutes.board(id, actor);
  }

  @Put('campaigns/:id/substitutes')
  @HttpCode(200)
  @Can('notices:write')
  @ApiOperation({ summary: 'Write the text for publication and the hotline' })
  @ApiOkResponse({ description: '{id}' })
  @ApiProblem(noticeErrors['notices.measure-open'])
  async write(
    @Param('id') id: string,
    @Body() body: SubstituteMeasureDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ id: string }> {
    return { id: await this.substitutes.write(id, { text: body.text, hotline: body.hotline }, actor) };
  }

  @Post('substitutes/:id/decision')
  @HttpCode(200)
  @Can('notices:approve')
  @ApiOperation({ summary: 'Decide on the measure for everybody whose earlier steps are exhausted; never its author' })
  @ApiOkResponse({ description: '{persons}' })
  @ApiProblem(
    noticeErrors['notices.measure-not-found'],
    noticeErrors['notices.author-cannot-decide'],
    noticeErrors['notices.nobody-waits'],
    noticeErrors['notices.other-measure-text'],
    noticeErrors['notices.lint-failed'],
  )
  async decide(
    @Param('id') id: string,
    @Body() body: DecideMeasureDto,
    @CurrentActor() actor: Actor,
  ): Promise<{ persons: number }> {
    return { persons: await this.substitutes.decide(id, body, actor) };
  }

  @Post('substitutes/:id/publication')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'The measure was published: those for whom it was decided count as told' })
  @ApiProblem(noticeErrors['notices.measure-not-found'], noticeErrors['notices.wrong-state'])
  async published(@Param('id') id: string, @Body() body: PublishedDto, @CurrentActor() actor: Actor): Promise<void> {
    await this.substitutes.publish(id, body, actor);
  }

  @Post('notice-codes')
  @Can('notices:write')
  @ApiOperation({ summary: 'Somebody told staff the code of their notice: it is confirmed' })
  @ApiCreatedResponse({ description: '{campaignId, noticeId}' })
  @ApiProblem(noticeErrors['notices.code-unknown'])
  code(@Body() body: CodeDto, @CurrentActor() actor: Actor): Promise<{ campaignId: string; noticeId: string }> {
    return this.codes.byStaff(body.code, body.means, actor);
  }
}
