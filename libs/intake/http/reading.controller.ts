import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  StreamableFile,
  type OnModuleInit,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CLOCK, DomainError, type Actor, type Clock } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ComplaintParts } from '#complaints';
import { decodeCursor, IfMatch, PAGE_DEFAULT, pageOf, PageQueryDto, type Page } from '#http';
import type { PageLine, ReadingQueueLine } from '../data/page-rows.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { separatorSheet } from '../domain/separator-sheet.js';
import { ReadArrivalText, type ArrivalText } from '../use-cases/read-arrival-text.js';
import { ReadPages, viewOf, type PageView } from '../use-cases/read-pages.js';
import { SettlePage, type PageChange } from '../use-cases/settle-page.js';
import { CorrectPageDto, PictureDto, TranscriptDto } from './reading.dto.js';

const SEEN = { name: 'If-Match', required: true, description: 'Version of the page that was seen, in quotes' };
const PAGE = { description: 'The page: text, words with boxes and confidences, particulars, versions' };

/** The reading desk: what the machine read of faxes and letters beside the picture, and what people make of it. */
@ApiTags('reading')
@Controller('api/v1')
export class ReadingController implements OnModuleInit {
  constructor(
    private readonly pages: ReadPages,
    private readonly settle: SettlePage,
    private readonly parts: ComplaintParts,
    private readonly texts: ReadArrivalText,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.parts.register('reading', (id) => this.pages.counts(id));
  }

  @Get('reading')
  @Can('complaints:read')
  @ApiOperation({ summary: 'Complaints with pages that wait for a person, longest waiting first; no content' })
  async queue(@Query() q: PageQueryDto, @CurrentActor() actor: Actor): Promise<Page<ReadingQueueLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string', 'string']);
    const rows = await this.pages.queue(actor, limit + 1, after && { receivedAt: after[0], complaintId: after[1] });
    return pageOf(rows, limit, (last) => [last.receivedAt, last.complaintId]);
  }

  @Get('intake/separator-sheet')
  @Can('intake:upload')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The sheet to lay between letters that are scanned together, as a PDF to print' })
  async separator(): Promise<StreamableFile> {
    const pdf = await separatorSheet(this.clock.now());
    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length });
  }

  @Get('complaints/:id/pages')
  @Can('complaints:read')
  @ApiOperation({ summary: 'Pages of a complaint: confidence, band, flags; no text' })
  async ofComplaint(@Param('id') id: string): Promise<{ items: PageLine[] }> {
    return { items: await this.pages.list({ complaintId: id }) };
  }

  @Get('arrivals/:id/pages')
  @Can('complaints:read')
  @ApiOperation({ summary: 'Pages of an arrival: confidence, band, flags; no text' })
  async ofArrival(@Param('id') id: string): Promise<{ items: PageLine[] }> {
    return { items: await this.pages.list({ arrivalId: id }) };
  }

  @Get('arrivals/:id/text')
  @Can('complaints:original')
  @ApiOperation({
    summary: 'An arrival as plain text, to look at what was parked; the look is written to the audit log',
  })
  text(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ArrivalText> {
    return this.texts.execute(id, actor);
  }

  @Get('pages/:id')
  @Can('complaints:read')
  @ApiOperation({ summary: 'One page with its text; the look is written to the audit log' })
  @ApiOkResponse(PAGE)
  one(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<PageView> {
    return this.pages.open(id, actor);
  }

  @Get('pages/:id/picture')
  @Can('complaints:original')
  @Header('Cache-Control', 'no-store')
  @ApiProduces('image/png')
  @ApiOperation({ summary: 'The page as a PNG, drawn from the sealed original; the look is written to the audit log' })
  async picture(
    @Param('id') id: string,
    @Query() q: PictureDto,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const png = await this.pages.picture(id, q.kind ?? 'prepared', actor);
    return new StreamableFile(png, { type: 'image/png', length: png.length });
  }

  @Post('pages/:id/correction')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiHeader(SEEN)
  @ApiOperation({ summary: 'Put a page right; 409 with both versions when somebody else did first' })
  @ApiOkResponse(PAGE)
  correct(
    @Param('id') id: string,
    @Body() { text, words }: CorrectPageDto,
    @IfMatch() seen: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<PageView> {
    if (text !== undefined) return this.change(id, { how: 'corrected', text }, seen, actor);
    if (words !== undefined) return this.change(id, { how: 'corrected', words }, seen, actor);
    throw new DomainError(intakeErrors['intake.page-word-unknown'], {
      errors: [{ pointer: '/text', code: 'missing' }],
    });
  }

  @Post('pages/:id/transcript')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiHeader(SEEN)
  @ApiOperation({ summary: 'What a person read on the page, for handwriting and whatever the machine cannot read' })
  @ApiOkResponse(PAGE)
  transcribe(
    @Param('id') id: string,
    @Body() { text }: TranscriptDto,
    @IfMatch() seen: number | null,
    @CurrentActor() actor: Actor,
  ): Promise<PageView> {
    return this.change(id, { how: 'transcribed', text }, seen, actor);
  }

  @Post('pages/:id/confirmation')
  @HttpCode(200)
  @Can('complaints:handle')
  @ApiHeader(SEEN)
  @ApiOperation({ summary: 'A person compared the page with its picture and found it right' })
  @ApiOkResponse(PAGE)
  confirm(@Param('id') id: string, @IfMatch() seen: number | null, @CurrentActor() actor: Actor): Promise<PageView> {
    return this.change(id, { how: 'confirmed' }, seen, actor);
  }

  private async change(id: string, change: PageChange, seen: number | null, actor: Actor): Promise<PageView> {
    return viewOf(await this.settle.execute(id, change, seen, actor));
  }
}
