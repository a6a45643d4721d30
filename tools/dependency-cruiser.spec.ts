import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const root = process.cwd();
const { forbidden } = createRequire(import.meta.url)(join(root, 'tools/dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

const libs =
  'kernel persistence vault audit access jobs http guideline documents drafts complaints live search triage siblings clusters intake imports incidents notices replies evidence alarms webhooks retention trends assembly testing'.split(
    ' ',
  );
const packages = ['typeorm', '@nestjs/common', 'tool-for-developers'];

/** A small house in which every import is allowed. */
const sound: Record<string, string> = {
  'package.json': JSON.stringify({
    dependencies: { typeorm: '1', '@nestjs/common': '1' },
    devDependencies: { 'tool-for-developers': '1' },
  }),
  ...Object.fromEntries(libs.map((lib) => [`libs/${lib}/index.ts`, 'export const one = 1;'])),
  ...Object.fromEntries(
    packages.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  ),
  'libs/incidents/domain/clock.ts': "import { one } from '#kernel'; export const due = one;",
  'libs/incidents/data/rows.ts': "import 'typeorm'; import { due } from '../domain/clock.js'; export const row = due;",
  'libs/incidents/domain/clock.spec.ts': "import '#testing'; import './clock.js'; import 'tool-for-developers';",
  'apps/desk/main.ts': "import '#incidents';",
  'apps/desk/create-desk.ts': "import '#assembly';",
  'apps/cli/main.ts': "import '../desk/create-desk.js';",
  'apps/worker/main.ts': "import '#assembly';",
  'apps/console/main.ts': 'export {};',
  'libs/testing/start.ts': "import '../../apps/desk/create-desk.js'; import 'tool-for-developers';",
};

/** Files that break one rule each; floors are broken by a step to the next floor. */
const broken: Record<string, string> = {
  ...climb('kernel', 'persistence'),
  ...climb('persistence', 'vault'),
  ...climb('vault', 'audit'),
  ...climb('audit', 'access'),
  ...climb('access', 'jobs'),
  ...climb('jobs', 'drafts'),
  ...climb('drafts', 'complaints'),
  ...climb('complaints', 'live'),
  ...climb('live', 'search'),
  ...climb('search', 'triage'),
  ...climb('triage', 'siblings'),
  ...climb('siblings', 'clusters'),
  ...climb('clusters', 'intake'),
  ...climb('intake', 'imports'),
  ...climb('imports', 'incidents'),
  ...climb('incidents', 'notices'),
  ...climb('notices', 'replies'),
  ...climb('replies', 'evidence'),
  ...climb('evidence', 'alarms'),
  ...climb('alarms', 'trends'),
  ...climb('trends', 'assembly'),
  'libs/kernel/stands-alone.ts': "import '#audit';",
  'libs/shed/index.ts': "import '#kernel';",
  'libs/notices/side-door.ts': "import '../incidents/data/rows.js';",
  'apps/desk/side-door.ts': "import '../../libs/incidents/data/rows.js';",
  'libs/notices/own-door.ts': "import '#notices';",
  'libs/notices/knows-app.ts': "import '../../apps/desk/create-desk.js';",
  'apps/worker/knows-desk.ts': "import '../desk/create-desk.js';",
  'apps/console/knows-server.ts': "import '#kernel';",
  'libs/notices/domain/impure.ts': "import '@nestjs/common';",
  'libs/notices/domain/touches-disk.ts': "import 'node:fs';",
  'libs/notices/domain/outer.ts': "import '../data/row.js';",
  'libs/notices/data/row.ts': 'export {};',
  'libs/notices/use-cases/sql.ts': "import 'typeorm';",
  'libs/notices/test-in-product.ts': "import '#testing';",
  'libs/notices/circle-a.ts': "import './circle-b.js';",
  'libs/notices/circle-b.ts': "import './circle-a.js';",
  'libs/notices/nowhere.ts': "import './does-not-exist.js';",
  'libs/notices/needs-tool.ts': "import 'tool-for-developers';",
};

function climb(from: string, to: string): Record<string, string> {
  return { [`libs/${from}/climb.ts`]: `import '#${to}';` };
}

interface Violation {
  rule: { name: string };
  from: string;
}

const houses: string[] = [];

/** Writes a house beside copies of the real rules and answers what the rules say about it. */
function violationsIn(files: Record<string, string>): Violation[] {
  const house = mkdtempSync(join(tmpdir(), 'madoguchi-house-'));
  houses.push(house);
  for (const name of ['tools/dependency-cruiser.cjs', 'tools/tsconfig.cruise.json', 'tsconfig.json'])
    cpSync(join(root, name), join(house, name));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, name)), { recursive: true });
    writeFileSync(join(house, name), text);
  }
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', 'tools/dependency-cruiser.cjs', '--output-type', 'json', 'libs', 'apps'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: house, encoding: 'utf8' });
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('rules of direction', () => {
  afterAll(() => {
    for (const house of houses) rmSync(house, { recursive: true, force: true });
  });

  it('are silent about a house that keeps them', () => {
    expect(violationsIn(sound)).toEqual([]);
  });

  it('fail, each of them, on a house that breaks them', () => {
    const found = violationsIn({ ...sound, ...broken });
    const silent = forbidden.map((rule) => rule.name).filter((name) => !found.some(({ rule }) => rule.name === name));
    expect(silent).toEqual([]);
    const blamed = new Set(found.map(({ from }) => from));
    const unblamed = Object.keys(broken).filter((file) => !blamed.has(file));
    // A circle is told once, from its first file.
    expect(unblamed).toEqual(['libs/notices/data/row.ts', 'libs/notices/circle-b.ts']);
  });
});
