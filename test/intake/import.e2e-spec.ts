import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { JobRunner } from '#jobs';
import { query, UnitOfWork } from '#persistence';
import { startDesk, type HttpClient, type TestDesk } from '#testing';

jest.setTimeout(420_000);

interface View {
  id: string;
  state: string;
  kind: string;
  charset: string | null;
  rowsTotal: number | null;
  check: Counts | null;
  counts: Counts;
}
interface Counts {
  taken: number;
  repeat: number;
  error: number;
}
interface Line {
  row: number;
  line: number;
  outcome: string;
  faults: { field: string; code: string }[];
  slipNumber: string | null;
  complaintId: string | null;
}

let desk: TestDesk;
let lead: HttpClient;
let agent: HttpClient;

beforeAll(async () => {
  desk = await startDesk();
  lead = await desk.as('supervisor');
  agent = await desk.as('agent');
}, 300_000);
afterAll(() => desk.close());

const csv = (...rows: string[]): Buffer =>
  Buffer.from(['受付日時,受付経路,お客様名,申出内容,対応状況,管理番号', ...rows].join('\r\n'));
const work = (): Promise<number> => desk.get(JobRunner).runDue();

async function count(table: string, where = '1 = 1'): Promise<number> {
  const [row] = await query<{ n: number | string }>(
    desk.get(UnitOfWork).reads,
    `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
  );
  return Number(row?.n);
}

async function upload(bytes: Buffer, name = 'register.csv'): Promise<View> {
  const answer = await lead.upload('/api/v1/imports', { name, bytes, mediaType: 'application/octet-stream' });
  expect(answer.status).toBe(201);
  return answer.as<View>();
}

const one = async (id: string): Promise<View> => (await lead.get(`/api/v1/imports/${id}`)).as<View>();

async function check(id: string, more: object = {}): Promise<View> {
  const { mapping } = (await lead.get(`/api/v1/imports/${id}/columns`)).as<{ mapping: object }>();
  const answer = await lead.post(`/api/v1/imports/${id}/check`, { mapping: { ...mapping, ...more } });
  expect([answer.status, answer.body]).toEqual([202, expect.anything()]);
  await work();
  return one(id);
}

async function run(id: string): Promise<View> {
  expect((await lead.post(`/api/v1/imports/${id}/start`)).status).toBe(202);
  await work();
  return one(id);
}

async function lines(id: string, outcome = ''): Promise<Line[]> {
  const path = `/api/v1/imports/${id}/lines${outcome === '' ? '' : `?outcome=${outcome}`}`;
  return (await lead.get(path)).as<{ items: Line[] }>().items;
}

describe('a register of the past', () => {
  let id: string;
  const file = csv(
    '令和6年3月5日 10:20,電話,試験 太郎,隣の部屋の通話明細が届いた。,対応済,K-1',
    '２０２４／０３／０６,ＦＡＸ,試験 花子,料金の説明がない。,対応中,K-2',
    '2024/02/30,電話,,日付が変です。,,K-3',
    '2024/3/7,伝書鳩,,経路が変です。,,K-4',
    '2024/3/8,電話,,,,K-5',
    '令和6年3月5日 10:20,電話,試験 太郎,隣の部屋の通話明細が届いた。,対応済,K-1',
    '2024/3/9,メール,,"複数行の\n申出です。",,K-6',
  );

  it('is checked row by row, with line numbers, and leaves no trace among the complaints', async () => {
    ({ id } = await upload(file));
    const view = await check(id);
    expect(view).toMatchObject({ state: 'checked', kind: 'csv', charset: 'utf-8', rowsTotal: 7 });
    expect(view.check).toEqual({ taken: 3, repeat: 1, error: 3 });
    expect((await lines(id)).map(({ line, outcome, faults }) => [line, outcome, ...faults])).toEqual([
      [4, 'error', { field: 'receivedAt', code: 'bad-date' }],
      [5, 'error', { field: 'channel', code: 'unknown-channel' }],
      [6, 'error', { field: 'text', code: 'empty-text' }],
      [7, 'repeat', { field: 'row', code: 'known-row' }],
    ]);
    for (const table of ['complaints', 'arrivals']) expect([table, await count(table)]).toEqual([table, 0]);
  });

  it('becomes complaints with the dates, numbers and states of the register, triaged and never acknowledged', async () => {
    const view = await run(id);
    expect([view.state, view.counts]).toEqual(['done', { taken: 3, repeat: 1, error: 3 }]);
    const [first, second, third] = await lines(id, 'taken');
    expect([first?.slipNumber, second?.slipNumber, third?.line]).toEqual(['2024-03-000001', '2024-03-000002', 8]);
    const page = (await lead.get(`/api/v1/complaints/${first?.complaintId ?? ''}`)).as<Record<string, unknown>>();
    expect(page).toMatchObject({
      receivedAt: '2024-03-05T01:20:00.000Z',
      channel: 'phone',
      state: 'closed',
      closedAt: '2024-03-05T01:20:00.000Z',
      flagged: true,
      text: '隣の部屋の通話明細が届いた。',
      imported: { importId: id, row: 1 },
      acknowledgedAt: null,
    });
    expect(await count('complaints', "state = 'received'")).toBe(2);
    expect(await count('acknowledgement_mails')).toBe(0);
    expect(await count('signals')).toBeGreaterThan(0);
  });

  it('is found by its own number, whatever way that is written', async () => {
    const found = await agent.post('/api/v1/complaints/lookup', { kind: 'reference', value: 'ｋ－２' });
    expect(found.as<{ items: { slipNumber: string }[] }>().items.map((item) => item.slipNumber)).toEqual([
      '2024-03-000002',
    ]);
  });

  it('comes in once, however often the file is imported and whatever the mapping says', async () => {
    const before = await count('complaints');
    const again = await upload(file);
    expect(again.id).not.toBe(id);
    expect((await check(again.id, { channel: 'web' })).check).toEqual({ taken: 0, repeat: 4, error: 3 });
    expect((await run(again.id)).counts).toEqual({ taken: 0, repeat: 4, error: 3 });
    expect(await count('complaints')).toBe(before);
  });

  it('gives back the rows with errors, which come in once they are mended', async () => {
    const failed = await lead.get(`/api/v1/imports/${id}/failed.csv`);
    expect(failed.headers.get('content-type')).toContain('text/csv');
    const text = failed.bytes.toString('utf8');
    expect(text.split('\r\n')[1]).toBe('4,receivedAt: bad-date,2024/02/30,電話,,日付が変です。,,K-3');
    const mended = Buffer.from(text.replace('2024/02/30', '2024/02/29').replace('伝書鳩', '手紙'));
    const next = await upload(mended, 'mended.csv');
    expect((await check(next.id)).check).toEqual({ taken: 2, repeat: 0, error: 1 });
    expect((await run(next.id)).counts).toEqual({ taken: 2, repeat: 0, error: 1 });
    expect((await lines(next.id, 'taken')).map((line) => line.slipNumber)).toEqual([
      '2024-02-000001',
      '2024-03-000004',
    ]);
  });

  it('leaves the ledger balanced, the past months gap-free included', async () => {
    const officer = await desk.as('compliance');
    const balance = await officer.get('/api/v1/ledger/balance?from=2024-02-01&to=2024-03-31');
    expect(balance.as<object>()).toMatchObject({ balanced: true, totals: { received: 5, complaint: 5 } });
  });

  it('proposes the mapping that was used the last time', async () => {
    const other = await upload(csv('2024/4/1,電話,,別の申出,,K-9'));
    await check(other.id, { dayOrder: 'dmy' });
    await run(other.id);
    const third = await upload(csv('2024/4/2,電話,,また別の申出,,K-10'));
    const columns = (await lead.get(`/api/v1/imports/${third.id}/columns`)).as<{ mapping: object; rows: string[][] }>();
    expect(columns.mapping).toMatchObject({ dayOrder: 'dmy', columns: { text: ['申出内容'] } });
    expect(columns.rows).toEqual([['2024/4/2', '電話', '', 'また別の申出', '', 'K-10']]);
  });
});

describe('an import', () => {
  it('refuses a mapping without a needed column, and a start without a dry run', async () => {
    const { id } = await upload(csv('2024/5/1,電話,,申出,,Q-1'));
    expect((await lead.post(`/api/v1/imports/${id}/start`)).body).toMatchObject({ code: 'imports.step-not-allowed' });
    const bad = await lead.post(`/api/v1/imports/${id}/check`, { mapping: { columns: { text: ['本文'] } } });
    expect(bad.body).toMatchObject({
      code: 'imports.mapping-incomplete',
      errors: [{ pointer: '/mapping/columns/text' }, { pointer: '/mapping/columns/receivedAt' }],
    });
  });

  it('can be paused, resumed and cancelled, and never takes a row twice', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `2024/6/${i + 1},電話,,申出その${i},,P-${i}`);
    const { id } = await upload(csv(...rows));
    await check(id);
    await lead.post(`/api/v1/imports/${id}/start`);
    expect((await lead.post(`/api/v1/imports/${id}/pause`)).as<View>().state).toBe('paused');
    await work();
    expect((await one(id)).counts.taken).toBe(0);
    expect((await lead.post(`/api/v1/imports/${id}/resume`)).status).toBe(202);
    await work();
    expect(await one(id)).toMatchObject({ state: 'done', counts: { taken: 30, repeat: 0, error: 0 } });
    expect((await lead.post(`/api/v1/imports/${id}/cancel`)).status).toBe(409);
    expect(await count('complaints', "slip_number LIKE '2024-06-%'")).toBe(30);
  });

  it('takes equal rows of one file only when told to', async () => {
    const file = csv('2024/7/1,電話,,料金が高い,,', '2024/7/1,電話,,料金が高い,,');
    const { id } = await upload(file);
    expect((await check(id)).check).toEqual({ taken: 1, repeat: 1, error: 0 });
    expect((await check(id, { repeats: 'take' })).check).toEqual({ taken: 2, repeat: 0, error: 0 });
    expect((await run(id)).counts).toEqual({ taken: 2, repeat: 0, error: 0 });
  });

  it('is for supervisors and compliance officers; what is no table is refused', async () => {
    expect((await (await desk.as('admin')).get('/api/v1/imports')).status).toBe(403);
    expect((await agent.get('/api/v1/imports')).status).toBe(403);
    const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 1]);
    const refused = await lead.upload('/api/v1/imports', { name: 'x.png', bytes: picture, mediaType: 'image/png' });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'imports.unreadable' }]);
  });
});

describe('a mailbox', () => {
  const MBOX = [
    'From taro@example.jp Thu Mar  7 01:00:00 2024',
    'Date: Thu, 7 Mar 2024 10:00:00 +0900',
    'From: taro@example.jp',
    'To: desk@example.jp',
    'Message-ID: <old-1@example.jp>',
    'Subject: bill',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '料金の請求書が届きません。',
    '',
    'From hanako@example.jp Fri Mar  8 01:00:00 2024',
    'Date: Fri, 8 Mar 2024 10:00:00 +0900',
    'From: hanako@example.jp',
    'To: desk@example.jp',
    'Subject: other',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '他人の通話履歴が見えました。',
    '',
  ].join('\n');

  it('comes in mail by mail with the dates of the mails, is triaged, and nobody is answered', async () => {
    const view = await upload(Buffer.from(MBOX), 'old.mbox');
    expect(view.kind).toBe('mbox');
    expect((await lead.post(`/api/v1/imports/${view.id}/check`, {})).status).toBe(202);
    await work();
    expect((await one(view.id)).check).toEqual({ taken: 2, repeat: 0, error: 0 });
    expect((await run(view.id)).counts).toEqual({ taken: 2, repeat: 0, error: 0 });
    const [first, second] = await lines(view.id, 'taken');
    const page = (await lead.get(`/api/v1/complaints/${first?.complaintId ?? ''}`)).as<object>();
    expect(page).toMatchObject({ receivedAt: '2024-03-07T01:00:00.000Z', channel: 'email', imported: { row: 1 } });
    const other = (await lead.get(`/api/v1/complaints/${second?.complaintId ?? ''}`)).as<object>();
    expect(other).toMatchObject({ receivedAt: '2024-03-08T01:00:00.000Z', flagged: true });
    expect(await count('acknowledgement_mails', "state <> 'suppressed'")).toBe(0);
    // Control: the same mail as one of today would be acknowledged.
    const today = Buffer.from(MBOX.split('\n').slice(1, 9).join('\n').replace('old-1', 'new-1'));
    const taken = await agent.upload('/api/v1/intake/email', {
      name: 'a.eml',
      bytes: today,
      mediaType: 'message/rfc822',
    });
    expect(taken.status).toBe(201);
    expect(await count('acknowledgement_mails', "state <> 'suppressed'")).toBe(1);
  });

  it('brings no mail a second time', async () => {
    const again = await upload(Buffer.from(`${MBOX}\n`), 'copy.mbox');
    await lead.post(`/api/v1/imports/${again.id}/check`, {});
    await work();
    expect((await one(again.id)).check).toMatchObject({ repeat: 1 });
    expect((await lines(again.id)).map(({ faults }) => faults)).toEqual([[{ field: 'row', code: 'known-mail' }]]);
  });
});
