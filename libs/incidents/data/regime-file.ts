import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CLOCK_CALENDARS,
  CLOCK_UNITS,
  DAY_COUNTS,
  HOLIDAY_ROLLS,
  type ClockCalendarId,
  type ClockUnit,
  type DayCount,
  type HolidayRoll,
} from '../domain/statutory-clock.js';
import { STAGE_KINDS, type StageKind } from '../domain/stage-state.js';
import type { Mark } from '../domain/regime.js';

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MARKS = ['verified', 'unverified'];

/** A text in both languages, as files carry it. */
export class BilingualFile {
  @IsString() ja: string;
  @IsString() en: string;
}

/** A period, as regime files and the command line carry it. */
export class ClockRuleFile {
  @IsIn(CLOCK_UNITS) unit: ClockUnit;
  @IsInt() @Min(0) amount: number;
  @IsIn(DAY_COUNTS) dayCount: DayCount;
  @IsIn(HOLIDAY_ROLLS) holidayRoll: HolidayRoll;
  @IsIn(CLOCK_CALENDARS) calendar: ClockCalendarId;
}

class PeriodWhenFile {
  @IsString() fact: string;
  @IsString() equals: string;
  @ValidateNested() @Type(() => ClockRuleFile) period: ClockRuleFile;
}

class StageFile {
  @Matches(/^[a-z][a-z0-9-]*$/) id: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsIn(STAGE_KINDS) kind: StageKind;
  @IsString() wording: string;
  @IsOptional() @ValidateNested() @Type(() => ClockRuleFile) period?: ClockRuleFile;
  @IsOptional() @ValidateNested() @Type(() => ClockRuleFile) target?: ClockRuleFile;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => PeriodWhenFile) periodWhen?: PeriodWhenFile[];
  @IsOptional() @IsString() form?: string;
  @IsIn(MARKS) mark: Mark;
}

class RecipientFile {
  @Matches(/^[a-z][a-z0-9-]*$/) id: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsIn(['head_office_bureau', 'fixed']) route: 'head_office_bureau' | 'fixed';
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => StageFile) stages: StageFile[];
}

class SourceFile {
  @IsString() statement: string;
  @IsString() source: string;
  @IsIn(MARKS) mark: Mark;
  @Matches(CIVIL_DATE) checkedOn: string;
}

/** Schema of `config/regimes/*.yaml`. */
export class RegimeFile {
  @Matches(/^[a-z][a-z0-9-]*$/) id: string;
  @IsString() version: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsString() citation: string;
  @Matches(CIVIL_DATE) effectiveFrom: string;
  @IsOptional() @Matches(CIVIL_DATE) effectiveTo?: string | null;
  @Equals('known') anchor: 'known';
  @IsIn(['suspected', 'confirmed']) bindingFrom: 'suspected' | 'confirmed';
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => SourceFile) sources: SourceFile[];
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => RecipientFile) recipients: RecipientFile[];
}
