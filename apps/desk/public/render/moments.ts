import type { CivilDate, Instant } from '#kernel';
import { LANGUAGES, type PublicLanguage } from '../languages.js';

/** A date in the language: 11月27日(金), Fri 27 November; in plain Japanese with readings. */
export function dayText(on: CivilDate, language: PublicLanguage, withYear = false): string {
  const format = new Intl.DateTimeFormat(LANGUAGES[language].locale, {
    timeZone: 'UTC',
    ...(withYear ? { year: 'numeric' } : {}),
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  });
  return read(format.format(Date.parse(`${on}T00:00:00Z`)), language);
}

/** Day and time of an instant in Tokyo; `sameDay` leaves the day out. */
export function momentText(
  at: Instant,
  language: PublicLanguage,
  o: { sameDay?: boolean; year?: boolean } = {},
): string {
  const tokyo = new Date(Date.parse(at) + 9 * 3_600_000).toISOString();
  const time = tokyo.slice(11, 16).replace(/^0/, '');
  return o.sameDay === true ? time : `${dayText(tokyo.slice(0, 10), language, o.year)} ${time}`;
}

/** Days of the week: 月〜金, Mon–Fri; those that do not follow one another are listed. */
export function weekdaysText(days: readonly number[], language: PublicLanguage): string {
  const format = new Intl.DateTimeFormat(LANGUAGES[language].locale, { timeZone: 'UTC', weekday: 'short' });
  // 1 January 2023 was a Sunday.
  const nameOf = (day: number): string => read(format.format(Date.UTC(2023, 0, 1 + day)), language);
  const sorted = [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return '';
  const isRun = sorted.length > 2 && sorted.every((day, at) => day === (first + at) % 7);
  if (!isRun) return sorted.map(nameOf).join(isJapanese(language) ? '・' : ', ');
  return `${nameOf(first)}${isJapanese(language) ? '〜' : '–'}${nameOf(last)}`;
}

/** `9:00 – 18:00`, in Japanese `9:00〜18:00`. */
export function spanText([from, to]: readonly [string, string], language: PublicLanguage): string {
  return [from, to].map((time) => time.replace(/^0/, '')).join(isJapanese(language) ? '〜' : ' – ');
}

/** Several spans of a day. */
export function spansText(spans: readonly (readonly [string, string])[], language: PublicLanguage): string {
  return spans.map((span) => spanText(span, language)).join(isJapanese(language) ? '、' : ', ');
}

/** What stands between a label and its text. */
export function colonOf(language: PublicLanguage): string {
  return hasWideSigns(language) ? '：' : ': ';
}

/** What stands between two sentences, and before a bracket: nothing beside signs as wide as letters. */
export function gapOf(language: PublicLanguage): string {
  return hasWideSigns(language) ? '' : ' ';
}

function isJapanese(language: PublicLanguage): boolean {
  return language === 'ja' || language === 'easy';
}

function hasWideSigns(language: PublicLanguage): boolean {
  return isJapanese(language) || language === 'zh';
}

const READINGS: Record<string, string> = {
  ...{ 年: 'ねん', 月: 'がつ', 日: 'にち' },
};
const WEEKDAYS: Record<string, string> = {
  ...{ 日: 'にち', 月: 'げつ', 火: 'か', 水: 'すい', 木: 'もく', 金: 'きん', 土: 'ど' },
};

function read(text: string, language: PublicLanguage): string {
  if (language !== 'easy') return text;
  return text
    .replace(/(\d)([年月日])/g, (_whole, digit: string, unit: string) => `${digit}${unit}《${READINGS[unit] ?? ''}》`)
    .replace(/(^|\()([日月火水木金土])(?=$|\))/g, (_whole, before: string, day: string) => {
      return `${before}${day}《${WEEKDAYS[day] ?? ''}》`;
    });
}
