/** The plain values of an entry's facts on one line: 'from: received, to: closed'. Nested values are left out. */
export function factsLine(facts: Record<string, unknown> | null | undefined): string {
  if (!facts) return '';
  return Object.entries(facts)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ');
}
