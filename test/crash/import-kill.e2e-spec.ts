import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { query, UnitOfWork } from '#persistence';
import { runMadoguchi, startDesk } from '#testing';
import { killedAt } from './support/killed-command.js';

jest.setTimeout(420_000);

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

      const said = await killedAt(['import', file, '--json'], desk.settings, {
        sql: 'INSERT INTO import_lines',
        times: 100,
      });
      const { import: id } = JSON.parse(said.split('\n')[0] ?? '') as { import: string };
      const before = await taken();
      expect(before).toBeGreaterThan(50);
      expect(before).toBeLessThan(100);

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
