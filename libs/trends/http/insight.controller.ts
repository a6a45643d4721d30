import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { ApiProblem, decodeCursor, encodeCursor, PAGE_DEFAULT, type Page } from '#http';
import { Walls } from '#incidents';
import { addDays, tokyoMidnight, type Actor } from '#kernel';
import type { AuditFilter } from '../data/audit-queries.js';
import type { GuidelineBoard } from '../domain/guideline-board.js';
import { trendErrors } from '../domain/trend.errors.js';
import { ReadAuditLog, type AuditLineView, type AuditVocabulary } from '../use-cases/read-audit-log.js';
import { ReadGuidelineBoard } from '../use-cases/read-guideline-board.js';
import { ReadTrends, type Trends } from '../use-cases/read-trends.js';
import { AuditFilterDto, AuditQueryDto, TrendsDto } from './insight.dto.js';

const MONTHS = 12;

/** The board of the guideline, the course of the figures, and the audit log; free of content. */
@ApiTags('insight')
@Controller('api/v1')
export class InsightController {
  constructor(
    private readonly board: ReadGuidelineBoard,
    private readonly trends: ReadTrends,
    private readonly log: ReadAuditLog,
    private readonly walls: Walls,
  ) {}

  @Get('guideline/board')
  @Can('guideline:read')
  @ApiOperation({ summary: 'The 27 examples of the guideline, each with figures of this desk as evidence' })
  @ApiOkResponse({
    description: '{at, from, windowDays, source, toLookAt, lines: [{id, title, text, state, evidence}]}',
  })
  async boardNow(@CurrentActor() actor: Actor): Promise<GuidelineBoard> {
    return this.board.execute([...(await this.walls.hiddenFrom(actor))]);
  }

  @Get('trends')
  @Can('reports:monthly')
  @ApiOperation({ summary: 'The figures of the monthly report over several months' })
  @ApiOkResponse({ description: '{at, months, running, sections: {id: {title, definition, lines}}}' })
  @ApiProblem(trendErrors['trends.bad-month'], trendErrors['trends.future-month'])
  async course(@Query() { until, months, lang }: TrendsDto, @CurrentActor() actor: Actor): Promise<Trends> {
    const hidden = [...(await this.walls.hiddenFrom(actor))];
    return this.trends.execute({ until, months: months ?? MONTHS, language: lang ?? 'ja', hidden });
  }

  @Get('audit/entries')
  @Can('audit:read')
  @ApiOperation({ summary: 'Lines of the audit log, newest first; that somebody looked is a line as well' })
  @ApiOkResponse({ description: '{items: [{seq, at, actorKind, actorId, actorName, action, object, …}], nextCursor}' })
  async entries(@Query() q: AuditQueryDto, @CurrentActor() actor: Actor): Promise<Page<AuditLineView>> {
    const before = decodeCursor(q.cursor, ['number'])?.[0] ?? null;
    const page = await this.log.page(filterOf(q), { before, limit: q.limit ?? PAGE_DEFAULT }, actor);
    return { items: page.lines, nextCursor: page.before === null ? null : encodeCursor([page.before]) };
  }

  @Get('audit/actions')
  @Can('audit:read')
  @ApiOperation({ summary: 'Every action that the log knows, and words of the codes in its facts' })
  @ApiOkResponse({ description: '{items: string[], codes: {code: {ja, en}}}' })
  actions(): Promise<AuditVocabulary> {
    return this.log.vocabulary();
  }

  @Get('audit/entries.csv')
  @Can('audit:read')
  @ApiOperation({ summary: 'The same lines, oldest first, as CSV; the export is audited' })
  @ApiProduces('text/csv')
  @ApiProblem(trendErrors['trends.too-many-lines'])
  async file(@Query() q: AuditFilterDto, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bytes = await this.log.file(filterOf(q), actor);
    return new StreamableFile(bytes, {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="madoguchi-audit.csv"',
      length: bytes.length,
    });
  }
}

function filterOf({ actor, action, object, from, to }: AuditFilterDto): AuditFilter {
  return {
    actor: actor ?? null,
    action: action ?? null,
    object: object ?? null,
    from: from === undefined ? null : tokyoMidnight(from),
    to: to === undefined ? null : tokyoMidnight(addDays(to, 1)),
  };
}
