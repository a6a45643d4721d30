import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { IsInstant, IsLongText, IsOneOf, IsShortText, IsVersion, IsWhole } from '#http';
import { MOMENTS, type Moment } from '../data/incident.entity.js';
import { INCIDENT_STATES, type IncidentState } from '../domain/incident-status.js';
import { OBLIGATION_DECISIONS, type ObligationDecision } from '../domain/stage-state.js';
import { REPORT_FORMATS, type ReportFormat } from '../use-cases/report-store.js';
import { SecrecyDto } from './answers.dto.js';

const REASON = { min: 1, max: 4000 } as const;

/** A new incident. */
export class CreateIncidentDto {
  @IsShortText({ max: 200, description: 'Names no person' })
  title: string;

  @ApiProperty({ type: [String], maxItems: 1000, description: 'Complaints to link; may be empty' })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsString({ each: true })
  complaintIds: string[];

  @IsInstant({ optional: true })
  knownAt?: string;

  @IsLongText({ ...REASON, optional: true })
  knownAtReason?: string;
}

/** A step to another state. */
export class TransitionDto {
  @IsOneOf(INCIDENT_STATES)
  to: IncidentState;

  @IsLongText(REASON)
  reason: string;

  @IsInstant({ optional: true, description: 'Only from lead to suspected' })
  knownAt?: string;

  @IsLongText({ ...REASON, optional: true })
  knownAtReason?: string;

  @ApiProperty({ type: SecrecyDto, required: false, description: 'Needed before closed and unfounded' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SecrecyDto)
  secrecy?: SecrecyDto;
}

/** Why a complaint does not belong to the incident. */
export class UnlinkDto {
  @IsLongText(REASON)
  reason: string;
}

/** Why the end that waits is refused or taken back. */
export class EndRefusalDto {
  @IsLongText(REASON)
  reason: string;
}

/** A proposal for another moment of knowledge. */
export class KnownAtDto {
  @IsInstant()
  knownAt: string;

  @IsLongText(REASON)
  reason: string;

  @IsOneOf(MOMENTS, { optional: true, description: 'Of which moment; known when absent' })
  moment?: Moment;
}

/** Why a proposed moment is refused. */
export class KnownAtRefusalDto {
  @IsLongText(REASON)
  reason: string;
}

/** Changed report fields. */
export class FactsDto {
  @IsVersion({ description: "The incident's version that the caller saw" })
  version: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'Field → text, or null to clear; fields that are absent stay. Names stand in config/forms/fields.yaml',
  })
  @IsObject()
  facts: Record<string, string | null>;
}

/** An estimate of how many are concerned. */
export class EstimateDto {
  @IsWhole({ optional: true, description: 'What is absent is unknown; one of the four is needed' })
  persons?: number;

  @IsWhole({ optional: true })
  lines?: number;

  @IsWhole({ optional: true })
  accounts?: number;

  @IsWhole({ optional: true })
  messages?: number;

  @IsLongText(REASON)
  basis: string;

  @IsInstant()
  asOf: string;
}

/** Whether an obligation applies, and why. */
export class ObligationDecisionDto {
  @IsOneOf(OBLIGATION_DECISIONS)
  decision: ObligationDecision;

  @IsLongText(REASON)
  why: string;
}

/** A report that was handed in. */
export class SubmissionDto {
  @IsShortText({ max: 100, description: 'Stage of the obligation' })
  stage: string;

  @IsInstant()
  reportedAt: string;

  @ApiProperty({ type: String, maxLength: 40, description: 'A code: phone, email, form, letter, fax, visit' })
  @Matches(/^[a-z][a-z0-9_-]{0,39}$/)
  means: string;

  @IsShortText({ max: 500 })
  recipient: string;

  @IsLongText({ ...REASON, optional: true })
  receiptNote?: string;

  @IsLongText({ ...REASON, optional: true, description: 'Needed when the report was made more than 48 hours ago' })
  lateReason?: string;
}

/** Which report, in which format. */
export class ReportQueryDto {
  @ApiProperty({ type: String, example: 'art28-first' })
  @Matches(/^[a-z][a-z0-9-]{0,60}$/)
  form: string;

  @IsOneOf(REPORT_FORMATS, { optional: true, description: 'json when absent' })
  format?: ReportFormat;
}
