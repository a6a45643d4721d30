import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CHANNELS, type Channel } from '#kernel';
import { ContactDto, MAX_TEXT } from '#complaints';
import { IsCivilDate, IsFlag, IsFlagText, IsInstant, IsLongText, IsOneOf, IsShortText, PageQueryDto } from '#http';
import { OUTCOMES, PARKED_REASONS, type Outcome, type ParkedReason } from '../domain/arrival.js';

/** What a typed complaint and a web post have in common. */
class ComplaintBodyDto {
  @IsLongText({ max: MAX_TEXT })
  text: string;

  @IsLongText({ optional: true, max: 1000 })
  subject?: string;

  @IsShortText({ optional: true, max: 10, description: 'ISO 639-1; guessed when absent' })
  language?: string;

  @ApiPropertyOptional({ type: ContactDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;

  @IsFlag({ optional: true, description: 'Through the telephone relay service, or wishes to be called by it' })
  viaRelay?: boolean;

  @IsInstant({ optional: true, description: 'Promised, or wished, call-back' })
  callbackAt?: string;

  @IsFlag({ optional: true, description: 'Cannot, or does not wish to, speak on the telephone' })
  cannotSpeakOnPhone?: boolean;

  @IsLongText({ optional: true, max: 200, description: 'Who speaks on behalf of the complainant' })
  representative?: string;
}

/** A complaint whose text is already text: a phone note, a typed letter. */
export class LogComplaintDto extends ComplaintBodyDto {
  @IsOneOf(CHANNELS)
  channel: Channel;

  @IsInstant({ optional: true, description: 'When it reached the operator; now unless given, never later than now' })
  receivedAt?: string;

  @IsCivilDate({ optional: true, description: 'When it happened' })
  occurredOn?: string;

  @IsShortText({ optional: true, max: 200, description: 'Identifier of the call at the exchange' })
  callId?: string;

  @IsLongText({ optional: true, max: 100, description: 'The line (telephone or customer number) that it is about' })
  lineNumber?: string;

  @IsLongText({ optional: true, max: 200, description: 'When they would like to be called back, in their words' })
  callbackWish?: string;

  @IsLongText({ optional: true, max: 200, description: 'When it happened, where no date can be made of the words' })
  occurredAsTyped?: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    description:
      'Questions that were asked in the call, in the order of their marks (Q1) in the text. Kept beside the text: words of the desk are no sign of a leak',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(400, { each: true })
  askedQuestions?: string[];
}

/** A post of a web form through the API. */
export class WebPostDto extends ComplaintBodyDto {
  @IsShortText({
    optional: true,
    max: 200,
    description: 'Names the post, so that sending it again makes no second case; or send an Idempotency-Key',
  })
  formId?: string;
}

/** What somebody who downloads an original says they know of it. */
export class AcceptDto {
  @IsOneOf(['malware', 'not-scanned'], {
    optional: true,
    description: 'Take the original although malware was found in it, or although it was not scanned',
  })
  accept?: 'malware' | 'not-scanned';
}

/** A page of the ledger. */
export class ListArrivalsDto extends PageQueryDto {
  @IsOneOf(OUTCOMES, { optional: true })
  outcome?: Outcome;

  @IsOneOf(CHANNELS, { optional: true })
  channel?: Channel;

  @IsOneOf(PARKED_REASONS, { optional: true })
  parkedReason?: ParkedReason;

  @IsFlagText({ optional: true, description: 'Only those that a person must read, or only the others' })
  humanMustRead?: boolean;

  @IsFlagText({ optional: true, description: 'Only those that a person has looked at, or only the others' })
  reviewed?: boolean;
}

/** Days of a ledger balance; the last 31 unless said. */
export class BalanceDto {
  @IsCivilDate({ optional: true })
  from?: string;

  @IsCivilDate({ optional: true })
  to?: string;
}
