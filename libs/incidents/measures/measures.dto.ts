import { IsCivilDate, IsCode, IsLongText, IsOneOf, IsShortText, IsUlid } from '#http';
import { CAUSE_PARTS, type CausePart } from './data/measure.entity.js';
import { MEASURE_KINDS, MEASURE_STEP_NAMES, type MeasureKind, type MeasureStep } from './measure-status.js';

const WORDS = { min: 1, max: 20_000 } as const;

/** A cause that was found. */
export class CauseDto {
  @IsCode({ description: 'A code of config/causes.yaml' })
  code: string;

  @IsOneOf(CAUSE_PARTS)
  part: CausePart;

  @IsLongText(WORDS)
  basis: string;
}

/** Why something is taken back, or what was concluded. */
export class WordsDto {
  @IsLongText(WORDS)
  words: string;
}

/** A measure that is planned. */
export class MeasureDto {
  @IsOneOf(MEASURE_KINDS)
  kind: MeasureKind;

  @IsLongText(WORDS)
  text: string;

  @IsShortText({ max: 200, optional: true, description: 'Person or department by name' })
  owner?: string;

  @IsUlid({ optional: true })
  ownerUserId?: string;

  @IsCode({ optional: true, description: 'The cause that it is to remove' })
  causeCode?: string;

  @IsCivilDate()
  dueOn: string;

  @IsCivilDate({ optional: true, description: 'By when somebody looks whether it works; needed for prevention' })
  checkDueOn?: string;

  @IsUlid({ optional: true, description: 'The measure without effect in whose place it comes' })
  replacesId?: string;
}

/** A step of a measure with its words: what was done, what the check found, or the reason. */
export class MeasureStepDto {
  @IsOneOf(MEASURE_STEP_NAMES)
  step: MeasureStep;

  @IsLongText(WORDS)
  words: string;
}
