import { IsCivilDate, IsMonth, IsOneOf, IsShortText, IsWholeText } from '#http';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/report-words.js';

/** Months at most: two years beside each other. */
export const MOST_MONTHS = 24;

export class TrendsDto {
  @IsMonth({ optional: true, description: 'Last month in Tokyo; the present one when absent' })
  until?: string;

  @IsWholeText({ optional: true, min: 1, max: MOST_MONTHS, description: '12 when absent' })
  months?: number;

  @IsOneOf(REPORT_LANGUAGES, { optional: true, description: 'ja unless said' })
  lang?: ReportLanguage;
}

/** Narrowing of the audit log; codes, days and identifiers only. */
export class AuditFilterDto {
  @IsShortText({
    optional: true,
    max: 100,
    description: 'Identifier of a user or token, or name of a part of the desk',
  })
  actor?: string;

  @IsShortText({
    optional: true,
    max: 80,
    description: 'One action; with a dot at the end all of its area; `looks` for all that only look at content',
  })
  action?: string;

  @IsShortText({ optional: true, max: 80, description: '`complaint:01J…`; also a slip number or an incident’s number' })
  object?: string;

  @IsCivilDate({ optional: true, description: 'First day (Tokyo)' })
  from?: string;

  @IsCivilDate({ optional: true, description: 'Last day (Tokyo)' })
  to?: string;
}

export class AuditQueryDto extends AuditFilterDto {
  @IsWholeText({ optional: true, min: 1, max: 200, description: '50 when absent' })
  limit?: number;

  @IsShortText({ optional: true, max: 512, description: 'nextCursor of the page before' })
  cursor?: string;
}
