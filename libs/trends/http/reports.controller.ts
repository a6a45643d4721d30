import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can, CurrentActor } from '#access';
import { Walls } from '#incidents';
import type { Actor } from '#kernel';
import type { PrintedReport } from '../domain/report-words.js';
import { BuildMonthlyReport } from '../use-cases/build-monthly-report.js';
import { ReadProof, type Proof } from '../use-cases/read-proof.js';
import { MonthlyReportDto, ProofDto } from './report.dto.js';

/** Reports and proof, free of content. */
@ApiTags('reports')
@Controller('api/v1')
export class ReportsController {
  constructor(
    private readonly monthly: BuildMonthlyReport,
    private readonly proof: ReadProof,
    private readonly walls: Walls,
  ) {}

  @Get('reports/monthly')
  @Can('reports:monthly')
  @ApiOperation({ summary: 'Monthly report as JSON, CSV or PDF: the same figures in all three' })
  @ApiProduces('application/json', 'text/csv', 'application/pdf')
  @ApiOkResponse({
    description: '{month, from, to, generatedAt, sections: {id: {title, definition, figures}}, auditHead}',
  })
  async month(
    @Query() { month, format, lang: language }: MonthlyReportDto,
    @CurrentActor() actor: Actor,
  ): Promise<PrintedReport | StreamableFile> {
    const hidden = [...(await this.walls.hiddenFrom(actor))];
    if (format === undefined || format === 'json') return this.monthly.execute(month, language, hidden);
    const file = await this.monthly.file(month, format, { language, hidden });
    return new StreamableFile(file.bytes, {
      type: file.mediaType,
      disposition: `attachment; filename="${file.fileName}"`,
      length: file.bytes.length,
    });
  }

  @Get('proof')
  @Can('proof:read')
  @ApiOperation({ summary: 'Balance of the ledger and signed head of the audit log' })
  @ApiOkResponse({ description: '{at, ledger, auditHead, audit, notYetTold}' })
  async proofNow(@Query() { verify }: ProofDto, @CurrentActor() actor: Actor): Promise<Proof> {
    return this.proof.execute(verify === 'true', [...(await this.walls.hiddenFrom(actor))]);
  }
}
