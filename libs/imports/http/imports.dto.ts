import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, ValidateBy, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { CHANNELS, type Channel } from '#kernel';
import { IsFlag, IsOneOf, PageQueryDto } from '#http';
import {
  IMPORT_FIELDS,
  LINE_OUTCOMES,
  type DayOrder,
  type ImportField,
  type ImportMapping,
  type LineOutcome,
} from '../domain/import.js';

const MOST_COLUMNS = 20;
const MOST_WORDS = 200;

/** field → names of its columns. */
function isColumns(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([field, names]) =>
      (IMPORT_FIELDS as readonly string[]).includes(field) &&
      Array.isArray(names) &&
      names.length <= MOST_COLUMNS &&
      names.every((name) => typeof name === 'string' && name !== '' && name.length <= 500),
  );
}

/** word → one of `meanings`. */
function isWords(meanings: readonly string[]): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).length <= MOST_WORDS &&
    Object.entries(value).every(([word, meaning]) => word.length <= 100 && meanings.includes(meaning as string));
}

/** What the file's own words mean. */
export class ImportValuesDto {
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string', enum: [...CHANNELS] } })
  @IsOptional()
  @ValidateBy({ name: 'isWords', validator: { validate: isWords(CHANNELS) } })
  channel?: Record<string, Channel>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string', enum: ['open', 'closed'] } })
  @IsOptional()
  @ValidateBy({ name: 'isWords', validator: { validate: isWords(['open', 'closed']) } })
  status?: Record<string, 'open' | 'closed'>;
}

/** How the columns of a file become complaints. */
export class ImportMappingDto {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } })
  @IsObject()
  @ValidateBy({ name: 'isColumns', validator: { validate: isColumns } })
  columns: Partial<Record<ImportField, string[]>>;

  @IsOneOf(CHANNELS, { optional: true, description: 'Channel of rows that name none; phone unless said' })
  channel?: Channel;

  @ApiPropertyOptional({ type: String, enum: ['dmy', 'mdy'], nullable: true })
  @IsOptional()
  @IsIn(['dmy', 'mdy'])
  dayOrder?: DayOrder | null;

  @IsFlag({ optional: true, description: 'Whether the first row names the columns; true unless said' })
  header?: boolean;

  @IsOneOf(['skip', 'take'], { optional: true, description: 'Rows that equal an earlier row of the same file' })
  repeats?: 'skip' | 'take';

  @ApiPropertyOptional({ type: ImportValuesDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImportValuesDto)
  values?: ImportValuesDto;
}

/** A dry run; a mailbox needs no mapping. */
export class CheckImportDto {
  @ApiPropertyOptional({ type: ImportMappingDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ImportMappingDto)
  mapping?: ImportMappingDto;
}

/** Rows of an import. */
export class ImportLinesDto extends PageQueryDto {
  @IsOneOf(LINE_OUTCOMES, { optional: true, description: 'Rows with errors and repeats unless said' })
  outcome?: LineOutcome;
}

/** The whole mapping of what was sent. */
export function mappingOf(dto: ImportMappingDto | undefined): ImportMapping {
  return {
    columns: dto?.columns ?? {},
    channel: dto?.channel ?? 'phone',
    dayOrder: dto?.dayOrder ?? null,
    header: dto?.header ?? true,
    repeats: dto?.repeats ?? 'skip',
    values: { channel: dto?.values?.channel ?? {}, status: dto?.values?.status ?? {} },
  };
}
