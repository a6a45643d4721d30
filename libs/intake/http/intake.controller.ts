import {
  Body,
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Post,
  Query,
  Req,
  StreamableFile,
  type OnModuleInit,
} from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { addDays, CLOCK, DomainError, parseInstant, tokyoDate, type Actor, type Clock } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, BodyLimit, decodeCursor, PAGE_DEFAULT, pageOf, Readiness, type Page } from '#http';
import { ComplaintParts } from '#complaints';
import type { IntakeItem } from '../domain/arrival.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { BalanceLedger, type LedgerBalance } from '../use-cases/ledger-balance.js';
import { ListArrivals, type ArrivalLine } from '../use-cases/list-arrivals.js';
import { ScanOriginals } from '../use-cases/scan-originals.js';
import { SubmitComplaint, type SubmittedItem } from '../use-cases/submit-complaint.js';
import { TakeFile, type BroughtFile } from '../use-cases/take-file.js';
import { AcceptDto, BalanceDto, ListArrivalsDto, LogComplaintDto } from './intake.dto.js';

/** Largest uploaded file; the request around it may be a little larger. */
export const UPLOAD_LIMIT = 40 * 1024 * 1024;
const FILE_BODY = {
  schema: {
    type: 'object',
    properties: { file: { type: 'string', format: 'binary' }, receivedAt: { type: 'string' } },
  },
};

/** Logging of complaints that are already text. */
@ApiTags('complaints')
@Controller('api/v1/complaints')
export class LogComplaintController {
  constructor(private readonly submit: SubmitComplaint) {}

  @Post()
  @Can('complaints:log')
  @ApiOperation({ summary: 'Log a complaint; answers slip number and assessment once it is durable' })
  async log(
    @Body() body: LogComplaintDto,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key?: string,
  ): Promise<SubmittedItem & { id: string }> {
    if (body.text.trim() === '')
      throw new DomainError(intakeErrors['intake.empty-text'], { errors: [{ pointer: '/text', code: 'empty' }] });
    const item = await this.submit.execute(
      body,
      {
        bytes: request.rawBody ?? Buffer.from(JSON.stringify(body), 'utf8'),
        mediaType: 'application/json',
        source: `api ${actor.id}`,
        idempotencyKey: key === undefined || key === '' ? undefined : key.slice(0, 200),
        giveSecret: false,
      },
      actor,
    );
    return { id: item.complaintId, ...item };
  }
}

/** Files, web posts, the ledger. */
@ApiTags('intake')
@Controller('api/v1')
export class IntakeController implements OnModuleInit {
  constructor(
    private readonly files: TakeFile,
    private readonly arrivals: ListArrivals,
    private readonly ledger: BalanceLedger,
    private readonly parts: ComplaintParts,
    private readonly scans: ScanOriginals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.parts.register('arrivals', (id) => this.arrivals.ofComplaint(id));
  }

  @Post('intake/letter')
  @Can('intake:upload')
  @BodyLimit(UPLOAD_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @ApiOperation({ summary: 'A letter: PDF, JPEG, PNG, TIFF, or a typed transcript' })
  letter(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<IntakeItem> {
    return this.take('letter', request, actor);
  }

  @Post('intake/fax')
  @Can('intake:upload')
  @BodyLimit(UPLOAD_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @ApiOperation({ summary: 'A fax: TIFF or PDF' })
  fax(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<IntakeItem> {
    return this.take('fax', request, actor);
  }

  @Post('intake/email')
  @Can('intake:upload')
  @BodyLimit(UPLOAD_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_BODY)
  @ApiOperation({ summary: 'A mail as .eml' })
  email(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<IntakeItem> {
    return this.take('email', request, actor);
  }

  @Get('arrivals')
  @Can('intake:review-parked')
  @ApiOperation({ summary: 'The ledger, what was received last first; no content' })
  async list(@Query() q: ListArrivalsDto): Promise<Page<ArrivalLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const end = decodeCursor(q.cursor, ['string', 'string']);
    const rows = await this.arrivals.page(q, limit + 1, end === null ? null : { at: end[0], id: end[1] });
    return pageOf(rows, limit, (last) => [last.receivedAt, last.id]);
  }

  @Get('arrivals/:id/original')
  @Can('complaints:original')
  @ApiOperation({ summary: 'The sealed original, byte for byte; the look is written to the audit log' })
  @ApiProblem(intakeErrors['intake.malware-found'], intakeErrors['intake.not-scanned'])
  async original(
    @Param('id') id: string,
    @Query() q: AcceptDto,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { originalId, bytes, mediaType, downloadName } = await this.arrivals.original(id, actor);
    await this.scans.admit(originalId, bytes, q.accept, actor);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: `attachment; filename="${downloadName}"`,
      length: bytes.length,
    });
  }

  @Get('ledger/balance')
  @Can('ledger:read')
  @ApiOperation({ summary: 'received = complaint + reply + parked + repeat + pending, per channel and day' })
  balance(@Query() q: BalanceDto): Promise<LedgerBalance> {
    const to = q.to ?? tokyoDate(this.clock.now());
    return this.ledger.execute(q.from ?? addDays(to, -30), to);
  }

  private async take(channel: BroughtFile['channel'], request: FastifyRequest, actor: Actor): Promise<IntakeItem> {
    const { bytes, fileName, mediaType, receivedAt } = await uploadOf(request);
    const given = receivedAt === undefined || receivedAt === '' ? undefined : parseInstant(receivedAt);
    return this.files.execute({ channel, bytes, fileName, mediaType, source: 'upload', receivedAt: given }, actor);
  }
}

/** The uploaded file and when it arrived, in whichever order the parts come. */
async function uploadOf(
  request: FastifyRequest,
): Promise<{ bytes: Buffer; fileName: string; mediaType: string; receivedAt: string | undefined }> {
  let file: { bytes: Buffer; fileName: string; mediaType: string } | undefined;
  let receivedAt: string | undefined;
  for await (const part of request.isMultipart() ? request.parts() : []) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer();
      file ??= { bytes, fileName: part.filename, mediaType: part.mimetype };
    } else if (part.fieldname === 'receivedAt' && typeof part.value === 'string') receivedAt = part.value;
  }
  if (file === undefined)
    throw new DomainError(intakeErrors['intake.no-file'], { errors: [{ pointer: '/file', code: 'missing' }] });
  return { ...file, receivedAt };
}

/** Makes the age of the oldest unread arrival part of `/readyz`. */
export const PENDING_LIMIT_SECONDS = 900;

/** Registers the pending age with the readiness report. */
export function watchPendingAge(readiness: Readiness, ledger: BalanceLedger): void {
  readiness.register('intake-pending', async () => {
    return (await ledger.oldestPendingSeconds()) < PENDING_LIMIT_SECONDS;
  });
}
