import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SmtpSink, startDesk, type HttpClient, type TestDesk } from '#testing';
import { handOver, runJobs, type LedgerLine } from './doors.js';

describe('an answer to the mail that acknowledged a complaint', () => {
  let sink: SmtpSink;
  let desk: TestDesk;
  let agent: HttpClient;
  let complaintId = '';
  let acknowledgement = '';

  beforeAll(async () => {
    sink = await SmtpSink.listen();
    desk = await startDesk({ settings: { smtpUrl: sink.url, smtpListenPort: 0 } });
    agent = await desk.as('agent');
    const contact = { name: '星野 由美', email: 'hoshino@example.net' };
    const post = { formId: 'form-1', text: '先月の請求書が届いていません。', contact };
    complaintId = (await desk.client().post('/api/v1/intake/web', post)).as<{ complaintId: string }>().complaintId;
    await runJobs(desk);
    acknowledgement = /^message-id:\s*(<[^>]+>)/im.exec(sink.mails[0]?.raw ?? '')?.[1] ?? '';
  });

  afterAll(async () => {
    await desk.close();
    await sink.close();
  });

  async function answer(from: string): Promise<LedgerLine | undefined> {
    const raw = [
      `From: <${from}>`,
      'To: desk@example.jp',
      'Subject: Re: acknowledgement',
      `Message-ID: <answer-of-${from}>`,
      `In-Reply-To: ${acknowledgement}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      '契約者番号をお伝えするのを忘れました。',
      '',
    ].join('\r\n');
    await handOver(desk, { from, to: 'desk@example.jp', raw });
    await runJobs(desk);
    return (await agent.get('/api/v1/arrivals?channel=email')).as<{ items: LedgerLine[] }>().items[0];
  }

  it('joins the case when the complainant answers', async () => {
    expect(acknowledgement).not.toBe('');
    expect(await answer('hoshino@example.net')).toMatchObject({ outcome: 'reply', complaintId });
  });

  it('makes a case of its own when a stranger answers', async () => {
    const line = await answer('stranger@example.net');
    expect(line).toMatchObject({ outcome: 'complaint' });
    expect(line?.complaintId).not.toBe(complaintId);
  });
});
