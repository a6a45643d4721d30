import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { SmtpSink } from './smtp-sink.js';

const mail = { from: 'desk@example.jp', to: 'tanaka@example.com', subject: 'Receipt', text: 'We have your complaint.' };

describe('SmtpSink', () => {
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = await SmtpSink.listen();
  });

  afterAll(() => sink.close());

  it('keeps what was sent, with its envelope', async () => {
    await createTransport(sink.url).sendMail({ ...mail, envelope: { from: 'bounce+7@example.jp', to: mail.to } });
    const got = await sink.mailTo('tanaka@example.com');
    expect(got.envelopeFrom).toBe('bounce+7@example.jp');
    expect(got.raw).toContain('We have your complaint.');
  });

  it('refuses recipients with the reply it was told', async () => {
    sink.answers = { recipient: () => 550 };
    await expect(createTransport(sink.url).sendMail(mail)).rejects.toMatchObject({ responseCode: 550 });
    sink.answers = {};
    await expect(createTransport(sink.url).sendMail(mail)).resolves.toBeDefined();
  });
});
