import type { Assessment, Citation, Reason } from '../api/types';

/** Reasons of any assessment that quote this text: each piece and each later message was read by itself. */
export function reasonsIn(text: string, assessments: readonly Pick<Assessment, 'reasons'>[]): Reason[] {
  const found = new Map<string, Reason>();
  for (const { reasons } of assessments)
    for (const reason of reasons)
      if (reason.start < reason.end && text.slice(reason.start, reason.end) === reason.text)
        found.set(`${String(reason.start)}-${String(reason.end)}-${reason.why}`, reason);
  return [...found.values()];
}

/** Where selected words stand in the first of the texts that has them; null when none has. */
export function citationOf(selected: string, texts: readonly string[]): Citation | null {
  const words = selected.trim();
  if (words === '') return null;
  for (const text of texts) {
    const start = text.indexOf(words);
    if (start >= 0) return { start, end: start + words.length, text: words };
  }
  return null;
}

/** Whether two citations are the same words at the same place. */
export function sameCitation(one: Citation, other: Citation): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}
