import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { projectRoot } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { SweepSearch } from '#search';
import { startDesk, until, type Answer, type HttpClient, type TestDesk } from '#testing';
import { ledgerLines } from './doors.js';

jest.setTimeout(420_000);

const fixture = (name: string) => readFileSync(join(projectRoot(), 'test/fixtures/fax', name));
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** Patience with a machine that does much else. */
const READ_MS = 200_000;
/** Shows up in no page as the machine reads it. */
const LEAK = '通話の内容が第三者に漏えいしていました。';

interface Line {
  id: string;
  page: number;
  confidence: number | null;
  band: string | null;
  needsPerson: boolean;
  version: number;
  settledHow: string | null;
  documentName: string;
  width: number;
  height: number;
}
interface View extends Line {
  text: string;
  originalText: string;
  words: {
    text: string;
    confidence: number;
    left: number;
    top: number;
    width: number;
    height: number;
    at: number | null;
  }[];
  versions: { version: number; how: string; actorId: string }[];
}
interface Case {
  id: string;
  text: string;
  version: number;
  humanMustRead: boolean;
  assessments: { source: string; flagged: boolean }[];
}

let desk: TestDesk;
let agent: HttpClient;
let other: HttpClient;
let complaintId = '';

const listed = async () => (await agent.get(`/api/v1/complaints/${complaintId}/pages`)).as<{ items: Line[] }>().items;
const opened = async (id: string) => (await agent.get(`/api/v1/pages/${id}`)).as<View>();
const theCase = async () => (await agent.get(`/api/v1/complaints/${complaintId}`)).as<Case>();
const change = (what: string, page: Line, body: unknown, by = agent): Promise<Answer> =>
  by.post(`/api/v1/pages/${page.id}/${what}`, body, { 'if-match': `"${String(page.version)}"` });
const waiting = async () => (await agent.get('/api/v1/reading')).as<{ items: { complaintId: string }[] }>().items;
const nth = async (n: number): Promise<Line> => {
  const line = (await listed())[n - 1];
  if (line === undefined) throw new Error(`there is no page ${String(n)}`);
  return line;
};
const audited = (action: string) =>
  query<{ object: string }>(desk.get(UnitOfWork).reads, 'SELECT object FROM audit_entries WHERE action = ?', [action]);

/** Marks pages as such that a person has to read, whatever today's engine makes of them. */
const makeUnreadable = (page: Line) =>
  desk
    .get(UnitOfWork)
    .write((m) => query(m, 'UPDATE read_pages SET needs_person = ? WHERE id = ? RETURNING id', [true, page.id]));

beforeAll(async () => {
  desk = await startDesk();
  [agent, other] = [await desk.as('agent'), await desk.as('supervisor')];
  const upload = { name: '届いたFAX.tif', bytes: fixture('fax-std-clean.tif'), mediaType: 'image/tiff' };
  expect((await agent.upload('/api/v1/intake/fax', upload)).status).toBe(201);
  // On a busy machine the upload is answered before its four pages are read.
  complaintId = await until(
    'the fax was read',
    async () => (await ledgerLines(agent, '&channel=fax'))[0]?.complaintId,
    READ_MS,
  );
}, 600_000);
afterAll(() => desk.close());

describe('what was read of a fax', () => {
  it('is listed page by page, without content', async () => {
    const pages = await listed();
    expect(pages.map(({ page, documentName }) => [page, documentName])).toEqual(
      [1, 2, 3, 4].map((n) => [n, 'original']),
    );
    for (const page of pages) expect(page.confidence).toBeGreaterThan(50);
    expect(JSON.stringify(pages)).not.toContain('様');
  });

  it('shows words with their boxes on the picture and their places in the text', async () => {
    const page = await opened((await nth(1)).id);
    expect(page.text).toBe(page.originalText);
    expect(page.words.length).toBeGreaterThan(30);
    const placed = page.words.filter(({ at, text }) => at !== null && page.text.startsWith(text, at));
    expect(placed.length).toBeGreaterThan(page.words.length * 0.95);
    // A fax page is not made smaller for people, so that boxes and picture have the same pixels.
    const picture = (await agent.get(`/api/v1/pages/${page.id}/picture`)).bytes;
    for (const { left, top, width, height } of page.words) {
      expect(left + width).toBeLessThanOrEqual(picture.readUInt32BE(16));
      expect(top + height).toBeLessThanOrEqual(picture.readUInt32BE(20));
    }
  });

  it('has a picture as it came and one as the engine saw it; each look is in the audit log', async () => {
    const page = await nth(1);
    const before = (await audited('page.looked-at')).length;
    for (const kind of ['original', 'prepared']) {
      const answer = await agent.get(`/api/v1/pages/${page.id}/picture?kind=${kind}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
      expect(answer.bytes.subarray(0, 8).equals(PNG)).toBe(true);
      // Square pixels, upright: an A4 page is about 1.4 times as high as it is wide.
      expect(answer.bytes.readUInt32BE(20) / answer.bytes.readUInt32BE(16)).toBeGreaterThan(1.2);
    }
    expect((await audited('page.looked-at')).slice(before).map(({ object }) => object)).toEqual([
      `page:${page.id}`,
      `page:${page.id}`,
    ]);
  });

  it('is not for people who run the desk', async () => {
    const admin = await desk.as('admin');
    const page = await nth(1);
    for (const path of [`pages/${page.id}`, `pages/${page.id}/picture`, `complaints/${complaintId}/pages`, 'reading']) {
      expect((await admin.get(`/api/v1/${path}`)).status).toBe(403);
    }
  });
});

describe('a page put right', () => {
  it('word by word changes the case, keeps the reading, and is remembered with who did it', async () => {
    const before = await opened((await nth(2)).id);
    const index = before.words.findIndex(({ text, at }) => at !== null && text.length > 1);
    const answer = await change('correction', before, { words: [{ index, text: '直した語' }] });
    expect(answer.status).toBe(200);
    const after = answer.as<View>();
    expect(after).toMatchObject({
      originalText: before.text,
      version: 1,
      versions: [{ version: 1, how: 'corrected' }],
    });
    expect(after.text).toContain('直した語');
    expect(after.words[index]).toMatchObject({ text: '直した語', confidence: 100, left: before.words[index]?.left });
    expect((await theCase()).text).toContain('直した語');
  });

  it('as a whole has the case assessed again, and a leak that the machine misread is found', async () => {
    const page = await opened((await nth(3)).id);
    const rounds = (await theCase()).assessments.length;
    const answer = await change('correction', page, { text: `${page.text}\n${LEAK}` });
    expect(answer.status).toBe(200);
    const { text, assessments } = await theCase();
    expect(text).toContain(LEAK);
    expect(assessments.slice(rounds)).toMatchObject([{ source: 'correction', flagged: true }]);
    while (await desk.get(SweepSearch).step());
    const hits = (await other.post('/api/v1/search', { q: '第三者 漏洩' })).as<{ items: { complaintId: string }[] }>();
    expect(hits.items).toMatchObject([{ complaintId }]);
  });

  it('is refused when somebody else put it right first, and shows both', async () => {
    const page = await nth(4);
    expect((await change('correction', page, { text: '先の人の文' }, other)).status).toBe(200);
    const late = await change('correction', page, { text: '後の人の文' });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: 'intake.page-conflict',
        data: { yours: { text: '後の人の文' }, current: { version: 1, text: '先の人の文' } },
      },
    });
    expect((await theCase()).text).not.toContain('後の人の文');
  });

  it('needs the version that was seen, and a word that is there', async () => {
    const page = await nth(1);
    expect(await agent.post(`/api/v1/pages/${page.id}/confirmation`)).toMatchObject({ status: 428 });
    expect(await change('correction', page, { words: [{ index: 99_999, text: 'あ' }] })).toMatchObject({ status: 422 });
    expect(await change('correction', page, {})).toMatchObject({ status: 422 });
  });
});

describe('a case that a person must read', () => {
  beforeAll(async () => {
    for (const n of [1, 2]) await makeUnreadable(await nth(n));
    await desk
      .get(UnitOfWork)
      .write((m) =>
        query(m, 'UPDATE complaints SET human_must_read = ? WHERE id = ? RETURNING id', [true, complaintId]),
      );
    await desk
      .get(UnitOfWork)
      .write((m) =>
        query(m, 'UPDATE arrivals SET human_must_read = ?, warnings = ? WHERE complaint_id = ? RETURNING id', [
          true,
          '["page-low-confidence"]',
          complaintId,
        ]),
      );
  });

  it('stands in the queue, and cannot be declared read past its pages', async () => {
    expect(await waiting()).toMatchObject([{ complaintId, openPages: 2 }]);
    const { version } = await theCase();
    const declared = await agent.put(`/api/v1/complaints/${complaintId}`, { version, humanMustRead: false });
    expect(declared).toMatchObject({ status: 409, body: { code: 'intake.pages-unread' } });
  });

  it('stays so after a correction, and after what a machine says', async () => {
    const admin = await desk.as('admin');
    const made = await admin.post('/api/v1/tokens', { name: 'another system', role: 'agent' });
    const machine = desk.client().useToken(made.as<{ token: string }>().token);
    const first = await nth(1);
    expect(await change('confirmation', first, undefined, machine)).toMatchObject({ status: 403 });
    expect((await change('transcript', first, { text: '機械の書き起こし' }, machine)).status).toBe(200);
    expect((await change('correction', await nth(1), { text: '人の訂正' })).status).toBe(200);
    expect((await theCase()).humanMustRead).toBe(true);
    expect(await waiting()).toMatchObject([{ openPages: 2 }]);
  });

  it('is read when people have confirmed or transcribed the last page', async () => {
    expect((await change('confirmation', await nth(1), undefined)).as<View>().settledHow).toBe('confirmed');
    expect((await theCase()).humanMustRead).toBe(true);
    expect((await change('transcript', await nth(2), { text: '手書きの訴え' })).as<View>().settledHow).toBe(
      'transcribed',
    );
    expect(await theCase()).toMatchObject({ humanMustRead: false });
    expect((await theCase()).text).toContain('手書きの訴え');
    expect(await waiting()).toEqual([]);
  });
});
