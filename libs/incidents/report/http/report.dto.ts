import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid } from '#http';
import { REPORT_FORMATS, type ReportFormat } from '../../use-cases/report-store.js';
import { REPORT_KINDS, type ReportKind } from '../domain/report-version.js';

const REASON = { min: 1, max: 4000 } as const;

/** A version to be made of a form. */
export class MakeReportDto {
  @ApiProperty({ type: String, example: 'art28-first' })
  @Matches(/^[a-z][a-z0-9-]{0,60}$/)
  form: string;

  @IsOneOf(REPORT_KINDS, { description: 'original until one was handed in, then correction or supplement' })
  kind: ReportKind;

  @IsLongText({ ...REASON, optional: true, description: 'Of a correction or supplement; printed on it' })
  reason?: string;
}

/** An approval of exactly what was on the screen. */
export class ApproveReportDto {
  @ApiProperty({ type: String, description: 'bindingHash of the version that the person looked at' })
  @Matches(/^[0-9a-f]{64}$/)
  bindingHash: string;
}

/** How, when and to whom a version was handed in. */
export class SubmitReportDto {
  @IsInstant()
  reportedAt: string;

  @ApiProperty({ type: String, maxLength: 40, description: 'A code: phone, email, form, letter, fax, visit' })
  @Matches(/^[a-z][a-z0-9_-]{0,39}$/)
  means: string;

  @IsShortText({ max: 500 })
  recipient: string;

  @IsLongText({ ...REASON, optional: true })
  receiptNote?: string;

  @IsLongText({ ...REASON, optional: true, description: 'Why it was handed in although the incident had moved on' })
  outdatedReason?: string;

  @IsUlid({ optional: true, description: 'Needed when several obligations ask for this form' })
  obligationId?: string;
}

/** In which format a version is given. */
export class ReportFileQueryDto {
  @IsOneOf(REPORT_FORMATS, { optional: true, description: 'pdf when absent' })
  format?: ReportFormat;
}
