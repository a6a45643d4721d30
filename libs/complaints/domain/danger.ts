import type { Instant } from '#kernel';

/** A place in the complaint's text or in a later message; UTF-16, end exclusive. */
export interface DangerPlace {
  /** Null: the complaint's own text. */
  messageId: string | null;
  start: number;
  end: number;
}

/** What is known of a danger to somebody's life or body. */
export interface Danger {
  /** `suspected`: words speak of it and nobody has looked; `confirmed`: a person said that it is real. */
  state: 'none' | 'suspected' | 'confirmed' | 'cleared';
  places: DangerPlace[];
  /** The last word of a person about it. */
  said: { at: Instant; actorId: string } | null;
}

/** A text of the case with the time at which the desk had it. */
export interface CaseText {
  messageId: string | null;
  at: Instant;
  text: string;
}

/** A person's word about the danger: the history's actions. */
export interface DangerWord {
  action: string;
  at: Instant;
  actorId: string;
}

/** Patterns as `config/danger-words.yaml` has them. */
export type DangerPatterns = Readonly<Record<string, readonly string[]>>;

/** Places that speak of danger. */
export function dangerPlaces(text: string, patterns: DangerPatterns): { start: number; end: number }[] {
  const sources = Object.values(patterns).flat();
  if (sources.length === 0) return [];
  const all = new RegExp(sources.map((source) => `(?:${source})`).join('|'), 'giu');
  return [...text.matchAll(all)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** What stands now: a person's word holds until the complainant writes of danger again. */
export function dangerOf(texts: readonly CaseText[], words: readonly DangerWord[], patterns: DangerPatterns): Danger {
  const last = words.findLast(({ action }) => action === 'danger-confirmed' || action === 'danger-cleared');
  const found = texts.flatMap(({ messageId, at, text }) =>
    dangerPlaces(text, patterns).map((place) => ({ messageId, ...place, at })),
  );
  const places = found.map(({ messageId, start, end }) => ({ messageId, start, end }));
  const said = last === undefined ? null : { at: last.at, actorId: last.actorId };
  if (last?.action === 'danger-confirmed') return { state: 'confirmed', places, said };
  if (found.some(({ at }) => last === undefined || at > last.at)) return { state: 'suspected', places, said };
  return { state: last === undefined ? 'none' : 'cleared', places, said };
}
