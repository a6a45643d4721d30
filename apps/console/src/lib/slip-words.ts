/** A month with a running number, as people say a slip number to each other: 11-146, also in full width. */
const MONTH_NUMBER = /^(\d{1,2})-(\d{1,6})$/;

/**
 * What is looked for: a month with a number becomes the slip number of the latest such month; all else stays as it is.
 * @param today 'YYYY-MM' or longer, Tokyo
 */
export function wholeSlip(words: string, today: string): string {
  const found = MONTH_NUMBER.exec(
    words
      .normalize('NFKC')
      .trim()
      .replace(/[‐‑–—―−ー]/g, '-'),
  );
  if (found === null) return words;
  const month = Number(found[1]);
  if (month < 1 || month > 12) return words;
  const [year = '', now = ''] = today.split('-');
  const of = month > Number(now) ? Number(year) - 1 : Number(year);
  return `${String(of)}-${String(month).padStart(2, '0')}-${(found[2] ?? '').padStart(6, '0')}`;
}
