/** What the facts of an entry say, without the ids and switches that only machines read. */
export interface ReadableFacts {
  /** A step between two states or two moments, when the facts name one. */
  step: { from: string; to: string } | null;
  /** The remaining values with their names, in order; switches are `true` or `false` as text. */
  values: { name: string; value: string | number }[];
}

/** Values that mean nothing to a reader. */
const MACHINE_FACTS = new Set([
  'fromVersion',
  'ruleVersion',
  'formVersion',
  'number',
  'reasons',
  'characters',
  'revision',
]);
/** Counts that are worth a word only when there are some. */
const SILENT_ZEROS = new Set(['missing', 'spoilt', 'hiddenFrom']);
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Whether a value is a moment. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value);
}

/** Sorts an entry's facts for people: nested values and ids are left out. */
export function readableFacts(facts: Record<string, unknown> | null | undefined): ReadableFacts {
  const { from, to, fields2, ...rest } = facts ?? {};
  // A long list of fields comes in two pieces.
  if (typeof rest.fields === 'string' && typeof fields2 === 'string') rest.fields = `${rest.fields} ${fields2}`;
  const step = typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
  const values = Object.entries(rest)
    .filter(([name]) => !MACHINE_FACTS.has(name))
    .flatMap(([name, value]): ReadableFacts['values'] => {
      if (typeof value === 'number') return value === 0 && SILENT_ZEROS.has(name) ? [] : [{ name, value }];
      if (typeof value === 'boolean') return [{ name, value: String(value) }];
      return typeof value === 'string' && value !== '' && !ULID.test(value) ? [{ name, value }] : [];
    });
  return { step, values };
}
