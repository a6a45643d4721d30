import { Controller, Get, Headers, Param, Post, Query, Req, StreamableFile, type OnModuleInit } from '@nestjs/common';
import type { RawBodyRequest } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, type Actor } from '#kernel';
import { Can, CurrentActor, Public } from '#access';
import {
  ApiProblem,
  BodyLimit,
  decodeCursor,
  httpErrors,
  PAGE_DEFAULT,
  pageOf,
  PageQueryDto,
  RateLimit,
  validationPipe,
  type Page,
} from '#http';
import { ComplaintParts } from '#complaints';
import { intakeErrors } from '../domain/intake.errors.js';
import { API_FILES, FILES_LIMIT, type WebFile } from '../domain/web-file.js';
import { ListCallbacks, type CallbackLine } from '../use-cases/list-callbacks.js';
import { ReadFiles } from '../use-cases/read-files.js';
import { ScanOriginals } from '../use-cases/scan-originals.js';
import type { SubmittedItem } from '../use-cases/submit-complaint.js';
import { SubmitWebForm } from '../use-cases/submit-web-form.js';
import { AcceptDto, WebPostDto } from './intake.dto.js';
import { readWebForm, type WebFormBody } from './web-form-body.js';

/** Fields of a multipart post that belong to the contact, and those that are flags. */
const CONTACT = new Set(['name', 'phone', 'email', 'address']);
const FLAGS = new Set(['viaRelay', 'cannotSpeakOnPhone']);

/** Forms of the operator's own pages, their files, and promised call-backs. */
@ApiTags('intake')
@Controller('api/v1')
export class WebController implements OnModuleInit {
  private readonly pipe = validationPipe();

  constructor(
    private readonly forms: SubmitWebForm,
    private readonly files: ReadFiles,
    private readonly callbacks: ListCallbacks,
    private readonly scans: ScanOriginals,
    private readonly parts: ComplaintParts,
  ) {}

  onModuleInit(): void {
    this.parts.register('files', (complaintId) => this.files.ofComplaint(complaintId));
  }

  @Post('intake/web')
  @Public()
  @RateLimit({ name: 'web-post', limit: 30, windowMs: 60_000 })
  @BodyLimit(FILES_LIMIT + 5 * 1024 * 1024, { seats: true })
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiBody({ type: WebPostDto })
  @ApiOperation({
    summary: `A web form of the operator posts a complaint, as JSON or as multipart with up to ${String(API_FILES)} files; answers slip number and secret. Idempotency-Key or formId names it`,
  })
  @ApiProblem(
    intakeErrors['intake.key-reused'],
    intakeErrors['intake.too-many-files'],
    intakeErrors['intake.files-too-large'],
    httpErrors['http.busy'],
  )
  async web(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('idempotency-key') key?: string,
  ): Promise<SubmittedItem> {
    const form = request.isMultipart() ? await readWebForm(request, API_FILES) : null;
    if (form?.over.count === true) throw new DomainError(intakeErrors['intake.too-many-files']);
    if (form?.over.size === true) throw new DomainError(intakeErrors['intake.files-too-large']);
    const body = await this.validated(form === null ? request.body : objectOf(form));
    const files: WebFile[] = form?.files ?? [];
    const idempotencyKey = key === undefined || key === '' ? undefined : key.slice(0, 200);
    if (idempotencyKey === undefined && body.formId === undefined)
      throw new DomainError(intakeErrors['intake.unnamed-post'], { errors: [{ pointer: '/formId', code: 'missing' }] });
    if (form !== null) return this.forms.execute({ ...body, files, idempotencyKey });
    return this.forms.execute({ ...body, idempotencyKey, rawBody: request.rawBody, mediaType: 'application/json' });
  }

  @Get('files/:id')
  @Can('complaints:original')
  @ApiOperation({ summary: 'A file that came with a web form, byte for byte; the look is written to the audit log' })
  @ApiProblem(
    intakeErrors['intake.file-not-found'],
    intakeErrors['intake.malware-found'],
    intakeErrors['intake.not-scanned'],
  )
  async file(@Param('id') id: string, @Query() q: AcceptDto, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const { bytes, mediaType, downloadName } = await this.files.open(id, actor);
    await this.scans.admit(id, bytes, q.accept, actor);
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: `attachment; filename="${downloadName}"`,
      length: bytes.length,
    });
  }

  @Get('callbacks')
  @Can('complaints:read')
  @ApiOperation({
    summary: 'Promised call-backs of open complaints, the earliest first, with a mark on those overdue; no content',
  })
  async promised(@Query() q: PageQueryDto, @CurrentActor() actor: Actor): Promise<Page<CallbackLine>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['string', 'string']);
    const rows = await this.callbacks.page(actor, limit + 1, after);
    return pageOf(rows, limit, (last) => [last.callbackAt, last.complaintId]);
  }

  private async validated(body: unknown): Promise<WebPostDto> {
    return (await this.pipe.transform(body ?? {}, { type: 'body', metatype: WebPostDto })) as WebPostDto;
  }
}

/** The fields of a multipart post in the shape of the JSON one; of repeated fields the first counts. */
function objectOf({ fields }: WebFormBody): object {
  const body: Record<string, unknown> = {};
  const contact: Record<string, string> = {};
  for (const [name, value] of fields) {
    const field = name.replace(/^contact\./, '');
    if (CONTACT.has(field)) contact[field] ??= value;
    else if (FLAGS.has(field)) body[field] ??= ['1', 'true', 'on', 'yes'].includes(value.toLowerCase());
    else if (value !== '' || field === 'text') body[field] ??= value;
  }
  return Object.keys(contact).length === 0 ? body : { ...body, contact };
}
