import { plusMs, tokyoDate, type CivilDate, type Instant } from '#kernel';

const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** `2026年11月25日 09時30分`, in Tokyo. */
export function japaneseDateTime(at: Instant): string {
  const time = plusMs(at, TOKYO_OFFSET_MS).slice(11, 16);
  return `${japaneseDate(tokyoDate(at))} ${time.slice(0, 2)}時${time.slice(3)}分`;
}

/** `2026年11月25日`. */
export function japaneseDate(on: CivilDate): string {
  return `${on.slice(0, 4)}年${String(Number(on.slice(5, 7)))}月${String(Number(on.slice(8, 10)))}日`;
}
