import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, ValidateIf, ValidateNested } from 'class-validator';
import { CHANNELS, type Channel } from '#kernel';
import { MAX_TEXT } from '#complaints';
import { field, IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid, IsWhole } from '#http';

const MOST_CITATIONS = 50;

/** A text that is still being typed. */
export class PreviewDto {
  @IsLongText({ max: MAX_TEXT })
  text: string;

  @IsOneOf(CHANNELS)
  channel: Channel;

  @IsShortText({ optional: true, max: 10, description: 'ISO 639-1' })
  lang?: string;
}

/** A stretch of the complaint: UTF-16 offsets, end exclusive, and the words themselves. */
export class CitationDto {
  @IsWhole()
  start: number;

  @IsWhole()
  end: number;

  @IsLongText({ min: 1, max: 20_000 })
  text: string;
}

/** The answer to the open signals of a complaint. */
export class DecisionDto {
  @IsOneOf(['set_aside', 'suspected'])
  decision: 'set_aside' | 'suspected';

  @IsShortText({ max: 60, description: 'A code of GET /api/v1/review/reason-codes' })
  reasonCode: string;

  @IsLongText({ optional: true, max: 20_000 })
  note?: string;

  @ValidateIf((_, value: unknown) => value !== null)
  @IsUlid({
    optional: true,
    description: 'The assessment that the reader saw, null of a blind reading; what they last opened when absent',
  })
  assessmentId?: string | null;

  @field(
    { optional: true, description: 'Quoted stretches; needed to set aside lead classes L1-L9' },
    { type: [CitationDto] },
    IsArray(),
    ArrayMaxSize(MOST_CITATIONS),
    ValidateNested({ each: true }),
    Type(() => CitationDto),
  )
  citedEvidence?: CitationDto[];

  @IsInstant({
    optional: true,
    description: 'Arrival of the complaint unless said; a later moment needs knownAtReason',
  })
  knownAt?: string;

  @IsLongText({ optional: true, min: 1, max: 2000 })
  knownAtReason?: string;

  @IsUlid({ optional: true, description: 'Incident to join; a new one is opened when absent' })
  incidentId?: string;
}
