import { civil, ERAS, lastDate, plusDays, weekdayOf, type Day } from './civil';

/** Where a day without its year, or its month, is looked for. */
export type Toward = 'past' | 'future';

export interface Around {
  today: Day;
  toward: Toward;
}

type Found = Day | null;
type Reader = [pattern: RegExp, read: (match: RegExpExecArray, around: Around) => Found];

const WEEKDAYS = '日月火水木金土';
const RELATIVE: Record<string, number> = {
  ...{ 今日: 0, 本日: 0, きょう: 0, 当日: 0, 今朝: 0, 今晩: 0, 今夜: 0, today: 0, tonight: 0 },
  ...{
    明日: 1,
    あした: 1,
    あす: 1,
    翌日: 1,
    みょうにち: 1,
    tomorrow: 1,
    明後日: 2,
    あさって: 2,
    しあさって: 3,
    明々後日: 3,
  },
  ...{ 昨日: -1, きのう: -1, 前日: -1, 昨夜: -1, 昨晩: -1, ゆうべ: -1, yesterday: -1 },
  ...{ 一昨日: -2, おととい: -2, おとつい: -2, 一昨昨日: -3, さきおととい: -3 },
};
const RELATIVE_WORDS = Object.keys(RELATIVE).sort((a, b) => b.length - a.length);

const num = (text: string | undefined): number => Number(text ?? NaN);

/** In the order of trying: the whole date first, then what leaves more to guess. */
const READERS: readonly Reader[] = [
  [/(令和|平成|昭和|大正|明治|(?<![a-z])[rhstm])\.?(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?/, eraDay],
  [/(?<!\d)(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?/, (m) => civil(num(m[1]), num(m[2]), num(m[3]))],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, (m) => civil(num(m[1]), num(m[2]), num(m[3]))],
  [/(昨年|去年|今年|本年|来年)(\d{1,2})[月./-](\d{1,2})日?/, (m, a) => civil(yearOf(m[1], a), num(m[2]), num(m[3]))],
  [/(先々月|先月|今月|来月)末日?/, (m, a) => monthDay(m[1], a, 'last')],
  [/(先々月|先月|今月|来月)の?(\d{1,2})日/, (m, a) => monthDay(m[1], a, num(m[2]))],
  [/月末/, (_m, a) => monthDay('今月', a, 'last')],
  [/(?<!\d)(\d{1,2})[月/](\d{1,2})日?/, (m, a) => nearestYear(num(m[1]), num(m[2]), a)],
  [/(?<!\d)(\d{1,2})[.-](\d{1,2})(?![\d:])/, (m, a) => nearestYear(num(m[1]), num(m[2]), a)],
  [/(?<!\d)(\d{1,3})日(前|後)/, (m, a) => plusDays(a.today, num(m[1]) * (m[2] === '前' ? -1 : 1))],
  [/(?<!\d)(\d{1,2})週間?(前|後)/, (m, a) => plusDays(a.today, num(m[1]) * (m[2] === '前' ? -7 : 7))],
  [/(先々週|先週|今週|来週|再来週)の?([日月火水木金土])曜?日?/, (m, a) => weekDay(m[1], m[2], a)],
  [new RegExp(RELATIVE_WORDS.join('|')), (m, a) => plusDays(a.today, RELATIVE[m[0]] ?? 0)],
  [/(?<!\d)(\d{1,2})日/, (m, a) => nearestMonth(num(m[1]), a)],
  [/(この前の|前の|次の|今度の)?([日月火水木金土])曜日?/, (m, a) => nearestWeekday(m[2], m[1], a)],
];

/** The day that is written in a tidied text, and the text without it; null when none is, or it does not exist. */
export function readDay(text: string, around: Around): { day: Day; rest: string; weekday: number | null } | null {
  const { plain, weekday } = withoutWeekday(text);
  for (const [pattern, read] of READERS) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const day = read(match, around);
    return day === null ? null : { day, rest: plain.replace(match[0], ''), weekday };
  }
  return null;
}

/** Takes the weekday in brackets away; it must fit the date, which the caller looks at. */
function withoutWeekday(text: string): { plain: string; weekday: number | null } {
  const match = /\(([日月火水木金土])(?:曜日?)?(?:・祝)?\)|(?<=\d日)([日月火水木金土])曜日?/.exec(text);
  if (match === null) return { plain: text, weekday: null };
  return { plain: text.replace(match[0], ''), weekday: WEEKDAYS.indexOf(match[1] ?? match[2] ?? '') };
}

function eraDay(m: RegExpExecArray): Found {
  const era = ERAS.find(({ name, letter }) => name === m[1] || letter.toLowerCase() === m[1]);
  if (era === undefined) return null;
  const nth = m[2] === '元' ? 1 : num(m[2]);
  const day = civil(Number(era.first.slice(0, 4)) + nth - 1, num(m[3]), num(m[4]));
  return nth > 0 && day !== null && era.first <= day && day <= era.last ? day : null;
}

function yearOf(word: string | undefined, { today }: Around): number {
  const year = Number(today.slice(0, 4));
  if (word === '来年') return year + 1;
  return word === '昨年' || word === '去年' ? year - 1 : year;
}

function monthDay(word: string | undefined, { today }: Around, date: number | 'last'): Found {
  const shift = { 先々月: -2, 先月: -1, 今月: 0, 来月: 1 }[word ?? ''] ?? 0;
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + shift;
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return civil(year, month, date === 'last' ? lastDate(year, month) : date);
}

function nearestYear(month: number, date: number, { today, toward }: Around): Found {
  const year = Number(today.slice(0, 4));
  const years = toward === 'past' ? [0, -1, -2, -3] : [0, 1, 2, 3];
  const days = years.map((shift) => civil(year + shift, month, date)).filter((day) => day !== null);
  return days.find((day) => (toward === 'past' ? day <= today : day >= today)) ?? null;
}

function nearestMonth(date: number, around: Around): Found {
  const words = around.toward === 'past' ? ['今月', '先月', '先々月'] : ['今月', '来月'];
  const days = words.map((word) => monthDay(word, around, date)).filter((day) => day !== null);
  return days.find((day) => (around.toward === 'past' ? day <= around.today : day >= around.today)) ?? null;
}

/** Weeks begin on Monday, as in offices. */
function weekDay(week: string | undefined, name: string | undefined, { today }: Around): Found {
  const shift = { 先々週: -2, 先週: -1, 今週: 0, 来週: 1, 再来週: 2 }[week ?? ''] ?? 0;
  const monday = plusDays(today, -((weekdayOf(today) + 6) % 7));
  return plusDays(monday, shift * 7 + ((WEEKDAYS.indexOf(name ?? '') + 6) % 7));
}

function nearestWeekday(name: string | undefined, which: string | undefined, { today, toward }: Around): Found {
  const ahead = (WEEKDAYS.indexOf(name ?? '') - weekdayOf(today) + 7) % 7;
  const past = which === undefined ? toward === 'past' : which.includes('前');
  if (past) return plusDays(today, ahead === 0 ? (which === undefined ? 0 : -7) : ahead - 7);
  return plusDays(today, ahead === 0 && which !== undefined ? 7 : ahead);
}
