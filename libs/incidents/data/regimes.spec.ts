import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { checked } from './checked-yaml.js';
import { RegimeFile } from './regime-file.js';
import { regimeFrom, Regimes } from './regimes.js';

const GOOD = `
id: test-regime
version: 2026-01-01
title: { ja: 試験, en: Test }
citation: 試験法 第1条
effective_from: 2026-01-01
effective_to: null
anchor: known
binding_from: suspected
sources: [{ statement: 試験, source: 試験, mark: unverified, checked_on: 2026-01-01 }]
recipients:
  - id: office
    route: fixed
    title: { ja: 役所, en: Office }
    stages:
      - id: first
        title: { ja: 第一, en: First }
        kind: hard
        wording: 三日以内
        period: { unit: day, amount: 3, day_count: inclusive, holiday_roll: none, calendar: JP-gov }
        mark: unverified
`;

const read = (yaml: string) => regimeFrom('regimes/test.yaml', checked('regimes/test.yaml', parse(yaml), RegimeFile));

describe('regime files', () => {
  it('that are shipped fit their schema, and each statement says whether it is verified', () => {
    const regimes = new Regimes().all;
    expect(regimes.map((regime) => regime.id)).toEqual(['jp-appi-26', 'jp-telecom-art28-i']);
    expect(regimes.flatMap((regime) => regime.sources.map((source) => source.mark))).toContain('unverified');
  });

  it('are taken when they fit', () => {
    expect(read(GOOD).recipients[0]?.stages[0]?.clock).toMatchObject({ unit: 'day', amount: 3, dayCount: 'inclusive' });
  });

  it.each([
    [
      'an unknown unit',
      'unit: day',
      'unit: fortnight',
      /regimes\/test\.yaml: recipients\[0\]\.stages\[0\]\.period\.unit/,
    ],
    ['a negative amount', 'amount: 3', 'amount: -3', /stages\[0\]\.period\.amount/],
    [
      'a word that no schema knows',
      'kind: hard',
      'kind: hard\n        colour: red',
      /stages\[0\]\.colour: property colour should not exist/,
    ],
    [
      'a soft stage with a legal period',
      'kind: hard',
      'kind: soft',
      /stage first is soft and needs a target and no period/,
    ],
    ['a date that is none', 'effective_from: 2026-01-01', 'effective_from: soon', /effectiveFrom/],
    ['a missing citation', 'citation: 試験法 第1条', '', /citation/],
  ])('are refused with file and place for %s', (_, from, to, message) => {
    expect(() => read(GOOD.replace(from, to))).toThrow(message);
  });
});
