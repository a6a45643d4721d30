/** Characters that must not begin a line (行頭禁則). */
const NEVER_FIRST = new Set('、。，．・？！）」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.)');

/**
 * Splits `text` so that the first part fits the given height.
 * @param heightOf height in points of a candidate text in its column
 * @returns [fitting part, rest]; the fitting part has at least one character, so that a loop over it ends
 */
export function takeFitting(
  text: string,
  maxHeight: number,
  heightOf: (candidate: string) => number,
): [string, string] {
  if (heightOf(text) <= maxHeight) return [text, ''];
  const characters = Array.from(text);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (heightOf(characters.slice(0, middle).join('')) <= maxHeight) low = middle;
    else high = middle - 1;
  }
  while (low > 1 && NEVER_FIRST.has(characters[low] ?? '')) low -= 1;
  return [characters.slice(0, low).join(''), characters.slice(low).join('')];
}

/** Line ends as `\n`; control characters, which no font can draw, as spaces. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
}
