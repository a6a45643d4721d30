import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { parse } from 'yaml';
import { configFile, loadYaml } from '#kernel';
import { clockFor, inForce } from '../domain/regime.js';
import { factsLookedAt } from '../domain/regime-scope.js';
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
effective_mark: unverified
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
    expect(regimes.map((regime) => regime.id)).toEqual([
      'au-cyber-telco',
      'au-privacy-ndb',
      'br-lgpd-48',
      'eu-611-2013',
      'eu-gdpr',
      'eu-nis2',
      'jp-appi-26',
      'jp-telecom-art28-2',
      'jp-telecom-art28-ha',
      'jp-telecom-art28-i',
      'jp-telecom-art28-ro',
      'kr-network-48-3',
      'kr-pipa-34',
      'uk-pecr-5a-until-2025',
      'uk-pecr-5a',
      'us-fcc-64-2011-2007',
      'us-fcc-64-2011-2023',
    ]);
    for (const regime of regimes) expect([regime.id, regime.sources.length]).not.toEqual([regime.id, 0]);
    expect(regimes.flatMap((regime) => regime.sources.map((source) => source.mark))).toContain('unverified');
  });

  it('look at facts that somebody can record, and name forms that exist', () => {
    const recordable = new Set(['certainty', 'persons']);
    for (const file of ['duty-facts.yaml', 'forms/fields.yaml']) {
      const { facts, fields } = loadYaml<{ facts?: { id: string }[]; fields?: { id: string }[] }>(file);
      for (const { id } of facts ?? fields ?? []) recordable.add(id);
    }
    for (const regime of new Regimes().all) {
      for (const recipient of regime.recipients) {
        const unknown = factsLookedAt(regime, recipient).filter((fact) => !recordable.has(fact));
        const periods = recipient.stages.flatMap((stage) => stage.clockWhen.map(({ fact }) => fact));
        expect([regime.id, ...unknown, ...periods.filter((fact) => !recordable.has(fact))]).toEqual([regime.id]);
        for (const { form } of recipient.stages) {
          if (form !== null) expect(existsSync(configFile(`forms/${form}.yaml`))).toBe(true);
        }
      }
    }
  });

  it('of a law that was amended are both kept, each for its days', () => {
    const uk = (knownAt: string) =>
      new Regimes().all.filter((regime) => regime.id.startsWith('uk-') && inForce(regime, knownAt)).map(({ id }) => id);
    // The days are those of London: 05:00 on the 20th in Tokyo is the evening of the 19th there.
    expect(uk('2025-08-19T20:00:00.000Z')).toEqual(['uk-pecr-5a-until-2025']);
    expect(uk('2025-08-19T22:59:59.999Z')).toEqual(['uk-pecr-5a-until-2025']);
    expect(uk('2025-08-19T23:00:00.000Z')).toEqual(['uk-pecr-5a']);
  });

  it('that count from having become aware start with knowledge, not with what people say came to light', () => {
    const aware = new Regimes().all.flatMap(({ id, recipients }) =>
      recipients.flatMap(({ stages }) =>
        stages.filter(({ wording }) => /become aware/.test(wording)).map(({ anchor }) => `${id} ${anchor}`),
      ),
    );
    expect(aware).toEqual(expect.arrayContaining(['uk-pecr-5a known', 'uk-pecr-5a-until-2025 known']));
    expect(aware.filter((each) => !each.endsWith(' known'))).toEqual([]);
  });

  it('hold to the stricter period while the fact that would ease it is not recorded', () => {
    const rules = new Regimes();
    const stage = rules.recipient('au-cyber-telco', 'signals-directorate')?.recipient.stages[0];
    const hours = (facts: Record<string, string>) => stage && clockFor(stage, facts).amount;
    expect([hours({}), hours({ service_outage: 'unknown' }), hours({ service_outage: 'yes' })]).toEqual([12, 12, 12]);
    expect(hours({ service_outage: 'no' })).toBe(72);
    const persons = rules.recipient('jp-appi-26', 'persons')?.recipient.stages[0];
    expect(persons && [persons.kind, persons.clock.unit, persons.clock.amount]).toEqual(['soft', 'day', 10]);
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
    [
      'a zone that does not exist',
      'calendar: JP-gov',
      'calendar: none, zone: Europe/Atlantis',
      /period\.zone: zone must be the name of a time zone/,
    ],
    ['an anchor of no meaning', 'anchor: known', 'anchor: published', /anchor must be one of/],
    [
      'a first stage that follows another',
      'kind: hard',
      'kind: hard\n        anchor: previous_stage',
      /stage first is the first and has no stage before it/,
    ],
    [
      'a condition without a word to be',
      'binding_from: suspected',
      'binding_from: suspected\nsuggest: [{ decision: applies, all: [{ fact: personal_data }], why: { ja: 試験, en: Test } }]',
      /the condition on personal_data needs either is or at_least/,
    ],
    ['a date that is none', 'effective_from: 2026-01-01', 'effective_from: soon', /effectiveFrom/],
    ['a missing citation', 'citation: 試験法 第1条', '', /citation/],
  ])('are refused with file and place for %s', (_, from, to, message) => {
    expect(() => read(GOOD.replace(from, to))).toThrow(message);
  });
});
