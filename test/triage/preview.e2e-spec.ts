import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Preview } from '#engine';
import { query, UnitOfWork } from '#persistence';
import { startDesk, type HttpClient, type TestDesk } from '#testing';

const HINT = '封筒を開けたら知らない人の通話明細が入っていました。';
const CHATTER = '料金プランの変更についてお聞きします。家族で三回線使っております。手続きは店で済ませました。';

let desk: TestDesk;
let agent: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  agent = await desk.as('agent');
});
afterAll(() => desk.close());

const read = async (text: string, lang = 'ja'): Promise<Preview> => {
  const answer = await agent.post('/api/v1/triage/preview', { text, channel: 'phone', lang });
  expect(answer.status).toBe(200);
  return answer.as<Preview>();
};

/** Rows of every table of the desk but those of sessions. */
async function rows(): Promise<Record<string, number>> {
  const { manager } = desk.get(UnitOfWork);
  const found: Record<string, number> = {};
  for (const { tableName } of manager.connection.entityMetadatas) {
    if (/session/.test(tableName)) continue;
    const [row] = await query<{ n: number | string }>(manager, `SELECT count(*) AS n FROM ${tableName}`);
    found[tableName] = Number(row?.n);
  }
  return found;
}

describe('a note while it is typed', () => {
  it('is read without storing anything', async () => {
    await read('前置き');
    const before = await rows();
    await read(HINT);
    await read(HINT.repeat(100));
    expect(await rows()).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    await agent.post('/api/v1/complaints', { channel: 'phone', text: HINT });
    expect(await rows()).not.toEqual(before);
  });

  it('answers with the stretches that count and with three questions in the agent’s language', async () => {
    const preview = await read(`先日の件です。${HINT}`);
    expect(preview).toMatchObject({ flagged: true, partial: false });
    expect(preview.leads.length).toBeGreaterThan(0);
    const [reason] = preview.reasons;
    expect(`先日の件です。${HINT}`.slice(reason?.start, reason?.end)).toBe(reason?.text);
    expect(preview.questions).toHaveLength(3);
    expect((await read(HINT, 'en')).questions.join(' ')).toMatch(/^[\x20-\x7e]+$/);
  });

  it('asks for what has not been said yet', async () => {
    expect((await read('電話の件で')).questions.some((question) => question.includes('いつ'))).toBe(true);
    expect((await read('昨日の電話の件で')).questions.some((question) => question.includes('いつ気づきましたか'))).toBe(
      false,
    );
  });

  it('comes to the end of a long note within a few calls', async () => {
    const numbered = Array.from({ length: 120 }, (_, k) => `${String(k)}番目。${CHATTER}`);
    const text = [...numbered.slice(0, 60), HINT, ...numbered.slice(60)].join('');
    let preview = await read(text);
    for (let calls = 1; preview.partial && calls < 20; calls += 1) preview = await read(text);
    expect(preview).toMatchObject({ partial: false, flagged: true });
    const at = text.indexOf(HINT);
    expect(preview.reasons.some(({ start, end }) => start < at + HINT.length && end > at)).toBe(true);
  });

  it.each(['', '😡', '。。。', '\u0000'])('takes %j', async (text) => {
    const answer = await agent.post('/api/v1/triage/preview', { text, channel: 'phone', lang: 'ja' });
    expect([200, 400, 422]).toContain(answer.status);
  });
});
