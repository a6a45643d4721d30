import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, type Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, BodyLimit } from '#http';
import { incidentErrors } from '../../domain/incident.errors.js';
import { BuildReport } from '../../use-cases/build-report.js';
import { ApproveReport } from '../use-cases/approve-report.js';
import { MakeReportVersion } from '../use-cases/make-report-version.js';
import { ReadReports, type ReportFormView, type ReportVersionDetail } from '../use-cases/read-reports.js';
import { ReceiptFiles } from '../use-cases/receipt-files.js';
import { SubmitReport } from '../use-cases/submit-report.js';
import { ApproveReportDto, MakeReportDto, ReportFileQueryDto, SubmitReportDto } from './report.dto.js';

/** Largest file by which an authority confirms receipt. */
const RECEIPT_LIMIT = 20 * 1024 * 1024;

/** Versions of reports to authorities: made, approved by two, handed in, receipted, corrected. */
@ApiTags('incidents')
@Controller('api/v1/incidents/:id/reports')
export class ReportsController {
  constructor(
    private readonly reader: ReadReports,
    private readonly make: MakeReportVersion,
    private readonly approval: ApproveReport,
    private readonly submission: SubmitReport,
    private readonly files: BuildReport,
    private readonly receipts: ReceiptFiles,
  ) {}

  @Get()
  @Can('incidents:read')
  @ApiOperation({
    summary: 'Every form with its versions, what it misses and what it would say now; the look is audited',
  })
  @ApiProblem(incidentErrors['incidents.not-found'])
  async list(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<{ items: ReportFormView[] }> {
    return { items: await this.reader.list(id, actor) };
  }

  @Post()
  @Can('incidents:write')
  @ApiOperation({ summary: 'Fix what a form says now as a version; unsubmitted versions and their approvals are void' })
  @ApiProblem(
    incidentErrors['incidents.report-kind'],
    incidentErrors['incidents.report-unchanged'],
    incidentErrors['incidents.version-conflict'],
  )
  async create(
    @Param('id') id: string,
    @Body() body: MakeReportDto,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionDetail> {
    return this.reader.one(id, await this.make.execute(id, body, actor), actor);
  }

  @Get(':reportId')
  @Can('incidents:read')
  @ApiOperation({ summary: 'One version with its content, its differences, approvals, submission and receipts' })
  @ApiProblem(incidentErrors['incidents.report-not-found'])
  one(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionDetail> {
    return this.reader.one(id, reportId, actor);
  }

  @Get(':reportId/file')
  @Can('incidents:read')
  @ApiOperation({ summary: 'One version as PDF, DOCX or JSON; kept sealed and audited' })
  @ApiProduces('application/pdf', 'application/json')
  async file(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @Query() query: ReportFileQueryDto,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const made = await this.files.version(id, reportId, query.format ?? 'pdf', actor);
    return attachment(made.bytes, made.mediaType, made.fileName);
  }

  @Post(':reportId/approvals')
  @HttpCode(200)
  @Can('incidents:approve')
  @ApiOperation({ summary: 'Approve exactly this content; two people, none of whom wrote it' })
  @ApiProblem(incidentErrors['incidents.author-cannot-approve'], incidentErrors['incidents.report-outdated'])
  async approve(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @Body() body: ApproveReportDto,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionDetail> {
    await this.approval.execute(id, reportId, body.bindingHash, actor);
    return this.reader.one(id, reportId, actor);
  }

  @Post(':reportId/submission')
  @HttpCode(200)
  @Can('incidents:write')
  @ApiOperation({ summary: 'Record that an approved version was handed in; its obligation counts as reported' })
  @ApiProblem(incidentErrors['incidents.report-state'], incidentErrors['incidents.report-outdated'])
  async submit(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @Body() body: SubmitReportDto,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionDetail> {
    await this.submission.execute(id, reportId, body, actor);
    return this.reader.one(id, reportId, actor);
  }

  @Post(':reportId/receipts')
  @Can('incidents:write')
  @BodyLimit(RECEIPT_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOperation({ summary: 'Add a file by which the authority confirmed receipt; sealed, with the hash of its bytes' })
  @ApiProblem(incidentErrors['incidents.no-file'], incidentErrors['incidents.report-state'])
  async addReceipt(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ReportVersionDetail> {
    const file = request.isMultipart() ? await request.file() : undefined;
    if (file === undefined) throw new DomainError(incidentErrors['incidents.no-file']);
    const given = { name: file.filename, mediaType: file.mimetype, bytes: await file.toBuffer() };
    await this.receipts.add(id, reportId, given, actor);
    return this.reader.one(id, reportId, actor);
  }

  @Get(':reportId/receipts/:receiptId')
  @Can('incidents:read')
  @ApiOperation({ summary: 'The file of a receipt, checked against its hash; the look is audited' })
  @ApiProduces('application/octet-stream')
  @ApiProblem(incidentErrors['incidents.receipt-not-found'])
  async receipt(
    @Param('id') id: string,
    @Param('reportId') reportId: string,
    @Param('receiptId') receiptId: string,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    const { bytes } = await this.receipts.read(id, reportId, receiptId, actor);
    // Never shown by the browser: what an authority sent is somebody else's file.
    return attachment(bytes, 'application/octet-stream', `receipt-${receiptId}.bin`);
  }
}

function attachment(bytes: Buffer, type: string, name: string): StreamableFile {
  return new StreamableFile(bytes, { type, disposition: `attachment; filename="${name}"`, length: bytes.length });
}
