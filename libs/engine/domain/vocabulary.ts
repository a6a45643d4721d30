export type { Channel } from '#kernel';

/** Kinds of possible leak signals (config/corpus/README.md). */
export const SIGNAL_KINDS = [
  'content_disclosed',
  'metadata_disclosed',
  'misdelivery',
  'account_exposure',
  'insider_misuse',
  'unconsented_use',
  'interception',
  'lost_media',
  'system_fault',
  'concealment',
  'over_retention',
  'access_control',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** Topic the customer raises; never an input of the leak model. */
export const CATEGORIES = [
  'secrecy',
  'billing',
  'quality',
  'contract',
  'sales_conduct',
  'device',
  'desk_handling',
  'policy_consent',
  'nuisance',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Likely harm. */
export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Ids of the guideline's 27 examples; their words stand in `config/guideline.yaml`. */
export const CLAUSES = [
  ...['1-i', '1-ii', '1-iii', '1-iv', '1-v'],
  ...['2-i', '2-ii', '2-iii', '2-iv'],
  ...['3-1-i', '3-1-ii', '3-1-iii', '3-1-iv'],
  ...['3-2-i', '3-2-ii', '3-2-iii'],
  ...['3-3-i', '3-3-ii', '3-3-iii'],
  ...['3-4-i', '3-4-ii', '3-4-iii', '3-4-iv'],
  ...['4-i', '4-ii', '4-iii', '4-iv'],
] as const;
