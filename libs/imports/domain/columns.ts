import { IMPORT_FIELDS, type ImportField, type ImportMapping } from './import.js';
import { foldWord, type ImportWords } from './import-words.js';

/** Columns that the list of failed rows adds; they are no part of a row. */
export const LINE_COLUMN = '取込みエラー行';
export const FAULT_COLUMN = '取込みエラー';

/** Names of the columns: the heading, made unique, with `#n` for the nameless. */
export function columnNames(heading: readonly string[] | null, width: number): string[] {
  const names: string[] = [];
  for (let at = 0; at < Math.max(width, heading?.length ?? 0); at += 1) {
    const written = (heading?.[at] ?? '').replace(/\s+/g, ' ').trim();
    const base = written === '' ? `#${String(at + 1)}` : written;
    let name = base;
    for (let n = 2; names.includes(name); n += 1) name = `${base} (${String(n)})`;
    names.push(name);
  }
  return names;
}

/** Which columns probably are which fields. A column is proposed once, a field for its best column. */
export function proposeColumns(names: readonly string[], words: ImportWords): ImportMapping['columns'] {
  const matches = names.flatMap((name, at) =>
    IMPORT_FIELDS.flatMap((field) => {
      const score = likeness(foldWord(name), words.fields[field]);
      return score === 0 ? [] : [{ at, field, name, score }];
    }),
  );
  matches.sort((a, b) => b.score - a.score || a.at - b.at);
  const columns: ImportMapping['columns'] = {};
  const used = new Set<number>();
  for (const { at, field, name } of matches) {
    if (used.has(at) || columns[field] !== undefined) continue;
    columns[field] = [name];
    used.add(at);
  }
  return columns;
}

/** 1000 for the very word, else the length of the longest word within the heading. */
function likeness(heading: string, words: readonly string[]): number {
  let best = 0;
  for (const word of words.map(foldWord)) {
    if (heading === word) return 1000 + word.length;
    // Short Latin words stand inside others (`id` in `video`).
    if (heading.includes(word) && (word.length > 4 || /[^\x20-\x7e]/.test(word))) best = Math.max(best, word.length);
  }
  return best;
}

/** Positions of a mapping's columns. Null when a column is not there. */
export function resolveColumns(
  mapping: Pick<ImportMapping, 'columns'>,
  names: readonly string[],
): Map<ImportField, number[]> | { missing: ImportField[] } {
  const found = new Map<ImportField, number[]>();
  const missing: ImportField[] = [];
  for (const field of IMPORT_FIELDS) {
    const wanted = mapping.columns[field] ?? [];
    if (wanted.length === 0) continue;
    const at = wanted.map((name) => positionOf(name, names));
    if (at.some((index) => index < 0)) missing.push(field);
    else found.set(field, at);
  }
  for (const field of ['text', 'receivedAt'] as const)
    if (!found.has(field) && !missing.includes(field)) missing.push(field);
  return missing.length > 0 ? { missing } : found;
}

function positionOf(name: string, names: readonly string[]): number {
  const byName = names.indexOf(name);
  if (byName >= 0) return byName;
  const folded = names.findIndex((each) => foldWord(each) === foldWord(name));
  if (folded >= 0) return folded;
  const number = /^#(\d+)$/.exec(name);
  return number && Number(number[1]) <= names.length ? Number(number[1]) - 1 : -1;
}
