import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SmtpSink, until, type HttpClient } from '#testing';
import { BuiltDesk } from './support/built-desk.js';

jest.setTimeout(600_000);

const address = 'hanako@example.net';
const words = { subject: '回答', text: '料金を確かめました。' };

describe('an answer by mail whose desk is killed', () => {
  let sink: SmtpSink;
  let desk: BuiltDesk;
  let agent: HttpClient;
  let forms = 0;

  beforeAll(async () => {
    sink = await SmtpSink.listen();
    desk = await BuiltDesk.make({ env: { MADOGUCHI_SMTP_URL: sink.url, MADOGUCHI_REPLY_UNDO_SECONDS: '2' } });
    await desk.start();
    desk.startWorker();
    agent = await desk.person('agent');
  });

  afterAll(async () => {
    await desk.remove();
    await sink.close();
  });

  const caseOf = async (): Promise<string> => {
    const contact = { name: '青葉 花子', email: address };
    const seen = sink.mails.length;
    forms += 1;
    const form = { formId: `reply-kill-${String(forms)}`, text: '料金の引落日が毎月ばらばらです。', contact };
    const made = await desk.visitor().post('/api/v1/intake/web', form);
    await until('the acknowledgement to have gone out', () => sink.mails.length > seen, 180_000);
    return made.as<{ complaintId: string }>().complaintId;
  };
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await agent.get(`/api/v1/complaints/${id}/mail-replies`)).as<{ items: { state: string }[] }>().items[0]?.state;
  const restart = async (): Promise<void> => {
    await desk.start();
    desk.startWorker();
  };

  it('before the time to take it back is over goes out once after the next start', async () => {
    const id = await caseOf();
    const seen = sink.seen;
    expect((await agent.post(`/api/v1/complaints/${id}/mail-replies`, words)).status).toBe(201);
    await desk.killAll();
    await restart();
    await until('the answer to be sent', async () => (await stateOf(id)) === 'accepted', 180_000);
    expect(sink.seen).toBe(seen + 1);
  });

  it('between handing over and writing that down is given to a person and never sent again', async () => {
    const id = await caseOf();
    const seen = sink.seen;
    let killed: Promise<void> | undefined;
    sink.answers = {
      message: () => {
        // The message was read to its end; nobody has answered yet.
        killed = desk.killAll();
        return 'drop';
      },
    };
    expect((await agent.post(`/api/v1/complaints/${id}/mail-replies`, words)).status).toBe(201);
    await until('the desk to be killed', () => killed !== undefined, 180_000);
    await killed;
    sink.answers = {};
    await restart();
    await until('the answer to be given to a person', async () => (await stateOf(id)) === 'unknown', 240_000);
    // Another answer goes its way meanwhile: jobs run, and this one is not among them.
    const other = await caseOf();
    await agent.post(`/api/v1/complaints/${other}/mail-replies`, words);
    await until('the other answer to be sent', async () => (await stateOf(other)) === 'accepted', 180_000);
    expect(await stateOf(id)).toBe('unknown');
    expect(sink.seen).toBe(seen + 3);
  });
});
