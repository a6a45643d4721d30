import { CHANNELS, type Channel } from '#kernel';
import { MAX_TEXT } from '#complaints';
import { IsInstant, IsLongText, IsOneOf, IsShortText, IsUlid } from '#http';

/** A text that is still being typed. */
export class PreviewDto {
  @IsLongText({ max: MAX_TEXT })
  text: string;

  @IsOneOf(CHANNELS)
  channel: Channel;

  @IsShortText({ optional: true, max: 10, description: 'ISO 639-1' })
  lang?: string;
}

/** The answer to the open signals of a complaint. */
export class DecisionDto {
  @IsOneOf(['set_aside', 'suspected'])
  decision: 'set_aside' | 'suspected';

  @IsShortText({ max: 60, description: 'A code of GET /api/v1/review/reason-codes' })
  reasonCode: string;

  @IsLongText({ optional: true, max: 20_000 })
  note?: string;

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
