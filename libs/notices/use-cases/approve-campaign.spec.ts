import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { auditSchema, AuditEntryRow } from '#audit';
import type { SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { CampaignParty } from '../data/list.entities.js';
import { AffectedParty, NoticeApproval } from '../data/notice.entities.js';
import { noticesSchema } from '../data/notices.schema.js';
import { wordsVersion } from '../domain/words-version.js';
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
    expect(await db.reads.count(CampaignParty)).toBe(2);
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
    expect(await desk.stateOf(id)).toBe('scheduled');
    expect(desk.jobs.noted).toEqual(['notices.send-campaign']);
    expect(await desk.actions()).toEqual(
      expect.arrayContaining(['campaign.created', 'campaign.approved', 'campaign.scheduled']),
    );
  });

  it('is shown as its first person gets it, masked, before anybody approves', async () => {
    const id = await desk.create.execute({ incidentId: INCIDENT, ...noticeText }, author);
    const { preview } = desk.anotherDesk();
    expect(await preview.execute(id, second)).toMatchObject({ first: null, undoSeconds: 0 });
    const posted = { postalCode: '100-0001', address: ['東京都千代田区見本町1-2'] };
    await desk.list.add(id, [{ name: '大空 翔', phone: '090-0000-0000' }, { name: '不明' }], author);
    expect((await preview.execute(id, second)).first).toBeNull();
    await desk.list.add(id, [{ name: '見本商事株式会社', ...posted }], author);
    expect((await preview.execute(id, second)).first?.body).toContain('見本商事株式会社 御中');
    await desk.list.add(id, [{ name: '青葉 一郎', email: 'aoba@example.jp' }], author);
    const { first } = await preview.execute(id, second);
    expect(first).toMatchObject({ label: 'a***@example.jp', language: 'ja', subject: noticeText.subject });
    expect(first?.body).toContain('青*** 様');
    expect(first?.body).toContain('窓口 0120-000-000');
    expect(first?.body).toContain('****-****-****');
    expect(first?.body).not.toMatch(/\{\{|青葉/);
    expect((await desk.actions()).filter((action) => action === 'campaign.read')).toHaveLength(4);
  });

  it('loses its approvals when the text changes, and whoever changed it can no longer approve', async () => {
    const id = await desk.approved(['a@example.jp']);
    await desk.change.execute(id, { subject: '件名を直した', seen: wordsVersion(noticeText, 'ja') }, second);
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
        desk.removal.execute(
          id,
          (await db.reads.findOneByOrFail(CampaignParty, { campaignId: id })).partyId,
          '番号の取り違え',
          author,
        ),
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

  it('does not start when somebody was put on the list behind the desk', async () => {
    const id = await desk.approved(['a@example.jp']);
    const other = await desk.draft(['b@example.jp']);
    await db.uow.write((m) =>
      m.query(`UPDATE campaign_parties SET campaign_id = '${id}' WHERE campaign_id = '${other}'`),
    );
    await expect(desk.run.start(id, author)).rejects.toMatchObject({ code: 'notices.not-approved' });
  });

  it('has a hash of a list of any length that says who is on it, in pages', async () => {
    const id = await desk.draft(Array.from({ length: 4100 }, (_, index) => `p${String(index)}@example.jp`));
    const pages: number[] = [];
    for await (const page of desk.rows.plan.entries(id)) pages.push(page.length);
    expect(pages).toEqual([4096, 4]);
    const before = (await desk.rows.campaigns.get(id)).row.listHash;
    expect(before).toMatch(/^not-hashed:/);
    await desk.approve.execute(id, second);
    const { row } = await desk.rows.campaigns.get(id);
    expect(row.listHash).toBe(await desk.rows.campaigns.hashOfList(id));
    expect(row.listHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is not approved with a link in it, with nobody on the list, or when another text was looked at', async () => {
    const id = await desk.draft([]);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({ code: 'notices.empty-list' });
    await desk.list.add(id, [{ email: 'a@example.jp' }], author);
    await expect(desk.approve.execute(id, second, 'f'.repeat(64))).rejects.toMatchObject({
      code: 'notices.approved-other-text',
    });
    const seen = wordsVersion(noticeText, 'ja');
    await desk.change.execute(id, { body: `${noticeText.body}\nhttps://example.jp`, seen }, author);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({
      code: 'notices.lint-failed',
      errors: [{ pointer: '/body', code: 'link' }],
    });
  });

  it('is not approved when a sentence that the template locks was reworded', async () => {
    const reworded = noticeText.body.replace('このお知らせには、ほかのページへ移るためのリンクはありません。', '');
    const id = await desk.create.execute(
      { incidentId: INCIDENT, ...noticeText, body: reworded, templateId: 'leak-ja' },
      author,
    );
    await desk.list.add(id, [{ email: 'a@example.jp' }], author);
    await expect(desk.approve.execute(id, second)).rejects.toMatchObject({
      code: 'notices.lint-failed',
      errors: [{ pointer: '/body', code: 'locked-wording:3' }],
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
