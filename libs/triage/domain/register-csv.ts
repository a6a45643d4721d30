import { stringify } from 'csv-stringify/sync';
import { loadYaml } from '#kernel';
import type { RegisterEntry } from '../review/decision-register.js';

type Words = Record<string, { ja: string; en: string }>;
type Language = 'ja' | 'en';

const COLUMNS: Words = {
  id: { ja: '判断番号', en: 'Decision' },
  decidedAt: { ja: '判断日時（UTC）', en: 'Decided at (UTC)' },
  slip: { ja: '受付番号', en: 'Slip number' },
  channel: { ja: '経路', en: 'Channel' },
  decision: { ja: '判断', en: 'Decision made' },
  reasonCode: { ja: '理由コード', en: 'Reason code' },
  reason: { ja: '理由', en: 'Reason' },
  stage: { ja: '段階', en: 'Reading' },
  settles: { ja: '判断の確定', en: 'Settles the signals' },
  blind: { ja: '評価を伏せた審査', en: 'Blind' },
  reader: { ja: '審査者', en: 'Reader' },
  engine: { ja: '判定エンジン', en: 'Engine' },
  kinds: { ja: '兆候の種類', en: 'Signal kinds' },
  leads: { ja: '端緒の類型', en: 'Lead classes' },
  highlighted: { ja: '自動で示された箇所', en: 'Highlighted by the engine' },
  evidence: { ja: '引用された根拠', en: 'Quoted as evidence' },
  note: { ja: '補足', en: 'Note' },
};
const DECISIONS: Words = {
  set_aside: { ja: '該当なし', en: 'Set aside' },
  suspected: { ja: 'おそれあり', en: 'Suspected' },
};
const STAGES: Words = {
  single: { ja: '一人で判断', en: 'One reader' },
  first: { ja: '一人目', en: 'First of two' },
  second: { ja: '二人目', en: 'Second of two' },
  third: { ja: '三人目', en: 'Third' },
  control: { ja: '抜取りの再読', en: 'Control reading' },
};
const YES_NO: Words = { true: { ja: 'はい', en: 'yes' }, false: { ja: 'いいえ', en: 'no' } };

/**
 * The register as CSV: UTF-8 with byte order mark, CR LF, one decision a line; cells that a spreadsheet would run as a
 * formula get an apostrophe.
 */
export function registerCsv(entries: readonly RegisterEntry[], language: Language): Buffer {
  const { kinds } = loadYaml<{ kinds: Words }>('signals.yaml');
  const say = (words: Words, key: string): string => words[key]?.[language] ?? key;
  const rows = entries.map((entry) => [
    entry.id,
    entry.decidedAt,
    entry.slipNumber,
    entry.channel,
    say(DECISIONS, entry.decision),
    entry.reasonCode,
    entry.reason?.[language] ?? '',
    say(STAGES, entry.stage),
    say(YES_NO, String(entry.settles)),
    say(YES_NO, String(entry.blind)),
    entry.reader,
    entry.engine,
    entry.kinds.map((kind) => say(kinds, kind)).join(' / '),
    entry.leads.join(' '),
    quoted(entry.highlighted),
    quoted(entry.evidence),
    entry.note ?? '',
  ]);
  const text = stringify([Object.values(COLUMNS).map((column) => column[language]), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
  return Buffer.from(text, 'utf8');
}

function quoted(stretches: readonly { text: string }[]): string {
  return stretches.map(({ text }) => `「${text}」`).join(' ');
}
