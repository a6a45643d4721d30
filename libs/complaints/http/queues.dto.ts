import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsOptional,
  IsString,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CATEGORIES, SEVERITIES, type Category, type Severity } from '#engine';
import { IsCivilDate, IsFlag, IsOneOf, IsShortText, IsUlid } from '#http';
import { CHANNELS, type Channel } from '#kernel';
import { BULK_ACTIONS, BULK_MOST, type BulkAction } from '../domain/bulk.js';
import { COMPLAINT_STATES, type ComplaintState } from '../domain/complaint.js';
import { QUEUE_ORDERS, QUEUES, type Queue, type QueueOrder } from '../domain/queues.js';

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** What a saved view narrows its queue by. */
export class NarrowingDto {
  @IsOneOf(QUEUE_ORDERS, { optional: true })
  order?: QueueOrder;

  @IsOneOf(COMPLAINT_STATES, { optional: true })
  state?: ComplaintState;

  @IsOneOf(CHANNELS, { optional: true })
  channel?: Channel;

  @IsOneOf(CATEGORIES, { optional: true })
  category?: Category;

  @IsOneOf(SEVERITIES, { optional: true })
  severity?: Severity;

  @IsFlag({ optional: true })
  flagged?: boolean;

  @IsFlag({ optional: true })
  humanMustRead?: boolean;

  @IsUlid({ optional: true })
  ownerId?: string;

  @IsUlid({ optional: true })
  teamId?: string;

  @IsCivilDate({ optional: true })
  from?: string;

  @IsCivilDate({ optional: true })
  to?: string;
}

/** A view to keep. */
export class SaveViewDto {
  @IsShortText({ max: 60, description: 'Kept sealed; only its owner sees it' })
  name: string;

  @IsOneOf(QUEUES)
  queue: Queue;

  @ApiPropertyOptional({ type: NarrowingDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => NarrowingDto)
  narrowing?: NarrowingDto;
}

/** An identifier that may be null; with `optional` it may be left out too. */
function IsUlidOrNull({ optional, description }: { optional: boolean; description: string }): PropertyDecorator {
  const api = { type: String, nullable: true, minLength: 26, maxLength: 26, description, required: !optional };
  const given = ValidateIf((_, value: unknown) => value !== null && !(optional && value === undefined));
  return applyDecorators(ApiProperty(api), given, IsString(), Matches(ULID));
}

/** Whom a complaint is given to. */
export class AssignDto {
  @IsUlidOrNull({ optional: false, description: 'A user; null gives it to a team, or to nobody' })
  to: string | null;

  @IsUlidOrNull({
    optional: true,
    description: 'With `to` null: the team by whom leads it, null for none; absent leaves it with the team that has it',
  })
  team?: string | null;

  @IsUlidOrNull({ optional: true, description: 'The owner whom the caller saw; 409 when it is another by now' })
  seenOwner?: string | null;
}

/** One step for many complaints. Decisions on signals are not among them: these take one look at one complaint. */
export class BulkDto {
  @IsOneOf(BULK_ACTIONS)
  action: BulkAction;

  @ApiProperty({ type: [String], minItems: 1, maxItems: BULK_MOST })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(BULK_MOST)
  @IsString({ each: true })
  @Matches(ULID, { each: true })
  ids: string[];

  @IsUlidOrNull({ optional: true, description: 'For `assign`, as of one complaint' })
  to?: string | null;

  @IsUlidOrNull({ optional: true, description: 'For `assign`, as of one complaint' })
  team?: string | null;
}
