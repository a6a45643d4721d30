import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { auditSchema } from '#audit';
import type { HandleComplaint } from '#complaints';
import { type ComplaintReader } from '#complaints';
import type { ReplyTokens } from '#intake';
import { newId, type EventMap, type SettingValues } from '#kernel';
import { vaultSchema } from '#vault';
import { FakeClock, openTestDatabase, SmtpSink, type TestDatabase } from '#testing';
import { AcknowledgementMail } from '../data/acknowledgement.entity.js';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';
import { noticesSchema } from '../data/notices.schema.js';
import type { ReaderLanguage } from '../domain/acknowledgement-language.js';
import { AcknowledgementLetters } from './acknowledgement-letters.js';
import { NoticeDesk } from './notice-desk.fixture.js';
import { NoticeTemplates } from './notice-templates.js';
import { PlanAcknowledgement } from './plan-acknowledgement.js';
import { SendAcknowledgement } from './send-acknowledgement.js';

jest.setTimeout(60_000);

let db: TestDatabase;
let sink: SmtpSink;
let clock: FakeClock;
let desk: NoticeDesk;
let marked: string[];

beforeEach(async () => {
  db = await openTestDatabase([vaultSchema, auditSchema, noticesSchema]);
  sink = await SmtpSink.listen();
  clock = new FakeClock('2026-11-25T00:00:00.000Z');
  marked = [];
  desk = deskWith({});
});
afterEach(async () => {
  desk.mailer.close();
  await sink.close();
  await db.close();
});

function deskWith(over: Partial<SettingValues>): NoticeDesk {
  return new NoticeDesk({ uow: db.uow, settings: db.settings, clock }, { smtpUrl: sink.url, ...over });
}

/** The complaints feature, as far as an acknowledgement looks at it. */
function complaintFrom(email: string | undefined, { language = 'ja', plainJapanese }: Partial<ReaderLanguage> = {}) {
  const complaint = {
    language,
    slipNumber: '2026-11-000123',
    receivedAt: '2026-11-24T15:00:00.000Z',
    text: '元夫が通話の内容を知っています',
    details: {
      subject: '通話の内容',
      contact: email === undefined ? {} : { email },
      messageId: '<p1@home.example>',
      ...(plainJapanese === undefined ? {} : { plainJapanese }),
    },
  };
  return { forEngine: () => Promise.resolve(complaint) } as unknown as ComplaintReader;
}

/** No reply address is set: answers come back to the sender's address. */
const noReplyAddress = { addressFor: () => Promise.resolve(null) } as unknown as ReplyTokens;

function sender(email: string | undefined, reader?: Partial<ReaderLanguage>): SendAcknowledgement {
  const handling = {
    markAcknowledged: (id: string, _at: string, how: string) => {
      marked.push(`${id} ${how}`);
      return Promise.resolve();
    },
  } as unknown as HandleComplaint;
  const letters = new AcknowledgementLetters(
    complaintFrom(email, reader),
    new NoticeTemplates(),
    desk.settings,
    noReplyAddress,
  );
  return new SendAcknowledgement(
    db.uow,
    new AcknowledgementRows(db.uow, desk.vault),
    letters,
    handling,
    desk.mailer,
    clock,
  );
}

async function registered(over: Partial<EventMap['complaint.registered']> = {}): Promise<string> {
  const complaintId = newId();
  const plan = new PlanAcknowledgement(new AcknowledgementRows(db.uow, desk.vault), desk.jobs, clock);
  const event = { complaintId, arrivalId: newId(), channel: 'email' as const, receivedAt: clock.now().toISOString() };
  await db.uow.write(() => plan.execute({ ...event, contactEmail: true, mayAcknowledge: true, ...over }));
  return complaintId;
}

async function stateOf(complaintId: string): Promise<string> {
  const row = await db.reads.findOneByOrFail(AcknowledgementMail, { complaintId });
  return row.reason === null ? row.state : `${row.state}: ${row.reason}`;
}

describe('the acknowledgement of a complaint', () => {
  it('names the slip number and the Japanese date, repeats nothing of the complaint, and says it is automatic', async () => {
    const id = await registered();
    expect(desk.jobs.noted).toEqual(['notices.acknowledge']);
    await sender('hanako@example.jp').execute(id);
    const mail = await simpleParser(sink.mails[0]?.raw ?? '');
    expect(mail.subject).toBe('【受付番号 2026-11-000123】お申し出を受け付けました');
    expect(mail.text).toContain('2026-11-25');
    expect(mail.text).not.toMatch(/\{\{|元夫|通話の内容|https?:/);
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied');
    expect(mail.inReplyTo).toBe('<p1@home.example>');
    expect(await stateOf(id)).toBe('accepted');
    expect(marked).toEqual([`${id} email`]);
  });

  it.each([
    [{ language: 'en' }, 'en', '[Reference 2026-11-000123] We have received your complaint'],
    [{ language: 'zh-Hans' }, 'zh', '[受理编号 2026-11-000123] 我们已收到您的投诉'],
    [{ language: 'ko' }, 'ko', '[접수 번호 2026-11-000123] 보내 주신 내용을 접수했습니다'],
    [{ language: 'vi' }, 'vi', '[Số tiếp nhận 2026-11-000123] Chúng tôi đã nhận được khiếu nại của bạn'],
    [{ language: 'pt' }, 'pt', '[Número de registro 2026-11-000123] Recebemos a sua reclamação'],
    [
      { language: 'ja', plainJapanese: true },
      'ja',
      '【受付番号（うけつけばんごう） 2026-11-000123】受（う）け取（と）りました',
    ],
    [{ language: 'th' }, 'en', '[Reference 2026-11-000123] We have received your complaint'],
  ])('reaches whoever wrote as %o in %s, whole and marked as automatic', async (reader, language, subject) => {
    await sender('hanako@example.jp', reader).execute(await registered());
    const raw = sink.mails[0]?.raw ?? '';
    expect(raw.split('\r\n').filter((line) => line.length > 78 || /[^\x00-\x7f]/.test(line))).toEqual([]);
    const mail = await simpleParser(raw);
    expect(mail.subject).toBe(subject);
    const headers = ['content-language', 'auto-submitted', 'x-auto-response-suppress'].map((name) =>
      mail.headers.get(name),
    );
    expect(headers).toEqual([language, 'auto-replied', 'DR, RN, NRN, OOF, AutoReply']);
    const written = new NoticeTemplates().acknowledgement(reader).body.split('\n');
    const lines = mail.text?.split('\n') ?? [];
    expect(written.filter((line) => !line.includes('{{') && !lines.includes(line))).toEqual([]);
    expect(lines.filter((line) => /\S  +2026-11-(000123|25)(?!\d)/.test(line))).toHaveLength(2);
    expect(mail.text).not.toMatch(/\{\{|\}\}|undefined|元夫|通話の内容|https?:/);
  });

  it('goes out at most three times to one address on one day in Tokyo', async () => {
    const send = sender('hanako@example.jp');
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await registered());
    for (const id of ids) await send.execute(id);
    expect(sink.mails).toHaveLength(3);
    expect(await stateOf(ids[3] ?? '')).toBe('suppressed: daily-limit');
    await sender('somebody@example.jp').execute(await registered());
    clock.set('2026-11-25T15:00:00.000Z');
    await send.execute(await registered());
    expect(sink.mails).toHaveLength(5);
  });

  it('holds that limit also when all are sent at the same moment', async () => {
    const ids = await Promise.all([1, 2, 3, 4, 5, 6].map(() => registered()));
    await Promise.all(ids.map((id) => sender('hanako@example.jp').execute(id)));
    expect(sink.mails).toHaveLength(3);
  });

  it.each([
    ['a list or automatic mail', 'news@example.jp', { mayAcknowledge: false }, 'suppressed: machine-sender'],
    ['a no-reply address', 'no-reply@example.jp', {}, 'suppressed: machine-sender'],
    ['our own address', 'desk@example.jp', {}, 'suppressed: own-address'],
    ['an address that is none', 'unknown', {}, 'suppressed: no-address'],
    ['no address', undefined, {}, 'suppressed: no-address'],
  ])('is never sent to %s', async (_title, email, over, expected) => {
    const id = await registered(over);
    await sender(email).execute(id);
    expect(await stateOf(id)).toBe(expected);
    expect(sink.mails).toEqual([]);
    expect(marked).toEqual([]);
  });

  it('is not planned when no address is known', async () => {
    await registered({ contactEmail: false });
    expect(await db.reads.count(AcknowledgementMail)).toBe(0);
  });

  it('waits without a mail server, and is given a job once there is one, unless days have passed', async () => {
    desk.mailer.close();
    desk = deskWith({ smtpUrl: null });
    const id = await registered();
    await sender('hanako@example.jp').execute(id);
    await desk.waiting.execute();
    expect(await stateOf(id)).toBe('pending');
    expect(desk.jobs.noted).toEqual(['notices.acknowledge']);
    desk = deskWith({});
    await desk.waiting.execute();
    expect(desk.jobs.noted).toEqual(['notices.acknowledge']);
    clock.advance(73 * 3_600_000);
    await sender('hanako@example.jp').execute(id);
    expect(await stateOf(id)).toBe('suppressed: too-late');
  });

  it('is tried again after a temporary refusal, and not after its connection was lost half-way', async () => {
    sink.answers = { recipient: () => 451 };
    const [later, lost] = [await registered(), await registered()];
    await sender('a@example.jp').execute(later);
    expect(await stateOf(later)).toBe('sending');
    sink.answers = { message: () => 'drop' };
    await sender('b@example.jp').execute(lost);
    sink.answers = {};
    clock.advance(31_000);
    for (const id of [later, lost]) await sender('a@example.jp').execute(id);
    expect([await stateOf(later), await stateOf(lost)]).toEqual(['accepted', 'unknown']);
    expect(sink.mails).toHaveLength(1);
  });

  it('that was under way when the process died becomes unknown', async () => {
    const id = await registered();
    const rows = new AcknowledgementRows(db.uow, desk.vault);
    const row = await db.reads.findOneByOrFail(AcknowledgementMail, { complaintId: id });
    await db.uow.write(() => rows.claim(row.id, { correspondent: 'x', day: '2026-11-25' }, clock.now().toISOString()));
    clock.advance(600_001);
    expect(await desk.orphans.execute()).toBe(1);
    expect(await stateOf(id)).toBe('unknown');
  });

  it('that bounces is noted', async () => {
    const id = await registered();
    await sender('gone@example.jp').execute(id);
    const { token } = await db.reads.findOneByOrFail(AcknowledgementMail, { complaintId: id });
    const failed = { address: 'gone@example.jp', status: '5.1.1', action: 'failed', diagnostic: null };
    const bounce = { arrivalId: newId(), recipients: [failed], originalMessageId: null, verpToken: token };
    expect(await desk.bounce.execute(bounce)).toBe(`acknowledgement-of:${id}`);
    expect(await stateOf(id)).toBe('bounced');
  });
});
