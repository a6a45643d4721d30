import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCivilDate, IsInstant } from '#http';
import { RULED_ABOUT, type RuledAbout } from '../data/ruling.entity.js';
import { CALL_OUTCOMES, RETURN_REASONS, type CallOutcome, type ReturnReason } from '../domain/ladder.js';

const MOST_PROOFS = 1_000;

export class PrintLettersDto {
  @ApiPropertyOptional({ type: Number, description: 'Letters in the batch at most' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  most?: number;

  @ApiPropertyOptional({ type: Boolean, description: 'Print the customer bar code of Japan Post' })
  @IsOptional()
  @IsBoolean()
  barcode?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Begin each letter on the front of a sheet' })
  @IsOptional()
  @IsBoolean()
  duplex?: boolean;
}

export class PostedDto {
  @ApiProperty({ type: String, example: '2026-11-25' })
  @IsCivilDate()
  on!: string;

  @ApiPropertyOptional({ type: [String], description: 'Numbers of letters that were spoilt and not posted' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PROOFS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  except?: string[];
}

export class ReturnedLettersDto {
  @ApiProperty({ type: [String], description: 'Numbers printed on the letters' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_PROOFS)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  proofs!: string[];

  @ApiProperty({ enum: RETURN_REASONS })
  @IsIn(RETURN_REASONS)
  reason!: ReturnReason;

  @ApiProperty({ type: String, example: '2026-12-02' })
  @IsCivilDate()
  on!: string;
}

export class CallDto {
  @ApiProperty({ enum: CALL_OUTCOMES })
  @IsIn(CALL_OUTCOMES)
  outcome!: CallOutcome;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  @IsOptional()
  @IsInstant()
  callBackAt?: string;
}

export class SubstituteMeasureDto {
  @ApiProperty({ type: String, description: 'Text for publication; names nobody' })
  @IsString()
  @MaxLength(10_000)
  text!: string;

  @ApiProperty({ type: String, description: 'Where people can ask whether they are concerned' })
  @IsString()
  @MaxLength(1_000)
  hotline!: string;
}

export class DecideMeasureDto {
  @ApiProperty({ type: String })
  @IsString()
  @Matches(/\S/)
  @MaxLength(2_000)
  reason!: string;

  @ApiProperty({ type: String, description: 'textHash of what was looked at' })
  @Matches(/^[0-9a-f]{64}$/)
  textHash!: string;
}

export class PublishedDto {
  @ApiProperty({ type: String, example: '2026-12-10' })
  @IsCivilDate()
  on!: string;

  @ApiProperty({ type: String, description: 'Where it was published' })
  @IsString()
  @Matches(/\S/)
  @MaxLength(500)
  place!: string;
}

/** Ways in which staff hear a code. */
export const CODE_MEANS = ['phone', 'letter', 'in-person'] as const;

export class CodeDto {
  @ApiProperty({ type: String, example: '0123-4567-89AB' })
  @IsString()
  @MaxLength(40)
  code!: string;

  @ApiProperty({ enum: CODE_MEANS })
  @IsIn(CODE_MEANS)
  means!: (typeof CODE_MEANS)[number];
}

export class ReasonDto {
  @ApiProperty({ type: String })
  @IsString()
  @Matches(/\S/)
  @MaxLength(2_000)
  reason!: string;
}

export class NoticeRulingDto extends ReasonDto {
  @ApiProperty({ enum: RULED_ABOUT })
  @IsIn(RULED_ABOUT)
  about!: RuledAbout;

  @ApiProperty({ type: String, description: 'Identifier of the party, the list or the estimate' })
  @IsString()
  @Length(26, 26)
  subject!: string;
}

export class WordsDto {
  @ApiProperty({ type: String })
  @IsString()
  @MaxLength(200)
  subject!: string;

  @ApiProperty({ type: String })
  @IsString()
  @MaxLength(20_000)
  body!: string;
}

const VERSION = /^([0-9a-f]{64})?$/;

/** `version` of the words that were read, by language; empty where there were none. */
export class SeenTextsDto {
  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Matches(VERSION)
  ja?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Matches(VERSION)
  en?: string;

  @ApiPropertyOptional({ type: String })
  @IsOptional()
  @Matches(VERSION)
  plain?: string;
}

/** Texts in further languages; what is not given stays, null takes one away. */
export class TextsDto {
  @ApiPropertyOptional({ type: () => WordsDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => WordsDto)
  ja?: WordsDto | null;

  @ApiPropertyOptional({ type: () => WordsDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => WordsDto)
  en?: WordsDto | null;

  @ApiPropertyOptional({ type: () => WordsDto, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => WordsDto)
  plain?: WordsDto | null;

  // Without it the answer is 428 and says where to get it, not 400.
  @ApiProperty({
    type: () => SeenTextsDto,
    nullable: true,
    description: 'What was read in each language written here; 428 without, 409 when others stand there',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => SeenTextsDto)
  seen?: SeenTextsDto | null;
}
