import { addDays, type CivilDate } from '#kernel';
import type { PublicLanguage } from './languages.js';

/** First year of each era, less one. */
const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925, r: 2018, h: 1988, s: 1925 };

/** Days ago, by how people say it; compared as whole words, folded. */
const WORDS = new Map(
  Object.entries({
    ...{ 今日: 0, 本日: 0, きょう: 0, 昨日: 1, きのう: 1, 一昨日: 2, おととい: 2 },
    ...{ today: 0, yesterday: 1, 今天: 0, 昨天: 1, 前天: 2, 오늘: 0, 어제: 1, 그제: 2, 그저께: 2 },
    ...{ 'hôm nay': 0, 'hôm qua': 1, 'hôm kia': 2, hoje: 0, ontem: 1, anteontem: 2 },
  }),
);

const MONTHS: readonly (readonly string[])[] = [
  ['january', 'janeiro'],
  ['february', 'fevereiro'],
  ['march', 'março'],
  ['april', 'abril'],
  ['may', 'maio'],
  ['june', 'junho'],
  ['july', 'julho'],
  ['august', 'agosto'],
  ['september', 'setembro'],
  ['october', 'outubro'],
  ['november', 'novembro'],
  ['december', 'dezembro'],
];

/** Languages that write the day first. In English both orders are used: there a pair is only read when one order is possible. */
const DAY_FIRST: ReadonlySet<PublicLanguage> = new Set(['vi', 'pt']);

type Found = readonly [year: number | null, month: number | null, day: number];

/**
 * The date that somebody typed, in whatever notation: Japanese eras, full width, kanji numbers, slashes, words. A date
 * without a year is the last such day. Null for what is no date, is in doubt, or lies in the future.
 */
export function occurredOn(typed: string, today: CivilDate, language: PublicLanguage): CivilDate | null {
  const text = folded(typed);
  const ago = WORDS.get(text);
  if (ago !== undefined) return addDays(today, -ago);
  const found = wholeDate(text, language) ?? withMonthName(text) ?? pair(text, language);
  return found === null ? null : lastSuch(found, today);
}

function folded(typed: string): string {
  return withoutKanjiNumbers(typed.normalize('NFKC').toLowerCase())
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/元年/g, '1年')
    .replace(/[（(][日月火水木金土][）)]/g, '')
    .replace(/(頃|ごろ|ころ)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** 二十四 → 24, where it stands before 年, 月 or 日. */
function withoutKanjiNumbers(text: string): string {
  return text.replace(/[〇一二三四五六七八九十]+(?=[年月日])/g, (number) => {
    const digits = (part: string): string => [...part].map((sign) => '〇一二三四五六七八九'.indexOf(sign)).join('');
    if (!number.includes('十')) return digits(number);
    const [tens = '', ones = ''] = number.split('十');
    return String(Number(digits(tens) || '1') * 10 + Number(digits(ones) || '0'));
  });
}

function wholeDate(text: string, language: PublicLanguage): Found | null {
  const era = /^(令和|平成|昭和|r|h|s)\.? ?(\d{1,2})(?:年 ?|[./-])(\d{1,2})(?:月 ?|[./-])(\d{1,2})日?$/.exec(text);
  if (era) return [(ERAS[era[1] ?? ''] ?? 0) + Number(era[2]), Number(era[3]), Number(era[4])];
  const asian = /^(\d{4}) ?(?:年|년|[./-]) ?(\d{1,2}) ?(?:月|월|[./-]) ?(\d{1,2}) ?[日号일]?$/.exec(text);
  const compact = asian ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return [Number(compact[1]), Number(compact[2]), Number(compact[3])];
  const western = /^(?:ngày )?(\d{1,2})(?:[./-]| tháng )(\d{1,2})(?:[./-]| năm )(\d{4})$/.exec(text);
  return western ? dayFirst(western, language) : null;
}

/** 24/11/2026, and 11/24/2026 where the other order is impossible; 5/6/2026 is in doubt in English. */
function dayFirst(found: RegExpExecArray, language: PublicLanguage): Found | null {
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (language === 'en' && first <= 12 && second <= 12 && first !== second) return null;
  return second > 12 ? [year, first, second] : [year, second, first];
}

function withMonthName(text: string): Found | null {
  const plain = text.replace(/[,.]/g, '').replace(/(\d)(st|nd|rd|th|o)\b/, '$1');
  const dayThenMonth = /^(\d{1,2})(?: of| de)? ([a-zç]{3,})(?:(?: of| de)? (\d{4}))?$/.exec(plain);
  const monthThenDay = /^([a-zç]{3,}) (\d{1,2})(?: (\d{4}))?$/.exec(plain);
  const [name, day, year] = dayThenMonth
    ? [dayThenMonth[2], dayThenMonth[1], dayThenMonth[3]]
    : [monthThenDay?.[1], monthThenDay?.[2], monthThenDay?.[3]];
  if (name === undefined) return null;
  const month = MONTHS.findIndex((names) => names.some((full) => full.startsWith(name))) + 1;
  return month === 0 ? null : [year === undefined ? null : Number(year), month, Number(day)];
}

function pair(text: string, language: PublicLanguage): Found | null {
  const named = /^(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]?$/.exec(text);
  if (named) return [null, Number(named[1]), Number(named[2])];
  const alone = /^(\d{1,2}) ?[日号일]$/.exec(text);
  if (alone) return [null, null, Number(alone[1])];
  const vietnamese = /^(?:ngày )?(\d{1,2}) tháng (\d{1,2})$/.exec(text);
  if (vietnamese) return [null, Number(vietnamese[2]), Number(vietnamese[1])];
  const bare = /^(\d{1,2})[./-](\d{1,2})$/.exec(text);
  if (!bare) return null;
  const [first, second] = [Number(bare[1]), Number(bare[2])];
  if (DAY_FIRST.has(language)) return [null, second, first];
  if (language !== 'en') return [null, first, second];
  if (first > 12 && second <= 12) return [null, second, first];
  return second > 12 ? [null, first, second] : null;
}

function lastSuch([year, month, day]: Found, today: CivilDate): CivilDate | null {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (year !== null) return notLater(dateOf(year, month ?? 0, day), today);
  if (month !== null) {
    const here = dateOf(thisYear, month, day);
    return here !== null && here <= today ? here : dateOf(thisYear - 1, month, day);
  }
  const here = dateOf(thisYear, thisMonth, day);
  if (here !== null && here <= today) return here;
  return thisMonth === 1 ? dateOf(thisYear - 1, 12, day) : dateOf(thisYear, thisMonth - 1, day);
}

function notLater(on: CivilDate | null, today: CivilDate): CivilDate | null {
  return on !== null && on <= today ? on : null;
}

function dateOf(year: number, month: number, day: number): CivilDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isReal && year >= 1926 ? at.toISOString().slice(0, 10) : null;
}
