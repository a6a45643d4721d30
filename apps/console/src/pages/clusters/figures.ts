import type { Language } from '../../i18n/language';
import { wholeHours } from '../../lib/format';

/** 1時間, 7日: windows are whole hours or days. */
export function windowWords(ms: number, language: Language): string {
  const days = ms / 86_400_000;
  if (days < 2 || !Number.isInteger(days)) return wholeHours(ms / 3_600_000, language);
  return `${String(days)}${language === 'ja' ? '日' : ' d'}`;
}

/** What is usual: 3.3 件, 0.1 件未満. */
export function usualWords(value: number, language: Language): string {
  if (language === 'en') return amount(value);
  return value > 0 && value < 0.1 ? '0.1 件未満' : `${amount(value)} 件`;
}

/** 0.0004 → '<0.1', 0.34 → '0.3', 3.27 → '3.3', 41.2 → '41'. */
export function amount(value: number): string {
  if (value >= 10) return Math.round(value).toLocaleString();
  return value > 0 && value < 0.1 ? '<0.1' : value.toFixed(1);
}
