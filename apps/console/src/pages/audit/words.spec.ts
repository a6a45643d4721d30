import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { actionWord, areaWord, byArea, objectName, objectWord, partWord, purposeWord } from './words';

/** What `pattern` finds in the features' source, specs left out. */
function inSource(folders: string[], pattern: RegExp): string[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.(spec|fixture)\.ts$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const found = files.flatMap((text) =>
    [...text.matchAll(pattern)].flatMap((match): (string | undefined)[] => match.slice(1)),
  );
  return [...new Set(found.filter((one) => one !== undefined))].sort();
}

/** Actions as they stand in the source: `action: 'incident.opened'`. */
const writtenActions = (): string[] =>
  inSource(['libs'], /action: (?:[^\n']{0,60}\? )?'([a-z-]+\.[a-z_-]+)'(?: : '([a-z-]+\.[a-z_-]+)')?/g);

/** Steps of an incident, which its timeline writes to the log as `incident.<step>`. */
const stepsOfIncidents = (): string[] =>
  inSource(['libs/incidents', 'libs/notices', 'libs/evidence'], /action: '([a-z]+(?:-[a-z]+)+)'/g);

describe('words of the audit log', () => {
  it('are there for every action that the features write', () => {
    const actions = writtenActions();
    expect(actions.length).toBeGreaterThan(80);
    expect(actions.filter((action) => /[a-z]/.test(actionWord(action, 'ja')))).toEqual([]);
    const steps = stepsOfIncidents();
    expect(steps.length).toBeGreaterThan(30);
    expect(steps.filter((step) => /[a-z]/.test(actionWord(`incident.${step}`, 'ja')))).toEqual([]);
  });

  it('are there for every state that lists and campaigns move through', () => {
    const states = (path: string, name: string): string[] => {
      const [, list = ''] = new RegExp(`${name} = \\[([^\\]]*)\\]`).exec(readFileSync(path, 'utf8')) ?? [];
      return [...list.matchAll(/'([a-z]+)'/g)].flatMap(([, state]) => state ?? []);
    };
    const moves = [
      ...states('libs/notices/data/list.entities.ts', 'SOURCE_STATES').map((state) => `party-list.${state}`),
      ...states('libs/notices/domain/campaign-state.ts', 'CAMPAIGN_STATES').map((state) => `campaign.${state}`),
    ].filter((action) => !['party-list.receiving', 'campaign.draft'].includes(action));
    expect(moves.length).toBeGreaterThan(10);
    expect(moves.filter((action) => /[a-z]/.test(actionWord(action, 'ja')))).toEqual([]);
    expect(actionWord('party-list.running', 'ja')).not.toBe(
      actionWord('campaign.running', 'ja').replace('通知', '対象者の名簿'),
    );
  });

  it('are there for every purpose that a look is given by itself', () => {
    const purposes = inSource(
      ['libs/incidents', 'libs/complaints', 'libs/notices', 'libs/intake'],
      /(?:looked\([^)]*actor, |action: '[a-z]+\.read', object[^\n}]*purpose: )['`]([a-z-]+)/g,
    );
    expect(purposes.length).toBeGreaterThan(8);
    expect(purposes.filter((purpose) => /[a-z]/.test(purposeWord(purpose, 'ja')))).toEqual([]);
    const id = '01M8CMZ2TK3KSFCT4PWR2GBRCS';
    expect([`evidence:${id}`, `receipt ${id}`, 'receipt of a letter'].map((each) => purposeWord(each, 'ja'))).toEqual([
      '証拠のファイル',
      '受領の控え',
      'receipt of a letter',
    ]);
  });

  it('are there for every part of the desk that acts by itself', () => {
    const parts = inSource(['libs', 'apps'], /systemActor\('([a-z-]+)'\)/g).filter(
      (part) => !['bench', 'test'].includes(part),
    );
    expect(parts.length).toBeGreaterThan(20);
    const catalogue = inSource(['apps/console/src/i18n/ja'], /'actor\.([a-z-]+)':/g);
    expect(parts.filter((part) => !catalogue.includes(part) && partWord(part, part, 'ja') === part)).toEqual([]);
  });

  it('are there for every thing that a line is about', () => {
    const kinds = inSource(['libs'], /\bobject(?:: | = |, )[`']([a-z][a-z-]+)[:'`]/g);
    expect(kinds.length).toBeGreaterThan(25);
    expect(kinds.filter((kind) => /[a-z]/.test(objectWord(kind, 'ja')))).toEqual([]);
  });

  it.each([
    ['complaint:01M8BHQ5D72ZAS9Q4GJQRN8S7S', '2026-11-000144', '2026-11-000144'],
    ['campaign:01M8BHQ5D72ZAS9Q4GJQRN8S7S', '2026-0003', '通知 2026-0003'],
    ['session:01M8BHQ5D72ZAS9Q4GJQRN8S7S', null, 'ログイン …RN8S7S'],
    ['mailbox:kujo', null, '受信箱 kujo'],
    ['incidents', null, '事案の一覧'],
  ])('%s, known as %s, is called %s', (object, name, said) => {
    expect(objectName(object, name, 'ja')).toBe(said);
  });

  it.each([
    ['complaint.read', 'ja', '苦情：内容を見た'],
    ['complaint.read', 'en', 'Complaints: read'],
    ['backup.made', 'ja', 'バックアップ：作った'],
    ['incident.some-new-step', 'ja', '事案：some-new-step'],
    ['nothing', 'ja', 'nothing'],
  ] as const)('%s in %s is %s', (action, language, text) => {
    expect(actionWord(action, language)).toBe(text);
  });

  it('put actions under their area', () => {
    expect(byArea(['a.x', 'a.y', 'b.x'])).toEqual([
      { area: 'a.', actions: ['a.x', 'a.y'] },
      { area: 'b.', actions: ['b.x'] },
    ]);
    expect(areaWord('incident.', 'en')).toBe('Incidents');
  });
});
