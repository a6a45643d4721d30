import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DomainError, type Actor } from '#kernel';
import { Can, CurrentActor } from '#access';
import { ApiProblem, BodyLimit, decodeCursor, PAGE_DEFAULT, PageQueryDto, pageOf, type Page } from '#http';
import { UPLOAD_LIMIT } from '#intake';
import type { LineView } from '../data/import-lines.js';
import { importErrors } from '../domain/imports.errors.js';
import { ControlImport } from '../use-cases/control-import.js';
import { ReadImport, type ImportColumns, type ImportView } from '../use-cases/read-import.js';
import { ReceiveImport } from '../use-cases/receive-import.js';
import { CheckImportDto, ImportLinesDto, mappingOf } from './imports.dto.js';

/** Registers of complaints and call logs, and mailboxes, brought in as files. */
@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(
    private readonly receive: ReceiveImport,
    private readonly control: ControlImport,
    private readonly imports: ReadImport,
  ) {}

  @Post()
  @Can('imports:run')
  @BodyLimit(UPLOAD_LIMIT + 65_536)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiOperation({ summary: 'A file to import: CSV, XLSX or mbox; nothing of it is imported yet' })
  @ApiProblem(importErrors['imports.no-file'], importErrors['imports.unreadable'], importErrors['imports.too-large'])
  async upload(@Req() request: FastifyRequest, @CurrentActor() actor: Actor): Promise<ImportView> {
    const file = request.isMultipart() ? await request.file() : undefined;
    if (file === undefined)
      throw new DomainError(importErrors['imports.no-file'], { errors: [{ pointer: '/file', code: 'missing' }] });
    const id = await this.receive.execute({ bytes: await file.toBuffer(), fileName: file.filename }, actor);
    return this.imports.one(id);
  }

  @Get()
  @Can('imports:run')
  @ApiOperation({ summary: 'Imports, newest first' })
  async list(@Query() q: PageQueryDto): Promise<Page<ImportView>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const rows = await this.imports.page(limit + 1, decodeCursor(q.cursor, ['string'])?.[0] ?? null);
    return pageOf(rows, limit, (last) => [last.id]);
  }

  @Get(':id')
  @Can('imports:run')
  @ApiOperation({ summary: 'One import with its counts' })
  @ApiProblem(importErrors['imports.not-found'])
  one(@Param('id') id: string): Promise<ImportView> {
    return this.imports.one(id);
  }

  @Get(':id/columns')
  @Can('imports:run')
  @ApiOperation({ summary: 'Columns, first rows and the proposed mapping; the look is written to the audit log' })
  columns(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ImportColumns> {
    return this.imports.columns(id, actor);
  }

  @Get(':id/lines')
  @Can('imports:run')
  @ApiOperation({ summary: 'Rows with line numbers and codes, no content: of the import, or of its dry run before it' })
  async lines(@Param('id') id: string, @Query() q: ImportLinesDto): Promise<Page<LineView>> {
    const limit = q.limit ?? PAGE_DEFAULT;
    const after = decodeCursor(q.cursor, ['number'])?.[0] ?? 0;
    const outcomes = q.outcome === undefined ? (['error', 'repeat'] as const) : [q.outcome];
    return pageOf(await this.imports.linesOf(id, outcomes, limit + 1, after), limit, (last) => [last.row]);
  }

  @Get(':id/failed.csv')
  @Can('imports:run')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'The rows with errors as CSV, to be mended and imported again; audited' })
  async failed(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bytes = await this.imports.failedRows(id, actor);
    return new StreamableFile(bytes, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="import-${id}-failed.csv"`,
      length: bytes.length,
    });
  }

  @Post(':id/check')
  @Can('imports:run')
  @HttpCode(202)
  @ApiOperation({ summary: 'Dry run with this mapping: every row is judged, nothing is imported' })
  @ApiProblem(importErrors['imports.mapping-incomplete'], importErrors['imports.step-not-allowed'])
  async check(
    @Param('id') id: string,
    @Body() body: CheckImportDto,
    @CurrentActor() actor: Actor,
  ): Promise<ImportView> {
    await this.control.check(id, mappingOf(body.mapping), actor);
    return this.imports.one(id);
  }

  @Post(':id/start')
  @Can('imports:run')
  @HttpCode(202)
  @ApiOperation({ summary: 'Import what the dry run found good' })
  @ApiProblem(importErrors['imports.step-not-allowed'])
  async start(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ImportView> {
    await this.control.start(id, actor);
    return this.imports.one(id);
  }

  @Post(':id/pause')
  @Can('imports:run')
  @HttpCode(202)
  @ApiOperation({ summary: 'Stop after the rows that are being worked on' })
  async pause(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ImportView> {
    await this.control.pause(id, actor);
    return this.imports.one(id);
  }

  @Post(':id/resume')
  @Can('imports:run')
  @HttpCode(202)
  @ApiOperation({ summary: 'Go on' })
  async resume(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ImportView> {
    await this.control.resume(id, actor);
    return this.imports.one(id);
  }

  @Post(':id/cancel')
  @Can('imports:run')
  @HttpCode(202)
  @ApiOperation({ summary: 'End the import for good; what was taken stays' })
  async cancel(@Param('id') id: string, @CurrentActor() actor: Actor): Promise<ImportView> {
    await this.control.cancel(id, actor);
    return this.imports.one(id);
  }
}
