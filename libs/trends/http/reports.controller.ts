import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Can } from '#access';
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
  ) {}

  @Get('reports/monthly')
  @Can('reports:monthly')
  @ApiOperation({ summary: 'Monthly report as JSON, CSV or PDF: the same figures in all three' })
  @ApiProduces('application/json', 'text/csv', 'application/pdf')
  @ApiOkResponse({
    description: '{month, from, to, generatedAt, sections: {id: {title, definition, figures}}, auditHead}',
  })
  async month(@Query() { month, format, lang }: MonthlyReportDto): Promise<PrintedReport | StreamableFile> {
    if (format === undefined || format === 'json') return this.monthly.execute(month, lang);
    const file = await this.monthly.file(month, format, lang);
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
  async proofNow(@Query() { verify }: ProofDto): Promise<Proof> {
    return this.proof.execute(verify === 'true');
  }
}
