import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { IsLongText, IsOneOf, IsShortText, IsUlid } from '#http';
import { GLASS_VERDICTS, SUBJECT_KINDS, type GlassVerdict, type SubjectKind } from '../domain/wall-state.js';

const REASON = { min: 1, max: 4000 } as const;

/** Whom a wall names: an employee by the account, a shop or contractor by the name that stands with its people. */
export class WallSubjectDto {
  @IsOneOf(SUBJECT_KINDS)
  kind: SubjectKind;

  @IsUlid({ optional: true, description: 'Of an employee' })
  userId?: string;

  @IsShortText({ max: 100, optional: true, description: 'Of a shop or contractor' })
  name?: string;
}

/** A wall to be raised. */
export class RaiseWallDto {
  @ApiProperty({ type: [WallSubjectDto], maxItems: 50 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WallSubjectDto)
  subjects: WallSubjectDto[];

  @IsLongText(REASON)
  reason: string;
}

/** Why a wall should come down. */
export class LiftDto {
  @IsLongText(REASON)
  reason: string;
}

/** Somebody needs to look behind a wall now. */
export class BreakGlassDto {
  @IsShortText({ max: 40, description: 'Identifier or number' })
  incident: string;

  @IsLongText(REASON)
  reason: string;
}

/** Whether a look behind a wall was justified. */
export class GlassReviewDto {
  @IsOneOf(GLASS_VERDICTS)
  verdict: GlassVerdict;

  @IsLongText(REASON)
  note: string;
}
