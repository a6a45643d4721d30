import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { query } from '#persistence';
import { FakeClock, openTestDatabase, type TestDatabase } from '#testing';
import { emptyPageReading } from '../child/messages.js';
import { intakeSchema } from '../index.js';
import { IntakeDesk, NOW, UNDER_INTAKE } from '../use-cases/intake-desk.fixture.js';
import { PageRows, type NewVersion } from './page-rows.js';
import { PageStore } from './page-store.js';

const PLANTED = '合言葉はムラサキ';
const WORD = { text: PLANTED, confidence: 61, left: 1, top: 2, width: 3, height: 4 };

let db: TestDatabase;
let desk: IntakeDesk;
let store: PageStore;
let rows: PageRows;

beforeEach(async () => {
  db = await openTestDatabase([...UNDER_INTAKE, intakeSchema]);
  desk = new IntakeDesk(db.uow, db.settings, new FakeClock(NOW));
  store = new PageStore(desk.vault);
  rows = new PageRows(db.uow, desk.vault);
});
afterEach(() => db.close());

/** Keeps pages for a new arrival; answers its identifier. */
async function kept(...documents: Parameters<PageStore['store']>[3]): Promise<string> {
  const arrivalId = await desk.mail(`mail ${String(documents.length)}`);
  const { keyId } = await desk.arrival(arrivalId);
  await db.uow.write((m) => store.keep(m, { arrivalId, complaintId: null, keyId }, documents));
  return arrivalId;
}
const page = (n: number) => ({
  ...emptyPageReading(n, 'ocr'),
  text: `一行目\n${PLANTED}`,
  words: [WORD],
  facts: [{ kind: 'id' as const, text: PLANTED, words: [0], agreed: true }],
  confidence: 61,
  band: 'transcribe' as const,
});

describe('what was read of pages', () => {
  it('comes back as it was read, with the document it belongs to', async () => {
    const arrivalId = await kept({ source: `${PLANTED}.pdf`, pages: [page(1)], total: 1 });
    const [line] = await rows.list({ arrivalId });
    expect(line).toMatchObject({ page: 1, band: 'transcribe', needsPerson: true, documentName: `${PLANTED}.pdf` });
    const open = await rows.open(line?.id ?? '');
    expect(open).toMatchObject({ text: `一行目\n${PLANTED}`, words: [WORD], facts: [{ text: PLANTED }], versions: [] });
  });

  it('holds no content in the clear: text, words, particulars, names of files, versions', async () => {
    const arrivalId = await kept({ source: `${PLANTED}.pdf`, pages: [page(1)] });
    const [line] = await rows.list({ arrivalId });
    await db.uow.write(async (m) => {
      const open = await rows.open(line?.id ?? '', m);
      const version: NewVersion = {
        how: 'corrected',
        at: NOW,
        actorId: 'aoi',
        text: PLANTED,
        words: [WORD],
        settles: false,
      };
      await rows.add(m, open, version);
    });
    const dump: Buffer[] = [];
    for (const table of ['read_documents', 'read_pages', 'read_page_versions'])
      for (const row of await query<object>(db.uow.reads, `SELECT * FROM ${table}`))
        for (const value of Object.values(row)) dump.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)));
    expect(dump.length).toBeGreaterThan(30);
    expect(Buffer.concat(dump).includes(PLANTED)).toBe(false);
    expect(Buffer.concat([...dump, Buffer.from(PLANTED)]).includes(PLANTED)).toBe(true);
  });

  it('has a page for each that nobody could read, for a person to write down', async () => {
    const arrivalId = await kept({ source: 'original', pages: [page(2)], total: 3 });
    const lines = await rows.list({ arrivalId });
    expect(lines.map(({ page: n, source, needsPerson }) => [n, source, needsPerson])).toEqual([
      [1, 'unread', true],
      [2, 'ocr', true],
      [3, 'unread', true],
    ]);
  });

  it('is not kept where there is nothing', async () => {
    await kept({ source: 'original', pages: [], total: 0 });
    await kept();
    expect(await desk.count('read_documents')).toBe(0);
  });
});
