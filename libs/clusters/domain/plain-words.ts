import type { Dimension, Level } from './dimensions.js';
import type { Method } from './finding.js';

/** Words in both languages. */
export interface Bilingual {
  ja: string;
  en: string;
}

/** What a sentence about a cluster is made of. */
export interface Told {
  method: Method;
  level: Level;
  count: number;
  expected: number;
  windowMs: number;
  /** Names of the cell's values, by dimension. */
  names: Partial<Record<Dimension, Bilingual>>;
  facts: Record<string, number>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const LEVEL: Record<Level, Bilingual> = {
  flagged: { ja: '漏えいの兆候がある申出', en: 'complaints flagged as possible signs of a leak' },
  weak: { ja: '弱いものも含めて兆候のある申出', en: 'complaints with at least a weak sign' },
  all: { ja: '申出', en: 'complaints' },
};

const PLACE: Record<Dimension, (name: string) => string> = {
  kind: (name) => `種別「${name}」`,
  service: (name) => `サービス「${name}」`,
  area: (name) => `地域「${name}」`,
  shop: (name) => `店舗「${name}」`,
  release: (name) => `リリース「${name}」の後`,
  step: (name) => `工程「${name}」`,
};

/** Why a cluster was raised, in one plain sentence. */
export function sentenceOf(told: Told): Bilingual {
  const span = spanOf(told.windowMs);
  const named = Object.entries(told.names) as [Dimension, Bilingual][];
  const ja = named.map(([dimension, name]) => PLACE[dimension](name.ja)).join('、');
  const en = named.map(([, name]) => name.en).join(', ');
  const usual = usualOf(told.expected);
  const where = { ja: ja === '' ? '全体で' : `${ja}で`, en: en === '' ? 'overall' : `about ${en}` };
  if (told.method === 'disproportion') {
    const times = amount(told.facts['ebgm'] ?? told.count / told.expected);
    return {
      ja: `直近${span.ja}に、${where.ja}${LEVEL[told.level].ja}が${String(told.count)}件ありました。規模から見込まれる${amount(told.expected)}件の約${times}倍です（小さい店舗ほど控えめに見積もっています）。`,
      en: `In the last ${span.en} there were ${String(told.count)} ${LEVEL[told.level].en} ${where.en}: about ${times} times the ${amount(told.expected)} that its size explains, small ones judged cautiously.`,
    };
  }
  return {
    ja: `${span.ja}に、${where.ja}${LEVEL[told.level].ja}が${String(told.count)}件ありました。ふだんは${span.ja}に${usual.ja}です。`,
    en: `Within ${span.en} there were ${String(told.count)} ${LEVEL[told.level].en} ${where.en}. In ${span.en} there are usually ${usual.en}.`,
  };
}

/** A stretch of time in people's units. */
export function spanOf(ms: number): Bilingual {
  if (ms < HOUR_MS)
    return { ja: `${String(Math.round(ms / 60_000))}分間`, en: `${String(Math.round(ms / 60_000))} minutes` };
  if (ms < 2 * DAY_MS)
    return { ja: `${String(Math.round(ms / HOUR_MS))}時間`, en: `${String(Math.round(ms / HOUR_MS))} hours` };
  return { ja: `${String(Math.round(ms / DAY_MS))}日間`, en: `${String(Math.round(ms / DAY_MS))} days` };
}

/** Below a tenth the figure says nothing more to people. */
function usualOf(expected: number): Bilingual {
  if (expected < 0.1) return { ja: '0.1件未満', en: 'fewer than 0.1' };
  return { ja: `${amount(expected)}件ほど`, en: `about ${amount(expected)}` };
}

function amount(value: number): string {
  if (value >= 10) return String(Math.round(value));
  return value >= 0.1 ? value.toFixed(1) : '0.1';
}
