import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { admin } from './ja/admin';
import { alarms } from './ja/alarms';
import { arrived } from './ja/arrived';
import { bound } from './ja/bound';
import { cases } from './ja/cases';
import { certificate } from './ja/certificate';
import { deciding } from './ja/deciding';
import { engines } from './ja/engines';
import { deskWords } from './ja/group-desk';
import { imports } from './ja/imports';
import { insight } from './ja/insight';
import { office } from './ja/office';
import { partyLists } from './ja/party-lists';
import { rooms } from './ja/rooms';
import { search } from './ja/search';
import { warnings } from './ja/warnings';
import { AREAS } from '../pages/audit/facts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const GROUPS: Record<string, object> = {
  admin,
  alarms,
  arrived,
  bound,
  cases,
  certificate,
  deciding,
  engines,
  imports,
  insight,
  office,
  partyLists,
  rooms,
  search,
  warnings,
};
const groupOf = new Map(
  Object.entries(GROUPS).flatMap(([group, words]) => Object.keys(words).map((key) => [key, group])),
);
const app = readFileSync(join(SOURCE, 'app.tsx'), 'utf8');

/** The file that an import names. */
function fileOf(from: string, spec: string): string | undefined {
  const path = normalize(join(dirname(from), spec));
  return [`${path}.tsx`, `${path}.ts`, `${path}/index.tsx`, `${path}/index.ts`].find((file) => existsSync(file));
}

/** Groups whose words a source says: whole keys, and keys that are made of a beginning and a code. */
function groupsIn(source: string): string[] {
  const whole = [...source.matchAll(/'([A-Za-z][\w.-]*)'/g)].map(([, key = '']) => groupOf.get(key));
  const begun = [
    ...[...source.matchAll(/`([A-Za-z]\w*\.[^`$]*)\$/g)].map(([, head = '']) => head),
    ...[...source.matchAll(/(?:word|codes|options)\(\s*'(\w+)'|area: '(\w+)'/g)].map(([, a, b]) => `${a ?? b ?? ''}.`),
  ].flatMap((head) => [...groupOf].filter(([key]) => key.startsWith(head)).map(([, group]) => group));
  return [...whole, ...begun].filter((group): group is string => group !== undefined);
}

/** Groups that a file and all that it imports say. */
function groupsFrom(file: string, seen: Set<string>): string[] {
  if (seen.has(file) || file.includes('/i18n/')) return [];
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  const next = [...source.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, spec = '']) => fileOf(file, spec));
  const below = next.filter((each) => each !== undefined).flatMap((each) => groupsFrom(each, seen));
  return [...groupsIn(source), ...below];
}

/** What `app.tsx` imports at once: the shell. */
function shell(): { seen: Set<string>; groups: string[] } {
  const seen = new Set<string>();
  const specs = [...app.matchAll(/from '(\.[^']+)'/g)].map(([, spec = '']) => fileOf(join(SOURCE, 'app.tsx'), spec));
  return { seen, groups: specs.filter((each) => each !== undefined).flatMap((each) => groupsFrom(each, seen)) };
}

describe('the words that a page says', () => {
  const pages = [...app.matchAll(/lazy\((?:saying\(\[([^\]]*)\], )?\(\) => import\('(\.\/pages[^']+)'\)/g)].map(
    ([, groups = '', path = '']) => ({ path, loaded: [...groups.matchAll(/'(\w+)'/g)].map(([, group = '']) => group) }),
  );

  it('are found in the source at all', () => {
    expect(pages.length).toBeGreaterThan(30);
    expect(groupsIn("t('bound.title.nowhere')")).toEqual([]);
    expect(groupsIn(`t('${Object.keys(bound)[0] ?? ''}')`)).toEqual(['bound']);
    expect(Object.keys(deskWords).filter((key) => groupOf.has(key))).toEqual([]);
  });

  it('are loaded with it: those of the shell with the desk, the others as app.tsx says', () => {
    expect(shell().groups).toEqual([]);
    const missing = pages.flatMap(({ path, loaded }) => {
      const file = fileOf(join(SOURCE, 'app.tsx'), path) ?? '';
      const said = new Set(groupsFrom(file, new Set(shell().seen)));
      return [...said].filter((group) => !loaded.includes(group)).map((group) => `${path} says ${group}`);
    });
    expect(missing).toEqual([]);
  });

  it('by the codes that a fact of the audit log may carry are loaded with the log', () => {
    const loaded = pages.find(({ path }) => path === './pages/audit')?.loaded ?? [];
    const said = AREAS.flatMap((area) => [...groupOf].filter(([key]) => key.startsWith(`${area}.`)));
    // Those of the desk, which come with every page, are not among them.
    expect(said.length).toBeGreaterThan(5);
    expect(said.filter(([, group]) => !loaded.includes(group))).toEqual([]);
  });
});
