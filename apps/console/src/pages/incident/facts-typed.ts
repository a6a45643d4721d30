import type { Incident } from '../../api/incident-types';
import { fromTokyoInput, toTokyoInput } from '../../lib/format';
import { TIME_FACTS } from './facts';

/** Fields of the form with what stands in them. */
export type Values = Record<string, string>;

/** What a person changed in a field, with what stood there and the incident's version when they began. */
export interface Typed {
  value: string;
  base: string;
  version: number;
  /** What was last sent to be saved: when it stands at the desk, nobody else wrote it. */
  sent?: string;
}

/** Only the fields that the person changed; the others follow what the desk says. */
export type TypedFacts = Readonly<Record<string, Typed>>;

/** What stands at the desk, as the form shows it. */
export function valuesOf(incident: Pick<Incident, 'facts' | 'occurredAt' | 'discoveredAt'>): Values {
  const written = Object.entries(incident.facts).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !TIME_FACTS.includes(entry[0]),
  );
  return {
    ...Object.fromEntries(written),
    occurred_at: toTokyoInput(incident.occurredAt),
    discovered_at: toTokyoInput(incident.discoveredAt),
  };
}

/** What the form shows: what was typed, and elsewhere what stands at the desk. */
export function shownValues(typed: TypedFacts, current: Values): Values {
  return { ...current, ...Object.fromEntries(Object.entries(typed).map(([field, { value }]) => [field, value])) };
}

/** A field after a key; one that is again as it stands at the desk counts as not changed. */
export function withTyped(typed: TypedFacts, field: string, value: string, desk: Desk): TypedFacts {
  const { [field]: before, ...others } = typed;
  const stands = desk.current[field] ?? '';
  if (value === stands) return others;
  return { ...others, [field]: { ...(before ?? { base: stands, version: desk.version }), value } };
}

/** What the desk says at a version of the incident. */
export interface Desk {
  current: Values;
  version: number;
}

/** After the desk's values moved: what was saved meanwhile is not the person's change any more. */
export function settled(typed: TypedFacts, current: Values): TypedFacts {
  return Object.fromEntries(Object.entries(typed).filter(([field, { value }]) => !isSame(field, value, current)));
}

/** Fields that were typed here and changed to something else by others. */
export function contested(typed: TypedFacts, current: Values): string[] {
  return Object.entries(typed)
    .filter(([field, { value, base, sent = base }]) =>
      [value, base, sent].every((known) => !isSame(field, known, current)),
    )
    .map(([field]) => field);
}

/** Keeps what was typed in a field over what others wrote there: it counts as begun with the present words. */
export function keptOver(typed: TypedFacts, field: string, { current, version }: Desk): TypedFacts {
  const mine = typed[field];
  return mine === undefined ? typed : { ...typed, [field]: { ...mine, base: current[field] ?? '', version } };
}

/** Remembers what is being saved, since more may be typed before the desk answers. */
export function withSent(typed: TypedFacts, fields: readonly string[]): TypedFacts {
  return Object.fromEntries(
    Object.entries(typed).map(([field, each]) => [
      field,
      fields.includes(field) ? { ...each, sent: each.value } : each,
    ]),
  );
}

/** What is sent: changed fields, of which null clears one, by the version that the person knows of each of them. */
export function factsEdit(typed: TypedFacts, { current, version }: Desk) {
  const changed = Object.entries(typed).filter(([field, { value }]) => !isSame(field, value, current));
  const known = contested(typed, current).map((field) => typed[field]?.version ?? version);
  return {
    version: Math.min(version, ...known),
    facts: Object.fromEntries(
      changed.map(([field, { value }]) => [field, value.trim() === '' ? null : asSent(field, value)]),
    ),
  };
}

function asSent(field: string, value: string): string | null {
  return TIME_FACTS.includes(field) ? fromTokyoInput(value) : value;
}

/** The same for the desk, which keeps no spaces round words and no other spelling of a moment. */
function isSame(field: string, value: string, current: Values): boolean {
  const stands = current[field] ?? '';
  if (value.trim() === stands.trim()) return true;
  const at = TIME_FACTS.includes(field) ? fromTokyoInput(value) : null;
  return at !== null && at === fromTokyoInput(stands);
}
