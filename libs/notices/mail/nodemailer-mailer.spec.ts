import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { readSettings, Settings, type SettingValues } from '#kernel';
import { FakeClock, SmtpSink } from '#testing';
import type { OutgoingMail } from './mailer.js';
import { NodemailerMailer } from './nodemailer-mailer.js';

jest.setTimeout(60_000);

const mail = (to: string): OutgoingMail => ({
  to: { name: '山田 花子', address: to },
  subject: '【重要】お知らせ',
  text: '山田 花子 様\n\n■ 概要\n試験です。',
  language: 'ja',
  token: 'abcdefgh23456789',
  autoSubmitted: 'auto-generated',
});

describe('handing mail to a real SMTP server', () => {
  let sink: SmtpSink;
  let mailer: NodemailerMailer;
  const clock = new FakeClock('2026-11-25T00:00:00.000Z');
  const make = (over: Partial<SettingValues>) =>
    new NodemailerMailer(Settings.from({ ...readSettings({}), smtpUrl: sink.url, ...over }), clock);

  beforeEach(async () => {
    sink = await SmtpSink.listen();
    mailer = make({});
  });
  afterEach(async () => {
    mailer.close();
    await sink.close();
  });

  it('is accepted, says that a machine wrote it, and carries its token in the Message-ID', async () => {
    expect(await mailer.send(mail('a@example.jp'))).toMatchObject({ outcome: 'accepted', code: 250 });
    const parsed = await simpleParser(sink.mails[0]?.raw ?? '');
    expect(parsed.messageId).toBe('<abcdefgh23456789@example.jp>');
    expect(parsed.headers.get('auto-submitted')).toBe('auto-generated');
    // Everything but NDR: bounces are how we learn that a person was not told.
    expect(parsed.headers.get('x-auto-response-suppress')).toBe('DR, RN, NRN, OOF, AutoReply');
    expect(parsed.headers.get('x-madoguchi-notice')).toBe('auto-generated');
    expect(parsed.subject).toBe('【重要】お知らせ');
    expect(parsed.text).toContain('■ 概要');
    expect(parsed.html).toBe(false);
    expect(sink.mails[0]?.envelopeFrom).toBe('desk@example.jp');
  });

  it('names the mail that it answers, and none when it answers none', async () => {
    await mailer.send({ ...mail('a@example.jp'), inReplyTo: '<p1@home.example>' });
    await mailer.send(mail('a@example.jp'));
    const [answer, notice] = await Promise.all(sink.mails.map(({ raw }) => simpleParser(raw)));
    expect(answer).toMatchObject({ inReplyTo: '<p1@home.example>', references: '<p1@home.example>' });
    expect(notice?.inReplyTo).toBeUndefined();
  });

  it('has a bounce address of its own when a domain for bounces is set', async () => {
    const verp = make({ bounceDomain: 'bounce.example.jp' });
    await verp.send(mail('a@example.jp'));
    verp.close();
    expect(sink.mails[0]?.envelopeFrom).toBe('bounce+abcdefgh23456789@bounce.example.jp');
  });

  it('reports a refused recipient, a refused message and a temporary refusal apart', async () => {
    sink.answers = { recipient: (to) => (to.startsWith('gone') ? 550 : to.startsWith('full') ? 452 : undefined) };
    expect(await mailer.send(mail('gone@example.jp'))).toMatchObject({
      outcome: 'refused-recipient',
      code: 550,
      status: '5.1.1',
    });
    expect(await mailer.send(mail('full@example.jp'))).toMatchObject({ outcome: 'later', code: 452 });
    sink.answers = { message: () => 554 };
    expect(await mailer.send(mail('a@example.jp'))).toMatchObject({ outcome: 'refused-message', code: 554 });
    sink.answers = { message: () => 421 };
    expect(await mailer.send(mail('a@example.jp'))).toMatchObject({ outcome: 'later', code: 421 });
    expect(sink.mails).toEqual([]);
  });

  it('says unknown when the connection drops after the message went out, and sends it only once', async () => {
    sink.answers = { message: () => 'drop' };
    expect(await mailer.send(mail('a@example.jp'))).toMatchObject({ outcome: 'unknown', code: null });
    expect(sink.seen).toBe(1);
  });

  it('goes on over a new connection after the server cut an idle one', async () => {
    await mailer.send(mail('a@example.jp'));
    sink.answers = { message: () => 'drop' };
    await mailer.send(mail('b@example.jp'));
    sink.answers = {};
    expect((await mailer.send(mail('c@example.jp'))).outcome).toBe('accepted');
  });

  it('finds the server away when nobody listens, or when it hangs up before the message', async () => {
    const dead = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => dead.listen(0, '127.0.0.1', () => resolve()));
    const url = `smtp://127.0.0.1:${String((dead.address() as AddressInfo).port)}`;
    const hangingUp = make({ smtpUrl: url });
    expect((await hangingUp.send(mail('a@example.jp'))).outcome).toBe('server-away');
    await new Promise<void>((resolve) => dead.close(() => resolve()));
    expect((await hangingUp.send(mail('a@example.jp'))).outcome).toBe('server-away');
    hangingUp.close();
  });

  it('knows whether it may send at all', () => {
    expect(mailer.state).toBe('ready');
    expect(make({ smtpUrl: null }).state).toBe('no-server');
    expect(make({ mailDryRun: true }).state).toBe('dry-run');
  });
});
