import { CHANNELS, type Channel } from '#kernel';
import { IsCivilDate, IsCode, IsOneOf, IsShortText, IsUlid, PageQueryDto } from '#http';
import type { DecisionStage } from '../data/assessment.entity.js';

const DECISIONS = ['set_aside', 'suspected'] as const;
const STAGES = ['single', 'first', 'second', 'third', 'control'] as const satisfies readonly DecisionStage[];

/** Narrowing of the register; codes, days and identifiers only. */
export class RegisterQueryDto extends PageQueryDto {
  @IsOneOf(DECISIONS, { optional: true })
  decision?: (typeof DECISIONS)[number];

  @IsOneOf(STAGES, { optional: true })
  stage?: DecisionStage;

  @IsCode({ optional: true, description: 'A code of GET /api/v1/review/reason-codes' })
  reasonCode?: string;

  @IsUlid({ optional: true, description: 'Who decided' })
  reader?: string;

  @IsShortText({ optional: true, max: 200, description: 'Version of the engine' })
  engine?: string;

  @IsOneOf(CHANNELS, { optional: true })
  channel?: Channel;

  @IsCivilDate({ optional: true, description: 'First day (Tokyo)' })
  from?: string;

  @IsCivilDate({ optional: true, description: 'Last day (Tokyo)' })
  to?: string;
}

/** An export: the filter of the list, and the language of its words. */
export class RegisterExportDto extends RegisterQueryDto {
  @IsOneOf(['ja', 'en'], { optional: true, description: 'ja unless said' })
  lang?: 'ja' | 'en';
}
