import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { runMadoguchi, startDesk } from '#testing';
import { faultsOf, type JsonSchema } from '../support/json-schema.js';
import { lexiconThatFlags } from '../support/other-lexicon.js';
import { killedAt } from './support/killed-command.js';

jest.setTimeout(600_000);

const ROWS = 450;
const WORD = '焼き芋';
/** Every third complaint holds the word. */
const FLAGGED = ROWS / 3;

const schema = (name: string): JsonSchema =>
  JSON.parse(readFileSync(join(projectRoot(), 'docs', 'schemas', `${name}.json`), 'utf8')) as JsonSchema;

interface TrialLine {
  trial: string;
  state: string;
  done: number;
  all: Record<string, number>;
}

describe('a trial over all history that is killed in the middle', () => {
  it('goes on where it stood: every complaint is counted once, and every difference is there once', async () => {
    const desk = await startDesk();
    const { settings } = desk;
    const madoguchi = (...args: string[]) => runMadoguchi([...args, '--json'], { settings, cwd: settings.dataDir });
    const count = async (sql: string): Promise<number> =>
      Number((await query<{ n: number | string }>(desk.get(UnitOfWork).reads, sql))[0]?.n ?? 0);
    try {
      const rows = Array.from(
        { length: ROWS },
        (_, i) =>
          `2024/8/${String((i % 28) + 1)},電話,料金${i % 3 === 0 ? `と${WORD}` : ''}の申出その${String(i)},N-${String(i)}`,
      );
      writeFileSync(
        join(settings.dataDir, 'register.csv'),
        ['受付日,受付経路,申出内容,管理番号', ...rows].join('\r\n'),
      );
      expect((await madoguchi('import', 'register.csv')).code).toBe(0);
      writeFileSync(join(settings.dataDir, 'words.yaml'), lexiconThatFlags(WORD, '2027.1.1'));
      const brought = await madoguchi('triage', 'bring', '--lexicon', 'words.yaml');
      expect(brought.code).toBe(0);
      const { id } = brought.json<{ id: string }>();

      const done = (): Promise<number> => count('SELECT MAX(done) AS n FROM engine_trials');
      await killedAt(['triage', 'lookback', 'trial', id], settings, {
        sql: 'UPDATE engine_trials SET position',
        times: 3,
      });
      expect(await done()).toBe(200);

      const finished = await madoguchi('triage', 'lookback', 'trial', id);
      expect(finished.code).toBe(0);
      const trial = finished.json<TrialLine>();
      expect(trial).toMatchObject({ state: 'finished', done: ROWS });
      expect(await count('SELECT COUNT(*) AS n FROM engine_trials')).toBe(1);
      expect(trial.all).toMatchObject({ read: ROWS, newlyFlagged: FLAGGED, newlyDropped: 0 });
      expect(await count('SELECT COUNT(*) AS n FROM engine_trial_differences')).toBe(
        FLAGGED + (trial.all['changed'] ?? 0),
      );

      const report = await madoguchi('triage', 'lookback', 'report', trial.trial, '--difference', 'newly-flagged');
      const lines = report.lines<object>();
      expect(lines).toHaveLength(1 + FLAGGED);
      expect(faultsOf(schema('triage-trial'), lines[0])).toEqual([]);
      expect(lines.slice(1).flatMap((line) => faultsOf(schema('triage-difference'), line))).toEqual([]);
      expect(report.stdout).not.toContain(WORD);
      const versions = (await madoguchi('triage', 'lookback', 'versions')).lines<object>();
      expect(versions.flatMap((line) => faultsOf(schema('triage-engine'), line))).toEqual([]);
      const unsigned = await madoguchi('triage', 'lookback', 'activate', id);
      expect([unsigned.code, unsigned.stderr]).toEqual([1, expect.stringContaining('lookback.step-not-allowed')]);
      const labels = await madoguchi('triage', 'labels', '--output', 'labels.jsonl');
      expect(labels.json()).toEqual({ written: 0, signals: 0, erased: 0 });
    } finally {
      await desk.close();
    }
  });
});
