import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { MAX_TEXT } from '#complaints';
import { IsLongText, IsOneOf, IsWhole } from '#http';
import type { PagePictureKind } from '../readers/index.js';

/** Most words that one correction puts right. */
const MAX_FIXES = 2000;

/** Which picture of a page. */
export class PictureDto {
  @IsOneOf(['original', 'prepared'], { optional: true, description: 'As it came, or as the engine saw it (default)' })
  kind?: PagePictureKind;
}

/** One word put right. */
export class WordFixDto {
  @IsWhole({ description: 'Index into the page’s words' })
  index: number;

  @IsLongText({ max: 1000, description: 'What really stands there; empty when nothing does' })
  text: string;
}

/** A correction: the whole text, or single words. */
export class CorrectPageDto {
  @IsLongText({ optional: true, max: MAX_TEXT })
  text?: string;

  @ApiPropertyOptional({ type: [WordFixDto] })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_FIXES)
  @ValidateNested({ each: true })
  @Type(() => WordFixDto)
  words?: WordFixDto[];
}

/** What a person read on the page. */
export class TranscriptDto {
  @IsLongText({ min: 1, max: MAX_TEXT })
  text: string;
}
