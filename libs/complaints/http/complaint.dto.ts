import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, ValidateNested } from 'class-validator';
import { CATEGORIES, SEVERITIES, type Category, type Severity } from '#engine';
import { CHANNELS, type Channel } from '#kernel';
import {
  IsCivilDate,
  IsCode,
  IsFlag,
  IsFlagText,
  IsInstant,
  IsLongText,
  IsOneOf,
  IsShortText,
  IsUlid,
  IsUlidsText,
  IsVersion,
  PageQueryDto,
} from '#http';
import { COMPLAINT_STATES, type ComplaintState } from '../domain/complaint.js';
import { MOST_IDS, QUEUE_ORDERS, QUEUES, type Queue, type QueueOrder } from '../domain/queues.js';
import { LOOKUP_KINDS, type LookupKind } from '../domain/normalise.js';

/** Longest complaint text the API takes, in UTF-16 units. */
export const MAX_TEXT = 1_000_000;

/** How the complainant can be reached; kept as given, found by its normalised form. */
export class ContactDto {
  @IsLongText({ optional: true, max: 200 })
  name?: string;

  @IsLongText({ optional: true, max: 50, description: 'Any notation' })
  phone?: string;

  @IsLongText({ optional: true, max: 320 })
  email?: string;

  @IsLongText({ optional: true, max: 1000 })
  address?: string;
}

/** Narrowing of the list; codes and ids only, never content. */
export class ListComplaintsDto extends PageQueryDto {
  @IsOneOf(QUEUES, { optional: true, description: 'all when absent' })
  queue?: Queue;

  @IsOneOf(QUEUE_ORDERS, {
    optional: true,
    description: 'When absent newest for all, due for mine and team, oldest for the others',
  })
  order?: QueueOrder;

  @IsOneOf(COMPLAINT_STATES, { optional: true })
  state?: ComplaintState;

  @IsOneOf(CHANNELS, { optional: true })
  channel?: Channel;

  @IsFlagText({ optional: true })
  flagged?: boolean;

  @IsFlagText({ optional: true })
  humanMustRead?: boolean;

  @IsOneOf(CATEGORIES, { optional: true })
  category?: Category;

  @IsOneOf(SEVERITIES, { optional: true })
  severity?: Severity;

  @IsUlid({ optional: true })
  ownerId?: string;

  @IsUlid({ optional: true, description: 'A team, by whom leads it' })
  teamId?: string;

  @IsCivilDate({ optional: true })
  from?: string;

  @IsCivilDate({ optional: true })
  to?: string;

  @IsUlidsText({
    optional: true,
    max: MOST_IDS,
    description: 'Only these complaints, with commas between: which of them are in the list',
  })
  ids?: string[];
}

/** An exact look-up; the value travels in the body so that it stands in no URL. */
export class LookUpDto {
  @IsOneOf(LOOKUP_KINDS)
  kind: LookupKind;

  @IsShortText({ max: 320 })
  value: string;
}

/** A correction; absent parts stay as they are. */
export class EditComplaintDto {
  @IsVersion({ description: 'The version the caller saw' })
  version: number;

  @IsLongText({ optional: true, max: MAX_TEXT })
  text?: string;

  @IsLongText({ optional: true, max: 1000 })
  subject?: string;

  @ApiPropertyOptional({ type: ContactDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;

  @ApiPropertyOptional({
    type: [String],
    enum: [...CHANNELS],
    description: 'Not to be reached by; replaces what stood',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(CHANNELS.length)
  @IsIn(CHANNELS, { each: true })
  doNotContactBy?: Channel[];

  @IsOneOf(CATEGORIES, { optional: true })
  category?: Category;

  @IsOneOf(SEVERITIES, { optional: true })
  severity?: Severity;

  @IsFlag({ optional: true, description: 'False once a person has read what no reader could' })
  humanMustRead?: boolean;
}

/** The answer to "does this involve the secrecy of communications?". */
export class SecrecyAnswerDto {
  @IsFlag()
  involved: boolean;

  @IsLongText({ min: 1, max: 4000 })
  reason: string;
}

/** A step of the handling. */
export class HandlingDto {
  @IsOneOf(COMPLAINT_STATES)
  to: ComplaintState;

  @IsLongText({ optional: true, max: 20_000 })
  note?: string;

  @IsCode({ optional: true, description: 'What came of it, as a code: resolved, explained, referred, …' })
  outcome?: string;

  @ApiPropertyOptional({ type: SecrecyAnswerDto, description: 'Required when `to` is `closed`' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SecrecyAnswerDto)
  secrecy?: SecrecyAnswerDto;
}

/** An answer given to the complainant. */
export class ReplyDto {
  @IsOneOf(CHANNELS)
  channel: Channel;

  @IsLongText({ min: 1, max: 100_000 })
  text: string;

  @IsFlag({ optional: true, description: 'It only tells how far things are: the case is not answered by it' })
  interim?: boolean;

  @IsInstant({ optional: true, description: 'With `interim`: by when the complainant hears again' })
  nextContactAt?: string;
}
