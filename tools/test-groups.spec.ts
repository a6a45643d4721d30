import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Groups {
  specFiles(project: 'unit' | 'e2e'): string[];
  groupsOf(files: string[], project: 'unit' | 'e2e'): { files: string[]; seconds: number }[];
  limitOf(files: string[]): number;
}

const tool = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(process.cwd(), 'tools', path)).href)) as T;

let groups: Groups;
let inFunction: (code: string, file: string) => string;

beforeAll(async () => {
  groups = await tool<Groups>('lib/test-groups.mjs');
  ({ inFunction } = await tool<{ inFunction: typeof inFunction }>('jest/spec-as-part.mjs'));
});

describe('the groups of a whole run', () => {
  it.each(['unit', 'e2e'] as const)('hold each %s spec exactly once', (project) => {
    const files = groups.specFiles(project);
    expect(files.length).toBeGreaterThan(50);
    expect(groups.groupsOf(files, project).flatMap((group) => group.files)).toEqual(files);
  });

  it('share no file between unit and end-to-end specs', () => {
    const unit = new Set(groups.specFiles('unit'));
    expect(groups.specFiles('e2e').filter((file) => unit.has(file))).toEqual([]);
    expect(unit).toContain('tools/test-groups.spec.ts');
  });

  it('are cut where they would grow too heavy', () => {
    const files = Array.from({ length: 60 }, (_, n) => `test/area/${String(n)}.e2e-spec.ts`);
    const made = groups.groupsOf(files, 'e2e');
    expect(made.length).toBeGreaterThan(2);
    expect(made.flatMap((group) => group.files)).toEqual(files);
  });

  it('have the longest limit that one of their files asks for, and five minutes at least', () => {
    const [backup, notices, none] = ['test/crash/backup', 'test/crash/notices-kill', 'test/support/test-desk'].map(
      (name) => `${name}.e2e-spec.ts`,
    ) as [string, string, string];
    expect(groups.limitOf([none])).toBe(300_000);
    expect(groups.limitOf([none, backup, none])).toBe(600_000);
    expect(groups.limitOf([notices, backup, none])).toBe(1_200_000);
    expect(groups.limitOf(['test/fuzz/documents.e2e-spec.ts'])).toBe(600_000);
  });
});

describe('a spec as a part of a group', () => {
  it('keeps its imports outside, its lines where they were, and the rest inside', () => {
    const code = [
      "import { it } from '@jest/globals';",
      "import { a } from './a.js';",
      'const b = a;',
      'it(b, () => {});',
      '',
    ];
    expect(inFunction(code.join('\n'), 'x.spec.ts').split('\n')).toEqual([
      code[0],
      code[1],
      'export default () => {const b = a;',
      code[3],
      '};',
      '',
    ]);
  });

  it('refuses a spec that exports something', () => {
    expect(() => inFunction("import './a.js';\nexport const b = 1;\n", 'x.spec.ts')).toThrow('x.spec.ts');
  });
});
