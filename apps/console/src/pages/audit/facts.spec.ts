import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FACTS, MACHINE } from './fact-words';
import { labelOf, toldFacts, type Telling } from './facts';

const USER = '01M8BHQ5D72ZAS9Q4GJQRN8S7S';
const TEAM = '01M8BHQ5KK4YZMXERXBYSYDQJM';
const WORDS: Record<string, string> = { 'channel.phone': '電話', 'stage.first': '第一報' };
const telling: Telling = {
  action: 'complaint.registered',
  language: 'ja',
  names: { [USER]: '受付 あおい', [TEAM]: '主任 まさる' },
  codes: { misaddressed: { ja: '宛先・添付の誤り', en: 'Misaddressed' } },
  word: (area, code) => WORDS[`${area}.${code}`] ?? code,
};
const told = (facts: Record<string, unknown>, action = telling.action): string[] =>
  toldFacts(facts, { ...telling, action }).map(({ label, value }) => `${label} ${value}`);

/** Facts that never stand in the audit log: those of alarms, of clusters' figures, of clocks and other parts of the desk. */
const ELSEWHERE = new Set([
  ...['boundPercent', 'c1', 'c2', 'c3', 'campaignId', 'dispersion', 'endedAt', 'faults', 'history', 'host', 'language'],
  ...['incidentsOpen', 'legalDue', 'limitBytes', 'mails', 'notYetTold', 'oldestSeconds', 'pid', 'port', 'releasedAt'],
  ...[
    'seenAt',
    'stages',
    'startedAt',
    'startedMs',
    'traceId',
    'trend',
    'trouble',
    'waiting',
    'weeks',
    'workingDeadline',
  ],
  ...['zone'],
]);

/** Names of the facts that a source writes: `facts: { here: …, there }`. */
function namesIn(source: string): string[] {
  return [...source.matchAll(/\bfacts(?:: [A-Z][\w<>, ]*)?(?::| =) \{/g)].flatMap(({ index, 0: head }) =>
    partsFrom(source, index + head.length).flatMap((part) => {
      const [, quoted, bare] = /^(?:'([\w-]+)'|([a-zA-Z]\w*))\s*(?::|$)/.exec(part) ?? [];
      return quoted ?? bare ?? [];
    }),
  );
}

/** What stands between commas up to the brace that closes. */
function partsFrom(source: string, start: number): string[] {
  const parts = [''];
  for (let [at, depth] = [start, 0]; depth >= 0 && at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if ('{[('.includes(sign)) depth += 1;
    if ('}])'.includes(sign)) depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${sign}`);
  }
  return parts.map((part) =>
    part
      .replace(/\/\/.*\n/g, '')
      .replace(/\}$/, '')
      .trim(),
  );
}

describe('the facts of a line', () => {
  it('have a name, or are for machines alone, whatever the features write', () => {
    expect(namesIn("facts: { one: f({ no: 1 }), 'two-b': 2, three }")).toEqual(['one', 'two-b', 'three']);
    const written = readdirSync('libs', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file))
      .flatMap((file) => namesIn(readFileSync(join('libs', file), 'utf8')));
    const names = [...new Set(written)].filter((name) => !ELSEWHERE.has(name));
    expect(names.length).toBeGreaterThan(120);
    expect(names.filter((name) => !(name in FACTS) && !MACHINE.has(name)).sort()).toEqual([]);
  });

  it('name people, not identifiers, and say changes as changes', () => {
    expect(told({ from: null, to: USER, team: TEAM })).toEqual(['変更 — → 受付 あおい', 'チーム 主任 まさる']);
    expect(told({ by: `${USER} ${TEAM}` })).toEqual(['行った人 受付 あおい、主任 まさる']);
    expect(toldFacts({ by: `${USER} ${TEAM}` }, { ...telling, language: 'en' })[0]?.value).toBe(
      '受付 あおい, 主任 まさる',
    );
  });

  it('say the ends of what was counted as a range, not as a change', () => {
    expect(told({ from: '2026-08-01', to: '2026-08-31', complaints: 120 })).toEqual([
      '範囲 2026年8月1日～2026年8月31日',
      expect.stringMatching(/ 120$/),
    ]);
    expect(told({ from: USER, to: TEAM, count: 2 })[0]).toBe('範囲 受付 あおい～主任 まさる');
    expect(told({ from: '2026-08-01', to: '2026-08-31' })).toEqual(['変更 2026年8月1日 → 2026年8月31日']);
  });

  it('speak of codes, days, moments, sizes and switches in words', () => {
    expect(
      told({
        channel: 'phone',
        cause: 'misaddressed',
        dueOn: '2026-08-31',
        size: 2048,
        blind: true,
        week: '2026-08-24',
      }),
    ).toEqual([
      '受付手段 電話',
      '原因 宛先・添付の誤り',
      '実施期限 2026年8月31日',
      '大きさ 2.0 KB',
      '評価を見ずに判断 はい',
      '週 2026年8月24日',
    ]);
  });

  it('say what a code and a size mean where they are used', () => {
    expect(told({ stage: 'first' }, 'incident.clock-overdue')).toEqual(['段階 第一報']);
    expect(told({ stage: 'first' }, 'signal.decided')).toEqual(['段階 一人目']);
    expect(told({ reason: 'first' }, 'certificate.issued')).toEqual(['理由 最初の発行']);
    expect(told({ size: 9 }, 'cluster.raised')).toEqual(['件数 9']);
    expect(told({ size: 9 }, 'arrival.recorded')).toEqual(['大きさ 9 B']);
  });

  it('leave to the record what says nothing: hashes, versions, identifiers that name nothing here, what is empty', () => {
    expect(
      told({ binding: 'ab', ruleVersion: '2026-11-26', arrival: '01M8BHQ6G0CBQTB389P03W99BQ', incident: null }),
    ).toEqual([]);
    expect(labelOf('some-new-fact', 'ja')).toBe('some-new-fact');
  });
});
