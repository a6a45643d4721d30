/** How far behind the last word found the next one is looked for, in UTF-16 units. */
const REACH = 60;

/**
 * Where each word of a page stands in its text; null for those that are not there (any more). Words come in the order
 * of reading, so each is looked for shortly behind the one before; a lone の must not match a page away.
 */
export function alignWords(text: string, words: readonly { text: string }[]): (number | null)[] {
  let from = 0;
  let skipped = 0;
  return words.map(({ text: word }) => {
    if (word === '') return null;
    const at = text.indexOf(word, from);
    if (at < 0 || at > from + skipped + REACH) {
      skipped += word.length;
      return null;
    }
    from = at + word.length;
    skipped = 0;
    return at;
  });
}

/** A word that a person put right: its index among the page's words, and what really stands there. */
export interface WordFix {
  index: number;
  text: string;
}

/** Text and words with the fixes in place; null when one of the words is not in the text, or no such word is. */
export function withFixes<W extends { text: string; confidence: number }>(
  text: string,
  words: readonly W[],
  fixes: readonly WordFix[],
): { text: string; words: W[] } | null {
  const starts = alignWords(text, words);
  const kept = [...words];
  let result = text;
  for (const { index, text: right } of [...fixes].sort((a, b) => b.index - a.index)) {
    const start = starts[index] ?? null;
    const word = words[index];
    if (start === null || word === undefined) return null;
    result = result.slice(0, start) + right + result.slice(start + word.text.length);
    // What a person read is sure.
    kept[index] = { ...word, text: right, confidence: 100 };
  }
  return { text: result, words: kept };
}
