import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema, AuditEntryRow } from '#audit';
import type { SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { AffectedParty, Notice, NoticeApproval } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { author, INCIDENT, NoticeDesk, noticeText, second, third } from './notice-desk.fixture.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let clock: FakeClock;
let desk: NoticeDesk;
const deskWith = (over: Partial<SettingValues>) =>
  new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url, ...over });

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  desk = deskWith({});
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

describe('a campaign before it starts', () => {
  it('holds each person once, whatever the spelling of the address, and names the rows it refuses', async () => {
    const id = await desk.draft(['a@example.jp']);
    const result = await desk.list.add(
      id,
      [{ email: 'Ａ@Example.JP' }, { email: 'b@' }, {}, { name: '電話のみ' }],
      author,
    );
    expect(result).toEqual({
      added: 1,
      repeated: 1,
      refused: [
        { index: 1, code: 'notices.bad-address' },
        { index: 2, code: 'notices.nobody' },
      ],
    });
    expect(await db.reads.count(Notice)).toBe(2);
  });

  it('starts only after two different people who wrote nothing approved', async () => {
    const id = await desk.draft(['a@example.jp']);
    await expect(desk.approve.execute(id, author)).rejects.toMatchObject({ code: 'notices.author-cannot-approve' });
    await desk.approve.execute(id, second);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({ code: 'notices.already-approved' });
    await expect(desk.run.start(id, author)).rejects.toMatchObject({ code: 'notices.not-approved' });
    await desk.approve.execute(id, third);
    expect(await desk.stateOf(id)).toBe('approved');
    await desk.run.start(id, author);
    expect(await desk.stateOf(id)).toBe('running');
    expect(desk.jobs.noted).toEqual(['notices.send-campaign']);
    expect(await desk.actions()).toEqual(
      expect.arrayContaining(['campaign.created', 'campaign.approved', 'campaign.running']),
    );
  });

  it('loses its approvals when the text changes, and whoever changed it can no longer approve', async () => {
    const id = await desk.approved(['a@example.jp']);
    await desk.change.execute(id, { subject: '件名を直した' }, second);
    expect(await desk.stateOf(id)).toBe('draft');
    await expect(desk.run.start(id, author)).rejects.toMatchObject({ code: 'notices.not-approved' });
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({ code: 'notices.author-cannot-approve' });
    expect((await db.reads.find(NoticeApproval)).every((approval) => approval.voidedAt !== null)).toBe(true);
  });

  it.each([
    ['a party is added', (id: string) => desk.list.add(id, [{ email: 'new@example.jp' }], author)],
    [
      'a party is taken off',
      async (id: string) =>
        desk.list.remove(id, (await db.reads.findOneByOrFail(Notice, { campaignId: id })).id, author),
    ],
  ])('loses its approvals when %s', async (_title, change) => {
    const id = await desk.approved(['a@example.jp', 'b@example.jp']);
    await change(id);
    expect(await desk.stateOf(id)).toBe('draft');
    await expect(desk.run.start(id, author)).rejects.toMatchObject({ code: 'notices.not-approved' });
  });

  it('does not start when rows were changed behind the desk', async () => {
    const id = await desk.approved(['a@example.jp']);
    await db.uow.write((m) => m.query(`UPDATE notice_campaigns SET template_hash = 'x' WHERE id = '${id}'`));
    await expect(desk.run.start(id, author)).rejects.toMatchObject({ code: 'notices.not-approved' });
  });

  it('is not approved with a link in it, with nobody on the list, or when another text was looked at', async () => {
    const id = await desk.draft([]);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({ code: 'notices.empty-list' });
    await desk.list.add(id, [{ email: 'a@example.jp' }], author);
    await expect(desk.approve.execute(id, second, 'f'.repeat(64))).rejects.toMatchObject({
      code: 'notices.approved-other-text',
    });
    await desk.change.execute(id, { body: `${noticeText.body}\nhttps://example.jp` }, author);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({
      code: 'notices.lint-failed',
      errors: [{ pointer: '/body', code: 'link' }],
    });
  });

  it('stores neither names, addresses nor words in clear', async () => {
    await desk.draft(['hanako.secret@example.jp']);
    const rows = JSON.stringify([
      await db.reads.find(AffectedParty),
      await db.reads.query('SELECT * FROM notice_campaigns'),
      await db.reads.find(AuditEntryRow),
    ]);
    const bytes = (await db.reads.find(AffectedParty)).map((party) => party.sealedEmail?.toString('utf8')).join();
    expect(rows + bytes).not.toMatch(/hanako\.secret|受取人|お知らせ/);
    expect(rows).toContain(INCIDENT);
  });
});
