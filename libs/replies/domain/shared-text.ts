/** A place in a text; UTF-16, end exclusive. */
export interface Stretch {
  start: number;
  end: number;
}

/** Letters that two texts must have in common, one after the other, to count as copied. */
const COPIED = 24;
const SKIPPED = /[\s\p{P}\p{S}]/u;

/** The letters of a text without blanks and signs, each with its place. */
function letters(text: string): { folded: string; places: number[] } {
  const places: number[] = [];
  let folded = '';
  let at = 0;
  for (const letter of text) {
    const plain = letter.normalize('NFKC').toLowerCase();
    if (!SKIPPED.test(letter)) {
      folded += plain;
      for (let n = 0; n < plain.length; n += 1) places.push(at);
    }
    at += letter.length;
  }
  places.push(at);
  return { folded, places };
}

/** Stretches of `text` that stand in `other` too, whatever their blanks, signs and widths. */
export function sharedStretches(text: string, other: string): Stretch[] {
  const [here, there] = [letters(text), letters(other)];
  const known = new Set<string>();
  for (let at = 0; at + COPIED <= there.folded.length; at += 1) known.add(there.folded.slice(at, at + COPIED));
  const found: Stretch[] = [];
  for (let at = 0; at + COPIED <= here.folded.length; at += 1) {
    if (!known.has(here.folded.slice(at, at + COPIED))) continue;
    const start = here.places[at] ?? 0;
    const end = (here.places[at + COPIED - 1] ?? 0) + 1;
    const last = found.at(-1);
    if (last !== undefined && start <= last.end) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** Whether a text holds this stretch itself. */
export function ownsStretch(text: string, stretch: string): boolean {
  return letters(text).folded.includes(letters(stretch).folded);
}
