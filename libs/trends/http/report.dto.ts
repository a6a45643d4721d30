import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/report-words.js';
import { REPORT_FORMATS, type ReportFormat } from '../use-cases/build-monthly-report.js';

export class MonthlyReportDto {
  @ApiProperty({ type: String, example: '2026-11', description: 'Month in Tokyo' })
  @Matches(/^\d{4}-\d{2}$/)
  month!: string;

  @ApiPropertyOptional({ enum: REPORT_FORMATS, default: 'json' })
  @IsOptional()
  @IsIn(REPORT_FORMATS)
  format?: ReportFormat;

  @ApiPropertyOptional({ enum: REPORT_LANGUAGES, default: 'ja' })
  @IsOptional()
  @IsIn(REPORT_LANGUAGES)
  lang?: ReportLanguage;
}

export class ProofDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false', description: 'Read the whole audit log as well' })
  @IsOptional()
  @IsIn(['true', 'false'])
  verify?: 'true' | 'false';
}
