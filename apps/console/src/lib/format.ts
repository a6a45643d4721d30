import type { Language } from '../i18n/language';

const ZONE = 'Asia/Tokyo';

/** A moment in Tokyo time: 2026年11月25日 16:10 / 25 Nov 2026, 16:10. '—' for null. */
export function moment(instant: string | null | undefined, language: Language): string {
  if (!instant) return '—';
  return new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: ZONE,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** A due value: a civil date stays a date, an instant gets its Tokyo time. '—' for null. */
export function due(value: string | null | undefined, language: Language): string {
  if (!value || value.length > 10) return moment(value, language);
  const [year, month, day] = value.split('-').map(Number);
  return language === 'ja' ? `${String(year)}年${String(month)}月${String(day)}日` : value;
}

/** 2026-11 → 2026年11月 / November 2026. */
export function longMonth(month: string, language: Language): string {
  const [year, of] = month.split('-').map(Number);
  if (language === 'ja') return `${String(year)}年${String(of)}月`;
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, year: 'numeric', month: 'long' }).format(
    new Date(`${month}-15T12:00:00+09:00`),
  );
}

/** A civil date with its day of the week: 11月26日（木） / Thursday, 26 November. */
export function longDay(day: string, language: Language): string {
  const noon = new Date(`${day}T12:00:00+09:00`);
  const o = { timeZone: ZONE, month: 'long', day: 'numeric' } as const;
  if (language === 'en') return new Intl.DateTimeFormat('en-GB', { ...o, weekday: 'long' }).format(noon);
  const weekday = new Intl.DateTimeFormat('ja-JP', { timeZone: ZONE, weekday: 'short' }).format(noon);
  return `${new Intl.DateTimeFormat('ja-JP', o).format(noon)}（${weekday}）`;
}

/** A moment for lists: 11/25 16:10 (Tokyo), with its year when that is not the year of `now`. '—' for null. */
export function shortMoment(instant: string | null | undefined, now = new Date()): string {
  if (!instant) return '—';
  const local = toTokyoInput(instant);
  const year = local.slice(0, 4);
  return `${year === toTokyoInput(now.toISOString()).slice(0, 4) ? '' : `${year}/`}${local.slice(5, 7)}/${local.slice(8, 10)} ${local.slice(11, 16)}`;
}

/** Instant → value of a date field in Tokyo time ('2026-11-25T16:10'); '' for null. */
export function toTokyoInput(instant: string | null | undefined): string {
  if (!instant) return '';
  const shifted = new Date(Date.parse(instant) + 9 * 3_600_000);
  return shifted.toISOString().slice(0, 16);
}

/** Value of a date field, taken as Tokyo time → instant in UTC; null when empty or not a time. */
export function fromTokyoInput(local: string): string | null {
  const at = Date.parse(`${local}:00+09:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

/** Whole units of a length of time: days and hours from two days on, hours and minutes below. Negative lengths keep their sign. */
export function duration(ms: number, language: Language): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor(minutes / 60), minutes % 60];
  const ja =
    d >= 2 ? `${String(d)}日${String(h % 24)}時間` : h > 0 ? `${String(h)}時間${String(m)}分` : `${String(m)}分`;
  const en =
    d >= 2 ? `${String(d)} d ${String(h % 24)} h` : h > 0 ? `${String(h)} h ${String(m)} min` : `${String(m)} min`;
  return (ms < 0 ? '−' : '') + (language === 'ja' ? ja : en);
}

/** A length of time that is known in whole hours: 38時間, from two days on 3日5時間. */
export function wholeHours(hours: number, language: Language): string {
  const ja = language === 'ja';
  if (Math.abs(hours) >= 48) return duration(hours * 3_600_000, language);
  if (hours === 0) return ja ? '1時間未満' : 'under 1 h';
  return `${String(hours).replace('-', '−')}${ja ? '時間' : ' h'}`;
}

/** Whether a due value has passed: a civil date with the end of its day in Tokyo. */
export function isPast(value: string | null | undefined, now = Date.now()): boolean {
  if (!value) return false;
  return Date.parse(value.length > 10 ? value : `${value}T23:59:59+09:00`) < now;
}

/** How long something is late or has time, as people say it: from three days on in whole days. */
export function roundDuration(ms: number, language: Language): string {
  const days = Math.floor(Math.abs(ms) / 86_400_000);
  if (days < 3) return duration(ms, language);
  return `${ms < 0 ? '−' : ''}${String(days)}${language === 'ja' ? '日' : ' d'}`;
}

/** A moment for lists; of another year its day alone, which is as much as anybody needs. */
export function listMoment(instant: string | null | undefined, now = new Date()): string {
  const short = shortMoment(instant, now);
  return short.startsWith('2') && short.length > 11 ? short.slice(0, 10) : short;
}

/** 1,234 bytes → '1.2 KB'. */
export function bytes(size: number): string {
  if (size < 1024) return `${String(size)} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

/** Somebody's words in quotation marks, unless they begin with their own. */
export function quoted(text: string): string {
  return /^[「『]/.test(text) ? text : `「${text}」`;
}

/** A text with a remark in brackets, as each language sets them. */
export function remarked(text: string, remark: string, language: Language): string {
  return language === 'ja' ? `${text}（${remark}）` : `${text} (${remark})`;
}

/** What something is called, and what it is. */
export function labelled(label: string, value: string, language: Language): string {
  return language === 'ja' ? `${label}：${value}` : `${label}: ${value}`;
}

/** Several things in one line, as each language strings them together. */
export function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === 'ja' ? '、' : ', ');
}
