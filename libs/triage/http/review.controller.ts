import { Body, Controller, Get, HttpCode, Param, Post, Query, type OnModuleInit } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ComplaintParts } from '#complaints';
import { decodeCursor, PAGE_DEFAULT, pageOf, PageQueryDto, type Page } from '#http';
import { reviewReasons, type ReviewReason } from '../domain/review-reasons.js';
import { WhoWorks } from '#live';
import type { Preview } from '#engine';
import { CertifiedReading } from '../certificate/use-cases/certified-reading.js';
import { OpenForReview, type ReviewView } from '../review/open-for-review.js';
import { WaitingReadings, type SecondReading } from '../review/waiting-readings.js';
import { DecideSignals, type DecisionMade } from '../use-cases/decide-signals.js';
import { ReviewQueue, type QueueLine } from '../use-cases/review-queue.js';
import { DecisionDto, PreviewDto } from './triage.dto.js';

/** Live reading of a text that is being typed; nothing is stored. */
@ApiTags('triage')
@Controller('api/v1/triage')
export class TriageController {
  constructor(private readonly reading: CertifiedReading) {}

  @Post('preview')
  @HttpCode(200)
  @Can('triage:preview')
  @ApiOperation({ summary: 'Signals, reasons with spans, and the questions to ask; stores nothing' })
  preview(@Body() body: PreviewDto): Preview {
    return this.reading.preview(body, body.lang ?? 'ja');
  }
}

/** The compliance officers' queue and decisions. */
@ApiTags('review')
@Controller('api/v1/review')
export class ReviewController implements OnModuleInit {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly decide: DecideSignals,
    private readonly opening: OpenForReview,
    private readonly parts: ComplaintParts,
    private readonly waiting: WaitingReadings,
    private readonly who: WhoWorks,
  ) {}

  onModuleInit(): void {
    this.parts.register('assessments', (id) => this.queue.assessments(id));
    this.parts.register('signals', (id) => this.queue.signals(id));
    this.parts.register('decisions', (id) => this.queue.decisions(id));
  }

  @Get('queue')
  @Can('review:read')
  @ApiOperation({
    summary:
      'Complaints that wait for this reader, received first, and who reads one now; no content, no engine output',
  })
  async page(@Query() q: PageQueryDto, @CurrentActor() actor: Actor): Promise<Page<QueueLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string', 'string']);
    const from = after && { receivedAt: after[0], complaintId: after[1] };
    const rows = await this.queue.page(actor.id, limit + 1, from);
    const readers = await this.who.on(
      'review',
      rows.map(({ complaintId }) => complaintId),
    );
    const lines = rows.map((row) => ({ ...row, holder: readers.get(row.complaintId) ?? null }));
    return pageOf(lines, limit, (last) => [last.receivedAt, last.complaintId]);
  }

  @Get('second-readings')
  @Can('review:decide')
  @ApiOperation({
    summary: 'What the caller read and another person is to read, the longest waiting first; no content, no decision',
  })
  async secondReadings(@Query() q: PageQueryDto, @CurrentActor() actor: Actor): Promise<Page<SecondReading>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string', 'string']);
    const from = after && { waitingSince: after[0], complaintId: after[1] };
    const rows = await this.waiting.page(actor, limit + 1, from);
    return pageOf(rows, limit, (last) => [last.waitingSince, last.complaintId]);
  }

  @Get('reason-codes')
  @Can('review:read')
  @ApiOperation({ summary: 'Reason codes of decisions' })
  reasons(): ReviewReason[] {
    return reviewReasons();
  }

  @Get(':complaintId')
  @Can('review:read')
  @ApiOperation({
    summary: 'A complaint with its assessment and signals, without them in a blind reading; the look is audited',
  })
  async open(@Param('complaintId') id: string, @CurrentActor() actor: Actor): Promise<ReviewView> {
    return this.opening.execute(id, actor);
  }

  @Post(':complaintId/decision')
  @HttpCode(200)
  @Can('review:decide')
  @ApiOperation({ summary: 'Answer all open readings of a complaint that this reader may answer' })
  async decision(
    @Param('complaintId') id: string,
    @Body() body: DecisionDto,
    @CurrentActor() actor: Actor,
  ): Promise<DecisionMade> {
    return this.decide.execute(id, body, actor);
  }
}
