import type { LetterFold } from '../api/reply-types';

/** A part of a letter with its place in the whole. */
export interface LetterPart {
  kind: 'own' | 'quoted' | 'signature';
  start: number;
  text: string;
}

/** Cuts a letter at what may be folded. Joined together the parts give the text back. */
export function letterParts(text: string, fold: LetterFold | undefined): LetterPart[] {
  const named = (['quoted', 'signature'] as const).flatMap((kind) => {
    const stretch = fold?.[kind] ?? null;
    return stretch === null ? [] : [{ kind, start: stretch[0], end: stretch[1] }];
  });
  const parts: LetterPart[] = [];
  let from = 0;
  for (const { kind, start, end } of named.sort((a, b) => a.start - b.start)) {
    if (start < from || end > text.length || start >= end) continue;
    if (start > from) parts.push({ kind: 'own', start: from, text: text.slice(from, start) });
    parts.push({ kind, start, text: text.slice(start, end) });
    from = end;
  }
  if (from < text.length || parts.length === 0) parts.push({ kind: 'own', start: from, text: text.slice(from) });
  return parts;
}

/** Spans of the whole that reach into a part, in the part's own places. */
export function spansWithin<T extends { start: number; end: number }>(spans: readonly T[], part: LetterPart): T[] {
  const end = part.start + part.text.length;
  return spans
    .filter((span) => span.start < end && span.end > part.start)
    .map((span) => ({ ...span, start: span.start - part.start, end: span.end - part.start }));
}
