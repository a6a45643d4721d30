/** The report fields that people write; the others come from the incident itself. Ids as in config/forms/fields.yaml. */
export const TEXT_FACTS = [
  'summary',
  'discovery_path',
  'place',
  'information_content',
  'cause',
  'secondary_harm',
  'publication',
  'party_response',
  'recurrence_prevention',
  'other',
];
/** Moments, typed in Tokyo time and sent as instants. */
export const TIME_FACTS = ['occurred_at', 'discovered_at'];
export const CHOICE_FACT = 'malicious_purpose';

/** Fields of the form of facts, in its order. */
export const FORM_FACTS: readonly string[] = [...TIME_FACTS, ...TEXT_FACTS, CHOICE_FACT];

/** The id of what stands round a field of the form. */
export const placeOf = (fact: string): string => `fact-${fact}`;

/** Puts the focus into a field of the form. */
export function toFact(fact: string): void {
  const field = document.getElementById(placeOf(fact))?.querySelector<HTMLElement>('input, textarea, select');
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}
