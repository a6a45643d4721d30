import { dark } from './pixels.js';
import type { GreyPage } from './pixels.js';

const COVER_HEADING =
  /送付状|送信状|送付票|送信票|送付案内|送信案内|送信のご案内|カバーシート|coversheet|faxtransmi(?:ssion|ttal)/i;
const COVER_FIELDS: readonly RegExp[] = [
  /宛先|送信先|送付先|お届け先|御中|(?:^|\n)\s*to\b|様/i,
  /発信|送信元|送信者|差出|発信元|(?:^|\n)\s*from\b/i,
  /枚数|送信枚|ページ数|頁数|pages?\b|本紙(?:を)?(?:含|共)|\d+\s*枚/i,
];
/** A heading stands near the top; a letter that mentions a cover sheet does so further down. */
const HEADING_WITHIN = 120;
const COVER_MAX_CHARS = 500;
const COVER_MAX_SENTENCES = 5;

/** True for a fax cover sheet: heading, two of receiver, sender and number of pages, and little else. */
export function isCoverSheet(text: string): boolean {
  const packed = text.normalize('NFKC').replace(/[^\S\n]+/gu, '');
  const chars = packed.replace(/\n/g, '');
  if (chars.length > COVER_MAX_CHARS || !COVER_HEADING.test(chars.slice(0, HEADING_WITHIN))) return false;
  if ((chars.match(/。/g) ?? []).length > COVER_MAX_SENTENCES) return false;
  return COVER_FIELDS.filter((field) => field.test(text.normalize('NFKC'))).length >= 2;
}

const SEPARATOR_WORDS =
  /区切り(?:用紙|紙|シート)|仕切り(?:用紙|紙|シート)|セパレータ|separator(?:sheet|page)|patch[t1-6]/i;
const SEPARATOR_MAX_CHARS = 160;

/** True for a sheet that says it parts letters and says little else. */
export function isSeparatorText(text: string): boolean {
  const packed = text.normalize('NFKC').replace(/\s+/gu, '');
  return packed.length <= SEPARATOR_MAX_CHARS && SEPARATOR_WORDS.test(packed);
}

/** Patch codes: four black bars across the sheet, two of 0.08 and two of 0.20 inch, 0.08 inch apart (scanner makers' common standard). */
const BAR_INCHES = { min: 0.05, max: 0.32 };
const GAP_INCHES = { min: 0.04, max: 0.16 };
const WIDE_TO_NARROW = { min: 1.7, max: 4 };
const BARS = 4;
const BAR_COVERS = 0.85;
const MIDDLE = { from: 0.3, to: 0.7 };

/** True when a patch code lies across the middle of the page, whichever of the six it is. */
export function hasPatchCode(page: GreyPage): boolean {
  const bars = darkBars(page);
  for (let n = 0; n + BARS <= bars.length; n++) {
    if (isPatch(bars.slice(n, n + BARS), page.x)) return true;
  }
  return false;
}

interface Bar {
  from: number;
  to: number;
}

function isPatch(bars: readonly Bar[], dpi: number): boolean {
  const widths = bars.map(({ from, to }) => (to - from) / dpi).sort((a, b) => a - b);
  if (widths.some((inches) => inches < BAR_INCHES.min || inches > BAR_INCHES.max)) return false;
  const ratio = (widths[2] ?? 0) / (widths[1] ?? 1);
  if (ratio < WIDE_TO_NARROW.min || ratio > WIDE_TO_NARROW.max) return false;
  return bars.slice(1).every((bar, n) => {
    const gap = (bar.from - (bars[n]?.to ?? 0)) / dpi;
    return gap >= GAP_INCHES.min && gap <= GAP_INCHES.max;
  });
}

/** Runs of rows that are black nearly all over the middle of the page. */
function darkBars(page: GreyPage): Bar[] {
  const from = Math.round(page.width * MIDDLE.from);
  const to = Math.round(page.width * MIDDLE.to);
  const bars: Bar[] = [];
  let start = -1;
  for (let y = 0; y <= page.height; y++) {
    let ink = 0;
    for (let x = from; y < page.height && x < to; x += 4) if (dark(page.data, y * page.width + x)) ink += 4;
    const black = ink >= (to - from) * BAR_COVERS;
    if (black && start < 0) start = y;
    if (!black && start >= 0) {
      bars.push({ from: start, to: y });
      start = -1;
    }
  }
  return bars;
}
