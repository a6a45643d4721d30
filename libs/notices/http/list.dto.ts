import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { IsFlag, IsFlagText, IsOneOf, IsUlid, PageQueryDto } from '#http';
import { PAIR_STATES, type PairState } from '../data/list.entities.js';
import { PARTY_LANGUAGES, PARTY_ROLES, type PartyLanguage, type PartyRole } from '../domain/party.js';
import { PARTY_FIELDS, type ColumnMapping, type PartyField } from '../imports/columns.js';

const MOST_COLUMNS = 20;
const MOST_COMPLAINTS = 5_000;

/** field → names of its columns. */
function isColumns(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([field, names]) =>
      (PARTY_FIELDS as readonly string[]).includes(field) &&
      Array.isArray(names) &&
      names.length <= MOST_COLUMNS &&
      names.every((name) => typeof name === 'string' && name !== '' && name.length <= 500),
  );
}

/** Where a list goes. */
export class NewListDto {
  @IsUlid({
    optional: true,
    description: 'Campaign whose list is filled; without it people are only known as affected',
  })
  campaignId?: string;

  @IsFlagText({ optional: true, description: 'Take the same file once more' })
  again?: boolean;
}

export class ListMappingDto {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  @IsObject()
  @ValidateBy({ name: 'isColumns', validator: { validate: isColumns } })
  columns: Partial<Record<PartyField, string[]>>;

  @IsFlag({ optional: true, description: 'Whether the first row names the columns; true unless said' })
  header?: boolean;

  @IsOneOf(PARTY_ROLES, { optional: true, description: 'What rows are that do not say it' })
  role?: PartyRole;

  @IsOneOf(PARTY_LANGUAGES, { optional: true, description: 'In which language rows are told that do not say it' })
  language?: PartyLanguage;
}

/** A dry run; without a mapping the proposed one is taken. */
export class CheckListDto {
  @ApiPropertyOptional({ type: () => ListMappingDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ListMappingDto)
  mapping?: ListMappingDto;
}

export class FromComplaintsDto {
  @ApiPropertyOptional({ type: [String], description: 'Complaints of the incident; all linked ones when absent' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_COMPLAINTS)
  @IsString({ each: true })
  @Length(26, 26, { each: true })
  complaintIds?: string[];

  @IsOneOf(PARTY_ROLES, {
    optional: true,
    description: 'Which end of the communication they are; subscriber unless said',
  })
  role?: PartyRole;
}

export class PairsDto extends PageQueryDto {
  @IsOneOf(PAIR_STATES, { optional: true, description: 'Open ones unless said' })
  state?: PairState;
}

export class PairDecisionDto {
  @IsOneOf(['same', 'different'])
  decision!: 'same' | 'different';
}

export function listMappingOf(dto: ListMappingDto | undefined): ColumnMapping | null {
  if (dto === undefined) return null;
  const { columns, header = true, role = 'subscriber', language = 'ja' } = dto;
  return { columns, header, role, language };
}
