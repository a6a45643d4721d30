import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem, decodeCursor, encodeCursor } from '#http';
import { IncidentRepository } from '#incidents';
import type { Actor } from '#kernel';
import { noticeErrors } from '../domain/notice.errors.js';
import { DecidePair } from '../identity/decide-pair.js';
import { ReadPairs, type PairPage } from '../identity/read-pairs.js';
import { ReadList, type ListSummary } from '../imports/read-list.js';
import { PairDecisionDto, PairsDto } from './list.dto.js';

/** Names and addresses are shown side by side: few at a time. */
const MOST_PAIRS = 50;
const SHOWN_PAIRS = 20;

/** Whether two listed parties are one person, decided by a person; and the sources of an incident's parties. */
@ApiTags('notices')
@Controller('api/v1')
export class PairsController {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly lists: ReadList,
    private readonly pairs: ReadPairs,
    private readonly decide: DecidePair,
  ) {}

  @Get('incidents/:id/lists')
  @Can('notices:read')
  @ApiOperation({ summary: 'Sources of the affected parties, newest first, without what is sealed of them' })
  @ApiOkResponse({ description: '{items}' })
  async sources(@Param('id') incident: string): Promise<{ items: ListSummary[] }> {
    return { items: await this.lists.ofIncident((await this.incidents.row(incident)).id) };
  }

  @Get('incidents/:id/party-pairs')
  @Can('notices:write')
  @ApiOperation({ summary: 'Pairs that may be one person, in clear, the likeliest first; audited' })
  @ApiOkResponse({ description: '{items, nextCursor, counts}' })
  async page(
    @Param('id') incident: string,
    @Query() q: PairsDto,
    @CurrentActor() actor: Actor,
  ): Promise<Omit<PairPage, 'next'> & { nextCursor: string | null }> {
    const { id } = await this.incidents.row(incident);
    const cursor = decodeCursor(q.cursor, ['number', 'string']);
    const after = cursor === null ? null : { score: cursor[0], id: cursor[1] };
    const limit = Math.min(q.limit ?? SHOWN_PAIRS, MOST_PAIRS);
    const { next, ...page } = await this.pairs.page(id, q.state ?? 'open', { after, limit }, actor);
    return { ...page, nextCursor: next === null ? null : encodeCursor(next) };
  }

  @Post('party-pairs/:pairId/decision')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'One person, or two; lists that change lose their approvals' })
  @ApiProblem(
    noticeErrors['notices.pair-not-found'],
    noticeErrors['notices.pair-decided'],
    noticeErrors['notices.party-in-use'],
  )
  async decision(
    @Param('pairId') id: string,
    @Body() body: PairDecisionDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.decide.execute(id, body.decision, actor);
  }

  @Post('party-pairs/:pairId/undo')
  @HttpCode(204)
  @Can('notices:write')
  @ApiOperation({ summary: 'Take the decision back' })
  @ApiProblem(
    noticeErrors['notices.pair-not-found'],
    noticeErrors['notices.pair-decided'],
    noticeErrors['notices.party-in-use'],
  )
  async undo(@Param('pairId') id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.decide.undo(id, actor);
  }
}
