import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '#kernel';
import {
  CATEGORIES,
  COMPLAINT_STATES,
  SEVERITIES,
  type Category,
  type ComplaintState,
  type Severity,
} from '../domain/complaint.js';
import { LOOKUP_KINDS, type LookupKind } from '../domain/normalise.js';

/** Longest complaint text the API takes, in UTF-16 units. */
export const MAX_TEXT = 1_000_000;

const toBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** How the complainant can be reached. */
export class ContactDto {
  @ApiPropertyOptional({ type: String, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional({ type: String, maxLength: 50, description: 'Any notation; kept as given, found by E.164' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  phone?: string;

  @ApiPropertyOptional({ type: String, maxLength: 320 })
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string;

  @ApiPropertyOptional({ type: String, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  address?: string;
}

/** Narrowing of the list; codes and ids only, never content. */
export class ListComplaintsDto {
  @ApiPropertyOptional({ enum: COMPLAINT_STATES })
  @IsOptional()
  @IsIn(COMPLAINT_STATES)
  state?: ComplaintState;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  flagged?: boolean;

  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  humanMustRead?: boolean;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiPropertyOptional({ type: String, description: 'nextCursor of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** An exact look-up; the value travels in the body so that it stands in no URL. */
export class LookUpDto {
  @ApiProperty({ enum: LOOKUP_KINDS })
  @IsIn(LOOKUP_KINDS)
  kind: LookupKind;

  @ApiProperty({ type: String, maxLength: 320 })
  @IsString()
  @Length(1, 320)
  value: string;
}

/** A correction; absent parts stay as they are. */
export class EditComplaintDto {
  @ApiProperty({ type: Number, description: 'The version the caller saw' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_TEXT)
  text?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  subject?: string;

  @ApiPropertyOptional({ type: ContactDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContactDto)
  contact?: ContactDto;

  @ApiPropertyOptional({ enum: CATEGORIES })
  @IsOptional()
  @IsIn(CATEGORIES)
  category?: Category;

  @ApiPropertyOptional({ enum: SEVERITIES })
  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @ApiPropertyOptional({ type: Boolean, description: 'False once a person has read what no reader could' })
  @IsOptional()
  @IsBoolean()
  humanMustRead?: boolean;
}

/** The answer to "does this involve the secrecy of communications?". */
export class SecrecyAnswerDto {
  @ApiProperty({ type: Boolean })
  @IsBoolean()
  involved: boolean;

  @ApiProperty({ type: String, maxLength: 4000 })
  @IsString()
  @Length(1, 4000)
  reason: string;
}

/** A step of the handling. */
export class HandlingDto {
  @ApiProperty({ enum: COMPLAINT_STATES })
  @IsIn(COMPLAINT_STATES)
  to: ComplaintState;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  note?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @ApiPropertyOptional({ type: SecrecyAnswerDto, description: 'Required when `to` is `closed`' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SecrecyAnswerDto)
  secrecy?: SecrecyAnswerDto;
}

/** An answer given to the complainant. */
export class ReplyDto {
  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel: Channel;

  @ApiProperty({ type: String, maxLength: 100_000 })
  @IsString()
  @Length(1, 100_000)
  text: string;
}
