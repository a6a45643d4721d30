const LATIN_OR_DIGIT = /^[a-z0-9]$/;
const DIGIT = /^[0-9]$/;
/** Grams of one word that are looked up at most; more make the answer no narrower. */
const MOST_ASKED = 24;

/**
 * Pieces under which a folded text stands in the index: each letter and each pair; three together of Latin letters and
 * digits, four of digits, of which there are so few that pairs would say nothing.
 */
export function gramsInto(found: Set<string>, folded: string): void {
  const letters = [...folded];
  for (let at = 0; at < letters.length; at += 1) {
    const longest = longestAt(letters, at);
    let gram = '';
    for (let size = 0; size < longest; size += 1) {
      gram += letters[at + size] ?? '';
      found.add(gram);
    }
  }
}

/** The pieces that a text must have when it holds this word: the longest at each place, and none inside another. */
export function gramsOfWord(folded: string): string[] {
  const letters = [...folded];
  if (letters.length === 0) return [];
  if (letters.length === 1) return letters;
  const found = new Set<string>();
  let reached = 0;
  for (let at = 0; at < letters.length - 1; at += 1) {
    const end = at + longestAt(letters, at);
    if (end <= reached) continue;
    reached = end;
    found.add(letters.slice(at, end).join(''));
  }
  return evenly([...found], MOST_ASKED);
}

function longestAt(letters: readonly string[], at: number): number {
  const run = (test: RegExp, most: number): number => {
    let size = 0;
    while (size < most && test.test(letters[at + size] ?? '')) size += 1;
    return size;
  };
  return Math.min(letters.length - at, Math.max(2, run(LATIN_OR_DIGIT, 3), run(DIGIT, 4)));
}

function evenly(all: readonly string[], most: number): string[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, n) => all[Math.floor((n * all.length) / most)] ?? '');
}
