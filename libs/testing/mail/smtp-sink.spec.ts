import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { openSmtpSink, type SmtpSink } from './smtp-sink.js';

const mail = { from: 'desk@example.jp', to: 'tanaka@example.com', subject: '受付のお知らせ', text: '受け付けました。' };

describe('the SMTP sink', () => {
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await openSmtpSink();
  });

  afterAll(() => sink.close());

  it('keeps what was sent, with its envelope', async () => {
    await createTransport(sink.url).sendMail({ ...mail, envelope: { from: 'bounce+7@example.jp', to: mail.to } });
    const got = await sink.mailTo('tanaka@example.com');
    expect(got.from).toBe('bounce+7@example.jp');
    expect(got.parsed.subject).toBe('受付のお知らせ');
    expect(got.parsed.text?.trim()).toBe('受け付けました。');
  });

  it('refuses recipients with the reply it was told', async () => {
    sink.refuseRecipients({ code: 550, words: 'no such user' });
    await expect(createTransport(sink.url).sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
    sink.refuseRecipients(null);
    await expect(createTransport(sink.url).sendMail(mail)).resolves.toBeDefined();
  });
});
