import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { COMPLAINT_STATES, type ComplaintState } from '#complaints';
import { IsCivilDate, IsLongText, IsOneOf, IsShortText, IsUlid, IsWhole } from '#http';
import { CHANNELS, type Channel, type CivilDate } from '#kernel';
import { FIELD_KINDS, type FieldKind } from '../domain/content.js';
import { MAX_QUESTION } from '../domain/question.js';

/** Hits of one page at most. */
export const MOST_HITS = 50;

/** What a search is narrowed by. */
export class SearchFiltersDto {
  @IsOneOf(COMPLAINT_STATES, { optional: true })
  state?: ComplaintState;

  @IsOneOf(CHANNELS, { optional: true })
  channel?: Channel;

  @IsCivilDate({ optional: true, description: 'First Tokyo day of arrival' })
  receivedFrom?: CivilDate;

  @IsCivilDate({ optional: true, description: 'Last Tokyo day of arrival' })
  receivedTo?: CivilDate;
}

/** A search; it travels in the body so that it stands in no URL. */
export class SearchDto {
  @IsLongText({ min: 1, max: MAX_QUESTION, description: 'Words, names, numbers in any notation; spaces mean "and"' })
  q: string;

  @ApiPropertyOptional({ type: SearchFiltersDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchFiltersDto)
  filters?: SearchFiltersDto;

  @IsWhole({ optional: true, min: 1, max: MOST_HITS, description: 'Hits of a page; 20 when absent' })
  limit?: number;

  @IsShortText({ optional: true, max: 512, description: 'nextCursor of the page before' })
  cursor?: string;
}

/** A wish to see one hit without masks. */
export class UnmaskDto {
  @IsUlid()
  complaintId: string;

  @IsLongText({ min: 2, max: 200, description: 'What for; kept in the audit log' })
  purpose: string;

  @IsLongText({ optional: true, min: 1, max: MAX_QUESTION, description: 'The search whose hit it is' })
  q?: string;
}

/** A piece of a text; `hit` where it was asked for. */
export class PieceDto {
  @ApiProperty({ type: String }) text: string;
  @ApiProperty({ type: Boolean }) hit: boolean;
}

/** Where in a case the words stand. */
export class FoundPlaceDto {
  @ApiProperty({ enum: FIELD_KINDS }) kind: FieldKind;
  @ApiProperty({ type: [PieceDto] }) pieces: PieceDto[];
}

/** One hit. */
export class SearchHitDto {
  @ApiProperty({ type: String }) complaintId: string;
  @ApiProperty({ type: String }) slipNumber: string;
  @ApiProperty({ enum: CHANNELS }) channel: Channel;
  @ApiProperty({ type: String, format: 'date-time' }) receivedAt: string;
  @ApiProperty({ enum: COMPLAINT_STATES }) state: ComplaintState;
  @ApiProperty({ type: String, nullable: true }) category: string | null;
  @ApiProperty({ type: Boolean }) humanMustRead: boolean;
  @ApiProperty({ type: Boolean, description: 'Names and numbers are masked' }) masked: boolean;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: [FoundPlaceDto] }) found: FoundPlaceDto[];
}

/** One page of hits, newest first. */
export class SearchPageDto {
  @ApiProperty({ type: [SearchHitDto] }) items: SearchHitDto[];
  @ApiProperty({ type: String, nullable: true, description: 'With no items: the search goes on from here' })
  nextCursor: string | null;
}

/** A hit without masks. */
export class UnmaskedDto {
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: [FoundPlaceDto] }) found: FoundPlaceDto[];
}
