const DIGITS = '〇一二三四五六七八九';

/** Kanji numbers to digits where a unit of time follows: 十一月二十六日 → 11月26日. */
function kanjiNumbers(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+(?=[年月日時分]|週間|時間)/g, (written) => {
    if (!written.includes('十')) return [...written].map((letter) => String(DIGITS.indexOf(letter))).join('');
    const [tens = '', ones = ''] = written.split('十');
    return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones)));
  });
}

/** One way of writing: width folded (㋿ too), lower case, one kind of dash, kanji numbers as digits, no blanks. */
export function tidy(written: string): string {
  const folded = written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−ー](?=\d)/g, '-')
    .replace(/[\s、,]+/g, ' ')
    .trim();
  // Between digits a blank parts a date from a time; elsewhere it means nothing.
  return kanjiNumbers(folded)
    .replace(/(?<!\d) | (?!\d)/g, '')
    .replace(/ |(?<=\d)t(?=\d)/g, '_');
}

/** Words that tell nothing: 15時頃まで, 明日の朝, 3時以降に. */
export function isFiller(rest: string): boolean {
  return /^(?:頃|ごろ|ころ|まで|迄|以降|から|より|までに|迄に|に|の|へ|へと|_|は|前後|くらい|ぐらい|お約束|約束|折り返し|at|by|on|around|about|\.)*$/.test(
    rest,
  );
}
