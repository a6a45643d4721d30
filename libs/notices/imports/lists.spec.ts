import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import encoding from 'encoding-japanese';
import { auditSchema } from '#audit';
import { query } from '#persistence';
import { FakeClock, openTestDatabase, temporaryFolder, type TemporaryFolder, type TestDatabase } from '#testing';
import { vaultSchema } from '#vault';
import { noticesSchema } from '../data/notices.schema.js';
import { wordsVersion } from '../domain/words-version.js';
import { INCIDENT, ListDesk, maker, PROVENANCE, slices } from './list-desk.fixture.js';
import { BEING_LISTED } from './list-lock.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let folder: TemporaryFolder;
let desk: ListDesk;
let campaign: string;

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  folder = temporaryFolder();
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = new ListDesk({ uow: db.uow, clock, folder: folder.path });
  campaign = await desk.campaign();
});
afterEach(async () => {
  folder.remove();
  await db.close();
});

const HEADING = '契約者氏名,フリガナ,メールアドレス,連絡先電話番号,郵便番号,住所1,住所2,お客様番号,回線番号,備考';
const FULL =
  '見本 花子,ミホン ハナコ,hanako@example.jp,03-1234-5678,100-0001,東京都千代田区千代田1-1,見本荘101,C-001,090-1111-2222,';
const csv = (...rows: string[]) => `${[HEADING, ...rows].join('\r\n')}\r\n`;
const receive = (bytes: string | Buffer, more: { campaignId?: string | null; again?: boolean } = {}) =>
  desk.receive.execute(
    { incident: INCIDENT, campaignId: campaign, provenance: PROVENANCE, bytes: slices(Buffer.from(bytes)), ...more },
    maker,
  );

describe('a list from a file', () => {
  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    [
      'CP932',
      (text: string) => Buffer.from(encoding.convert(encoding.stringToCode(text), { to: 'SJIS', from: 'UNICODE' })),
    ],
    [
      'EUC-JP',
      (text: string) => Buffer.from(encoding.convert(encoding.stringToCode(text), { to: 'EUCJP', from: 'UNICODE' })),
    ],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('in %s lists a person with everything that the columns tell', async (_, encoded) => {
    await desk.take(campaign, encoded(csv(FULL)));
    expect(await desk.open()).toEqual([
      {
        id: expect.any(String),
        name: '見本 花子',
        kana: 'ミホン ハナコ',
        email: 'hanako@example.jp',
        phone: '+81312345678',
        postal: { code: '1000001', lines: ['東京都千代田区千代田1-1', '見本荘101'] },
        customerNo: 'C-001',
        language: 'ja',
        role: 'subscriber',
        reach: 'elp',
        note: null,
      },
    ]);
    const [party] = await desk.open();
    expect(await desk.parties.units(party?.id ?? '')).toEqual([{ kind: 'line', value: '+819011112222' }]);
  });

  it('names rows that cannot be used by line and code, leaves out single bad parts, keeps the rest, and gives them back', async () => {
    const id = await desk.take(
      campaign,
      csv(
        FULL,
        '"見本\n次郎",,jiro@example.jp,,,,,,,',
        ',,,,,,,,,備考だけ',
        '見本 三郎,,saburo@,,,東京都港区1-2,,,,',
        '見本 四郎,,shiro@example.jp,,,,,,,,余分',
        '見本 五郎,,goro@example.jp,,123,東京都港区3-4,,,,',
      ),
    );
    const lines = await desk.lists.lines(id, { after: 0, limit: 100 });
    expect(lines).toEqual([
      { row: 3, line: 5, outcome: 'refused', faults: [{ field: 'row', code: 'nobody' }] },
      { row: 4, line: 6, outcome: 'incomplete', faults: [{ field: 'email', code: 'bad-email' }] },
      { row: 5, line: 7, outcome: 'refused', faults: [{ field: 'row', code: 'too-many-cells' }] },
      { row: 6, line: 8, outcome: 'incomplete', faults: [{ field: 'postalCode', code: 'bad-postal-code' }] },
    ]);
    expect((await desk.open()).map(({ name, reach }) => [name, reach])).toEqual([
      ['見本 花子', 'elp'],
      ['見本 次郎', 'e'],
      ['見本 三郎', 'l'],
      ['見本 五郎', 'el'],
    ]);
    const parts: string[] = [];
    for await (const part of await desk.lists.faultyRows(id, maker)) parts.push(part);
    expect(parts.join('').split('\r\n').slice(0, 2)).toEqual([
      `\uFEFF取込みエラー行,取込みエラー,${HEADING}`,
      '5,row: nobody,,,,,,,,,,備考だけ',
    ]);
    const view = await desk.lists.one(id, maker);
    expect(view).toMatchObject({ state: 'done', rowsTotal: 6, added: 4, joined: 0, incomplete: 2, refused: 2 });
    expect(view.provenance).toEqual(PROVENANCE);
  });

  it('lists nobody in its dry run, and needs query, extract and who released it', async () => {
    const { id } = await receive(csv(FULL, ',,,,,,,,,'));
    await desk.control.check(id, null, maker, false);
    await desk.run.execute(id);
    expect(await desk.lists.one(id, maker)).toMatchObject({ state: 'checked', rowsTotal: 2, added: 1, refused: 1 });
    expect(await desk.open()).toEqual([]);
    const bytes = slices(Buffer.from(csv(FULL)));
    const provenance = { ...PROVENANCE, releasedBy: ' ' };
    await expect(
      desk.receive.execute({ incident: INCIDENT, campaignId: campaign, provenance, bytes }, maker),
    ).rejects.toMatchObject({ code: 'notices.provenance-missing' });
  });

  it('says so when the same file comes twice, goes on with one that waits, and takes it again only when asked', async () => {
    const waiting = await receive(csv(FULL));
    expect(await receive(csv(FULL))).toEqual({ id: waiting.id, repeated: true });
    await desk.control.check(waiting.id, null, maker, false);
    await desk.run.execute(waiting.id);
    await desk.control.start(waiting.id, maker, false);
    await desk.run.execute(waiting.id);
    await expect(receive(csv(FULL))).rejects.toMatchObject({ code: 'notices.source-repeated' });
    expect((await receive(csv(FULL), { again: true })).repeated).toBe(false);
    expect((await receive(csv(FULL), { campaignId: null })).repeated).toBe(false);
    expect(await desk.open()).toHaveLength(1);
  });

  it('goes on where it stopped, as often as it is stopped, and lists nobody twice', async () => {
    const rows = Array.from({ length: 2000 }, (_, n) => `見本 ${String(n)},,p${String(n)}@example.jp,,,,,,,`);
    const id = await desk.take(campaign, csv(...rows, ',,,,,,,,,'), 600);
    expect(await desk.lists.one(id, maker)).toMatchObject({ state: 'done', rowsTotal: 2001, added: 2000, refused: 1 });
    expect(await desk.count('affected_parties')).toBe(2000);
    expect(await desk.count('campaign_parties')).toBe(2000);
  });

  it('takes back a chunk of which another process has written the end', async () => {
    const { id } = await receive(csv(FULL));
    await desk.control.check(id, null, maker, false);
    await desk.run.execute(id);
    await desk.control.start(id, maker, false);
    const place = jest.spyOn(desk.place, 'place');
    place.mockImplementationOnce(async (m, target, rows) => {
      const placed = await desk.place.place(m, target, rows);
      await m.query(`UPDATE party_sources SET rows_done = 1 WHERE id = '${id}'`);
      return placed;
    });
    expect(await desk.run.execute(id)).toBe(false);
    expect(await desk.open()).toEqual([]);
    await desk.run.execute(id);
    expect(await desk.open()).toHaveLength(1);
  });

  it('voids approvals, cannot be approved while it is being made, and stops when sending has begun', async () => {
    await desk.take(campaign, csv(FULL));
    await desk.approve(campaign, 'misaki');
    const { id } = await receive(csv('見本 次郎,,jiro@example.jp,,,,,,,'));
    await desk.control.check(id, null, maker, false);
    await desk.run.execute(id);
    await desk.control.start(id, maker, false);
    const during = await desk.campaigns.get(campaign);
    expect(during.row.listHash).toBe(BEING_LISTED);
    expect(during.approvals.every(({ voidedAt }) => voidedAt !== null)).toBe(true);
    expect(during.authorIds).toContain('kenta');
    await desk.setState(campaign, 'running');
    await desk.run.execute(id);
    expect(await desk.lists.one(id, maker)).toMatchObject({ state: 'stopped', stoppedBy: 'notices.campaign-locked' });
    await desk.setState(campaign, 'draft');
    await desk.control.resume(id, maker, false);
    await desk.run.execute(id);
    expect((await desk.campaigns.get(campaign)).row.listHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays locked when words change meanwhile, and takes no campaign back that was started', async () => {
    const { id } = await receive(csv(FULL, '見本 次郎,,jiro@example.jp,,,,,,,'));
    await desk.control.check(id, null, maker, false);
    await desk.run.execute(id);
    await desk.control.start(id, maker, false);
    await desk.control.stop(id, maker);
    await desk.words.execute(campaign, { change: { en: { subject: 'Notice', body: 'Words' } }, seen: null }, maker);
    const seen = wordsVersion({ subject: '件名', body: '本文' }, 'ja');
    await desk.change.execute(campaign, { subject: '別の件名', seen }, maker);
    expect((await desk.campaigns.get(campaign)).row.listHash).toBe(BEING_LISTED);

    // As an earlier version let happen: a part of the list is being sent.
    await desk.setState(campaign, 'running');
    await expect(desk.control.resume(id, maker, false)).rejects.toMatchObject({ code: 'notices.campaign-locked' });
    await desk.control.cancel(id, maker);
    expect(await desk.lists.one(id, maker)).toMatchObject({ state: 'cancelled' });
    expect((await desk.campaigns.get(campaign)).row.state).toBe('running');
    const back = db.uow.write(() => desk.campaigns.changed(campaign, maker.id, '2026-11-25T00:00:00.000Z'));
    await expect(back).rejects.toMatchObject({ code: 'notices.campaign-locked' });
  });

  it('leaves nothing readable in the database, and nothing to read of a file that was cancelled', async () => {
    await desk.take(campaign, csv(FULL));
    const { id } = await receive(csv('見本 次郎,,jiro@example.jp,,,,,,,'));
    await desk.control.cancel(id, maker);
    expect(await desk.lists.one(id, maker)).toMatchObject({ state: 'cancelled', provenance: { query: null } });
    const [key] = await query<{ wrapped: unknown }>(
      db.uow.reads,
      'SELECT k.wrapped FROM data_keys k JOIN party_sources s ON s.key_id = k.id WHERE s.id = ?',
      [id],
    );
    expect(key?.wrapped).toBeNull();
    if (process.env['MADOGUCHI_DATABASE_URL'] !== undefined) return;
    await db.writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(db.file).toString('latin1');
    const planted = ['見本', 'hanako@', 'C-001', '12345678', '抽出'].map((text) =>
      Buffer.from(text).toString('latin1'),
    );
    expect(planted.filter((text) => bytes.includes(text))).toEqual([]);
    expect(bytes).toContain('party_sources');
  });
});
