/** What speaks for two complaints belonging together. */
export const REASON_KINDS = [
  'same-text',
  'near-text',
  'same-phone',
  'same-email',
  'same-line',
  'same-name',
  'similar-name',
  'same-area',
  'reply-token',
  'reply-reference',
  'slip-in-subject',
  'slip-named',
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** Who wrote the mail that refers to another case. */
export type Sender = 'participant' | 'stranger' | 'unverified';

/** One reason; carries no content. */
export interface Reason {
  kind: ReasonKind;
  /** How alike, in percent: of texts and names. */
  percent?: number;
  /** Of a mail that refers to a case: why it did not join it. */
  sender?: Sender;
}

/** How much each reason says by itself (0..1); what several say is joined as independent evidence. */
const WEIGHTS: Record<ReasonKind, number> = {
  'same-text': 0.9,
  'near-text': 0.9,
  'same-phone': 0.6,
  'same-email': 0.6,
  'same-line': 0.5,
  'same-name': 0.3,
  'similar-name': 0.2,
  'same-area': 0.25,
  'reply-token': 0.7,
  'reply-reference': 0.7,
  'slip-in-subject': 0.6,
  'slip-named': 0.55,
};

/** From this score on a pair is shown to a person. */
export const SUGGEST_FROM = 0.5;

const PERSON: ReadonlySet<ReasonKind> = new Set(['same-phone', 'same-email', 'same-name', 'similar-name', 'same-area']);
const YEAR_DAYS = 365;

/**
 * Score of a pair (0..1). The same person alone says little once a year has passed between the two.
 * @param daysApart between the two arrivals
 */
export function scoreOf(reasons: readonly Reason[], daysApart: number): number {
  const doubt = reasons.reduce((rest, { kind, percent }) => {
    const alike = kind === 'near-text' ? (percent ?? 0) / 100 : 1;
    const faded = daysApart > YEAR_DAYS && PERSON.has(kind) ? 0.5 : 1;
    return rest * (1 - WEIGHTS[kind] * alike * faded);
  }, 1);
  return Math.round((1 - doubt) * 1000) / 1000;
}
