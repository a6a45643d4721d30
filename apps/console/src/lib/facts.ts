/** What the facts of an entry say, without the ids and switches that only machines read. */
export interface ReadableFacts {
  /** A step between two states, when the facts name one. */
  step: { from: string; to: string } | null;
  /** The remaining values, in order. */
  values: (string | number)[];
}

/** Values that mean nothing to a reader. */
const MACHINE_FACTS = new Set(['fromVersion', 'ruleVersion', 'number', 'reasons', 'characters']);
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Sorts an entry's facts for people: nested values, ids, instants and switches are left out. */
export function readableFacts(facts: Record<string, unknown> | null | undefined): ReadableFacts {
  const { from, to, ...rest } = facts ?? {};
  const step = typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
  const shown = Object.entries(rest).filter(([name]) => !MACHINE_FACTS.has(name));
  const values = shown
    .map(([, value]) => value)
    .filter(
      (value): value is string | number =>
        typeof value === 'number' || (typeof value === 'string' && !ULID.test(value) && !INSTANT.test(value)),
    );
  return { step, values };
}
