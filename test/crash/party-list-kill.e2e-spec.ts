import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { query, UnitOfWork } from '#persistence';
import { runMadoguchi, startDesk, type TestDesk } from '#testing';
import { killedAt } from './support/killed-command.js';

jest.setTimeout(420_000);

const ROWS = 6000;
/** Every fourth row is another line of a person named before. */
const PERSONS = 4500;

describe('a list that is killed while it is taken in', () => {
  it('goes on where it stood: every person is listed once with all lines, and every bad row is named once', async () => {
    const desk = await startDesk();
    try {
      const [by, campaign] = [(await desk.addUser('compliance')).email, await newCampaign(desk)];
      writeFileSync(join(desk.settings.dataDir, 'list.csv'), table());
      const reads = desk.get(UnitOfWork).reads;
      const count = async (sql: string): Promise<number> =>
        Number((await query<{ n: number | string }>(reads, sql))[0]?.n ?? 0);
      const listed = (): Promise<number> => count('SELECT COUNT(*) AS n FROM affected_parties');
      const source = ['--query', 'q', '--extract', 'e', '--released-by', 'r'];
      const start = ['notices', 'import', 'list.csv', '--campaign', campaign, '--by', by, ...source];
      const middle = { sql: 'INSERT INTO affected_parties', times: 30 };
      await killedAt(start, desk.settings, middle);
      const went = [await listed()];
      const [list] = await query<{ id: string }>(reads, 'SELECT id FROM party_sources');
      const resume = ['notices', 'import', '--resume', list?.id ?? '', '--by', by, '--json'];
      await killedAt(resume, desk.settings, middle);
      went.push(await listed());
      expect(went.map((at) => at > 0 && at < PERSONS)).toEqual([true, true]);
      expect(went[1]).toBeGreaterThan(went[0] ?? PERSONS);

      const result = await runMadoguchi(resume, { settings: desk.settings });
      expect(result.lines<object>().at(-1)).toMatchObject({
        state: 'done',
        rows: ROWS + 1,
        joined: ROWS - PERSONS,
        refused: 1,
      });
      expect(await listed()).toBe(PERSONS);
      expect(await count('SELECT COUNT(*) AS n FROM campaign_parties')).toBe(PERSONS);
      expect(await count('SELECT COUNT(*) AS n FROM party_units')).toBe(ROWS);
      expect(await count("SELECT COUNT(*) AS n FROM party_source_lines WHERE phase = 'run'")).toBe(1);
    } finally {
      await desk.close();
    }
  });
});

function table(): string {
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const person = n < PERSONS ? n : (n * 7) % PERSONS;
    return `見本 ${String(person)}号,p${String(person)}@example.jp,C${String(person)},L-${String(n)}`;
  });
  return ['氏名,メールアドレス,お客様番号,回線番号', ...rows.slice(0, 3000), ',,,', ...rows.slice(3000)].join('\r\n');
}

async function newCampaign(desk: TestDesk): Promise<string> {
  const writer = await desk.as('compliance');
  const facts = { title: '名簿の試験', complaintIds: [], knownAt: '2026-11-24T09:00:00+09:00' };
  const incident = (await writer.post('/api/v1/incidents', facts)).as<{ id: string }>().id;
  const words = { subject: '件名', body: '本文' };
  return (await writer.post(`/api/v1/incidents/${incident}/campaigns`, words)).as<{ id: string }>().id;
}
