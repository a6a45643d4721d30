import { Type } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Min,
  ValidateBy,
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
import { isTimeZone } from '#kernel';
import { ANCHORS, type Anchor, type Mark } from '../domain/regime.js';
import { STAGE_KINDS, type StageKind } from '../domain/stage-state.js';

const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const MARKS = ['verified', 'unverified'];
const ID = /^[a-z][a-z0-9-]*$/;
const FACT = /^[a-z][a-z0-9_]*$/;

function IsZone(): PropertyDecorator {
  return ValidateBy({
    name: 'isZone',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && isTimeZone(value),
      defaultMessage: () => '$property must be the name of a time zone',
    },
  });
}

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
  @IsOptional() @IsZone() zone?: string;
}

class PeriodWhenFile {
  @IsString() fact: string;
  @IsString() equals: string;
  @ValidateNested() @Type(() => ClockRuleFile) period: ClockRuleFile;
}

class ConditionFile {
  @Matches(FACT) fact: string;
  @IsOptional() @IsArray() @IsString({ each: true }) is?: string[];
  @IsOptional() @IsInt() @Min(0) atLeast?: number;
}

class SuggestionFile {
  @IsIn(['applies', 'does_not']) decision: 'applies' | 'does_not';
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => ConditionFile) all: ConditionFile[];
  @ValidateNested() @Type(() => BilingualFile) why: BilingualFile;
}

class ScopeFile {
  @IsOptional() @IsArray() @Matches(/^[A-Z]{2}$/, { each: true }) countries?: string[];
  @IsOptional() @IsBoolean() designated?: boolean;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => ConditionFile) facts?: ConditionFile[];
}

class StageFile {
  @Matches(ID) id: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsIn(STAGE_KINDS) kind: StageKind;
  @IsOptional() @IsIn(ANCHORS) anchor?: Anchor;
  @IsString() wording: string;
  @IsOptional() @ValidateNested() @Type(() => ClockRuleFile) period?: ClockRuleFile;
  @IsOptional() @ValidateNested() @Type(() => ClockRuleFile) target?: ClockRuleFile;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => PeriodWhenFile) periodWhen?: PeriodWhenFile[];
  @IsOptional() @IsString() form?: string;
  @IsOptional() @IsString() channel?: string;
  @IsIn(MARKS) mark: Mark;
}

class RecipientFile {
  @Matches(ID) id: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsIn(['head_office_bureau', 'fixed']) route: 'head_office_bureau' | 'fixed';
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SuggestionFile) suggest?: SuggestionFile[];
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => StageFile) stages: StageFile[];
}

class SourceFile {
  @IsString() statement: string;
  @IsString() source: string;
  @IsIn(MARKS) mark: Mark;
  @Matches(CIVIL_DATE) checkedOn: string;
}

/** Schema of `config/regimes/*.yaml`; `docs/schemas/regime.json` says the same. */
export class RegimeFile {
  @Matches(ID) id: string;
  @IsString() version: string;
  @ValidateNested() @Type(() => BilingualFile) title: BilingualFile;
  @IsString() citation: string;
  @Matches(CIVIL_DATE) effectiveFrom: string;
  @IsOptional() @Matches(CIVIL_DATE) effectiveTo?: string | null;
  @IsIn(MARKS) effectiveMark: Mark;
  /** Of every stage that names none. */
  @IsIn(ANCHORS) anchor: Anchor;
  @IsIn(['suspected', 'confirmed']) bindingFrom: 'suspected' | 'confirmed';
  @IsOptional() @ValidateNested() @Type(() => ScopeFile) scope?: ScopeFile;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => SuggestionFile) suggest?: SuggestionFile[];
  @IsOptional() @IsString() supplement?: string;
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => SourceFile) sources: SourceFile[];
  @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => RecipientFile) recipients: RecipientFile[];
}
