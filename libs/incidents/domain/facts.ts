import { DomainError, parseInstant, type Instant } from '#kernel';
import type { ReportField } from './report.js';

/** Longest text of one report field, in UTF-16 units. */
const MAX_FACT = 20_000;

/** Facts sorted by kind; null clears. `unknown` and `bad` name the fields that cannot be taken. */
export interface SortedFacts {
  values: Record<string, string | null>;
  instants: Record<string, Instant | null>;
  unknown: string[];
  bad: string[];
}

/** Sorts given facts by the fields that may be written. */
export function sortFacts(given: Record<string, unknown>, writable: readonly ReportField[]): SortedFacts {
  const sorted: SortedFacts = { values: {}, instants: {}, unknown: [], bad: [] };
  for (const [id, raw] of Object.entries(given)) {
    const field = writable.find((each) => each.id === id);
    if (!field) sorted.unknown.push(id);
    else if (raw !== null && typeof raw !== 'string') sorted.bad.push(id);
    else take(sorted, field, raw === null || raw.trim() === '' ? null : raw);
  }
  return sorted;
}

function take(sorted: SortedFacts, field: ReportField, value: string | null): void {
  if (field.kind === 'instant') {
    const at = value === null ? null : instantOf(value);
    if (at === undefined) sorted.bad.push(field.id);
    else sorted.instants[field.id] = at;
    return;
  }
  const fits =
    value === null || (field.kind === 'choice' ? (field.choices ?? []).includes(value) : value.length <= MAX_FACT);
  if (fits) sorted.values[field.id] = value;
  else sorted.bad.push(field.id);
}

function instantOf(text: string): Instant | undefined {
  try {
    return parseInstant(text);
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
