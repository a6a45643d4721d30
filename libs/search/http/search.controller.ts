import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { decodeCursor, encodeCursor } from '#http';
import { addDays, tokyoMidnight, type Actor } from '#kernel';
import type { SearchFilter } from '../data/hit-rows.js';
import { SearchCases } from '../use-cases/search-cases.js';
import { UnmaskHit } from '../use-cases/unmask-hit.js';
import { SearchDto, SearchPageDto, UnmaskDto, UnmaskedDto, type SearchFiltersDto } from './search.dto.js';

const USUAL_HITS = 20;

/** Search over everything that cases hold. */
@ApiTags('search')
@Controller('api/v1/search')
export class SearchController {
  constructor(
    private readonly cases: SearchCases,
    private readonly unmask: UnmaskHit,
  ) {}

  @Post()
  @HttpCode(200)
  @Can('search:run')
  @ApiOperation({
    summary: 'Complaints that hold all the words, newest first; masked by role, and written to the audit log',
  })
  @ApiOkResponse({ type: SearchPageDto })
  async search(@Body() body: SearchDto, @CurrentActor() actor: Actor): Promise<SearchPageDto> {
    const after = decodeCursor(body.cursor, ['string', 'string']);
    const request = {
      question: body.q,
      filter: filterOf(body.filters ?? {}),
      after: after && { receivedAt: after[0], id: after[1] },
      limit: body.limit ?? USUAL_HITS,
    };
    const { hits, next } = await this.cases.execute(request, actor);
    return { items: hits, nextCursor: next === null ? null : encodeCursor([next.receivedAt, next.id]) };
  }

  @Post('unmask')
  @HttpCode(200)
  @Can('search:unmask')
  @ApiOperation({ summary: 'One hit without masks; the purpose is written to the audit log' })
  @ApiOkResponse({ type: UnmaskedDto })
  async show(@Body() body: UnmaskDto, @CurrentActor() actor: Actor): Promise<UnmaskedDto> {
    return this.unmask.execute({ ...body, question: body.q ?? null }, actor);
  }
}

function filterOf({ state, channel, receivedFrom, receivedTo }: SearchFiltersDto): SearchFilter {
  return {
    state,
    channel,
    from: receivedFrom === undefined ? undefined : tokyoMidnight(receivedFrom),
    before: receivedTo === undefined ? undefined : tokyoMidnight(addDays(receivedTo, 1)),
  };
}
