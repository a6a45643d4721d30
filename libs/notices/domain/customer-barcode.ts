/** Symbols that the address part may take; a letter takes two. */
const MOST_SYMBOLS = 13;
const KANJI_DIGITS = '〇一二三四五六七八九';
/** What makes a kanji numeral before it a number of the address. */
const COUNTED =
  /[〇一二三四五六七八九十百]+(?=丁目|丁|番地|番|号|地割|線|の|ノ)|(?<=[のノ])[〇一二三四五六七八九十百]+/gu;

/**
 * Data of the customer bar code (カスタマバーコード) for a Japanese address, or null without a postal code: its seven
 * digits and the displayed address number, after the rules of Japan Post as far as we know them: numbers joined by
 * hyphens, single letters kept, words and floors left out. A town whose very name is counted (北三条) may come out wrong;
 * the post then reads the address itself.
 */
export function customerBarcode(postalCode: string, lines: readonly string[]): string | null {
  const code = postalCode.normalize('NFKC').replace(/\D/g, '');
  if (code.length !== 7) return null;
  const text = lines
    .join(' ')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[&/・.]/gu, '')
    .replace(/[\p{Pd}ー−]/gu, '-')
    .replace(COUNTED, (numeral: string) => String(kanjiNumber(numeral)));
  const parts = text
    // A floor is no number of the address; words of two letters and more say nothing to the machine.
    .replace(/(\d)F(?![A-Z])/g, '$1')
    .replace(/[A-Z]{2,}/g, ' ')
    .match(/\d+|[A-Z]/g);
  return code + cut(joined(parts ?? []));
}

/** Hyphens between numbers; a letter stands directly beside them. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => {
    const between = text === '' || /[A-Z]$/.test(text) || /^[A-Z]/.test(part) ? '' : '-';
    return text + between + part;
  }, '');
}

function cut(text: string): string {
  let room = MOST_SYMBOLS;
  let kept = '';
  for (const symbol of text) {
    room -= /[A-Z]/.test(symbol) ? 2 : 1;
    if (room < 0) break;
    kept += symbol;
  }
  return kept.replace(/-+$/, '');
}

/** Up to 999: `二十三` and `二三` alike are 23. */
function kanjiNumber(numeral: string): number {
  if (!/[十百]/u.test(numeral)) return Number(Array.from(numeral, (digit) => KANJI_DIGITS.indexOf(digit)).join(''));
  let sum = 0;
  let digit = 0;
  for (const character of numeral) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : 0;
    if (unit === 0) digit = KANJI_DIGITS.indexOf(character);
    else {
      sum += Math.max(1, digit) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
