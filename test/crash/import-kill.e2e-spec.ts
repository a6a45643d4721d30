import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { runMadoguchi, startDesk } from '#testing';

jest.setTimeout(240_000);

const ROWS = 600;

describe('an import that is killed while it runs', () => {
  it('goes on where it stood: every row is there once, and the ledger balances', async () => {
    const desk = await startDesk();
    try {
      const file = join(desk.settings.dataDir, 'register.csv');
      const rows = Array.from(
        { length: ROWS },
        (_, i) => `2024/8/${(i % 28) + 1},電話,"申出その${i}、\n二行目",N-${i}`,
      );
      writeFileSync(file, ['受付日,受付経路,申出内容,管理番号', ...rows].join('\r\n'));
      const reads = desk.get(UnitOfWork).reads;
      const count = async (sql: string): Promise<number> =>
        Number((await query<{ n: number | string }>(reads, sql))[0]?.n ?? 0);
      const taken = (): Promise<number> => count("SELECT COUNT(*) AS n FROM import_lines WHERE phase = 'run'");

      const id = await killedOnceRunning(file, desk.settings, async () => (await taken()) > 50);
      const before = await taken();
      expect(before).toBeGreaterThan(50);
      expect(before).toBeLessThan(ROWS);

      const resumed = await runMadoguchi(['import', '--resume', id, '--json'], { settings: desk.settings });
      expect(resumed.code).toBe(0);
      expect(resumed.lines<object>().at(-1)).toMatchObject({
        state: 'done',
        rows: ROWS,
        taken: ROWS,
        repeat: 0,
        errors: 0,
      });
      expect(await count('SELECT COUNT(*) AS n FROM complaints')).toBe(ROWS);
      expect(await count('SELECT COUNT(*) AS n FROM arrivals')).toBe(ROWS);
      expect(await count('SELECT MAX(last) AS n FROM slip_counters')).toBe(ROWS);
      const balance = await runMadoguchi(
        ['ledger', 'balance', '--from', '2024-08-01', '--to', '2024-08-31', '--json'],
        {
          settings: desk.settings,
        },
      );
      expect(balance.json<object>()).toMatchObject({ balanced: true, totals: { received: ROWS, complaint: ROWS } });
    } finally {
      await desk.close();
    }
  });
});

/** Starts the import in a process of its own and kills it, without warning, when `enough` says so; answers its id. */
async function killedOnceRunning(
  file: string,
  settings: { dataDir: string; databaseUrl: string | null },
  enough: () => Promise<boolean>,
): Promise<string> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('MADOGUCHI_') && name !== 'NODE_OPTIONS');
  const env = {
    ...Object.fromEntries(own),
    TZ: 'UTC',
    MADOGUCHI_DATA_DIR: settings.dataDir,
    ...(settings.databaseUrl === null ? {} : { MADOGUCHI_DATABASE_URL: settings.databaseUrl }),
  };
  const program = join(projectRoot(), 'dist/apps/cli/main.js');
  const child = spawn(process.execPath, [program, 'import', file, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  while (child.exitCode === null && !(await enough())) await new Promise((resolve) => setImmediate(resolve));
  child.kill('SIGKILL');
  await ended;
  return (JSON.parse(said.split('\n')[0] ?? '') as { import: string }).import;
}
