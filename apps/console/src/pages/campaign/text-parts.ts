/** A piece of a notice: words, a blank that becomes another word for each person, or a place that is still to be written. */
export interface TextPiece {
  kind: 'words' | 'blank' | 'open';
  /** What stands there; of a blank its name, of an open place what it asks for. */
  text: string;
}

const PIECES = /\{\{\s*([a-zA-Z]+)\s*\}\}|〔([^〔〕]*)〕/gu;

/** A text cut at its blanks `{{name}}` and its open places 〔…〕. */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(PIECES)) {
    if (match.index > at) pieces.push({ kind: 'words', text: text.slice(at, match.index) });
    pieces.push(match[1] === undefined ? { kind: 'open', text: match[2] ?? '' } : { kind: 'blank', text: match[1] });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ kind: 'words', text: text.slice(at) });
  return pieces;
}

/** What the open places ask for, in their order. */
export const openPlaces = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => (piece.kind === 'open' ? [piece.text] : []));

/** Fills the open places in their order; those for which nothing was written stay open. */
export function fillPlaces(text: string, answers: readonly string[]): string {
  let n = 0;
  return text.replace(PIECES, (whole, blank: string | undefined) => {
    if (blank !== undefined) return whole;
    const answer = answers[n]?.trim() ?? '';
    n += 1;
    return answer === '' ? whole : answer;
  });
}

/** An open place of a text: `key` stays the same when places that ask for something else come or go. */
export interface Place {
  key: string;
  asks: string;
}

/** The open places with what they are known by: their question, and which it is of how many that ask the same. */
export function placesOf(text: string): Place[] {
  const all = openPlaces(text);
  return all.map((asks, at) => {
    const same = (among: readonly string[]): string => String(among.filter((other) => other === asks).length);
    return { key: `${asks}〔${same(all.slice(0, at))}/${same(all)}`, asks };
  });
}

/** Answers by the key of their place, of which only those are kept whose place still stands. */
export function keptAnswers(answers: Readonly<Record<string, string>>, text: string): Record<string, string> {
  const keys = new Set(placesOf(text).map(({ key }) => key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(key)));
}
