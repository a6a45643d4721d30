import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { startDesk, type TestDesk } from '#testing';
import { handOver, ledgerLines, mail, runJobs } from './doors.js';

jest.setTimeout(420_000);

const LIMIT = 3;
const MACHINE = 'machine@answering.example';

/** A foreign mail server whose mailbox answers every mail at once and by a new mail, with the headers it is given. */
class AutoResponder {
  readonly received: string[] = [];
  private readonly answers: Promise<unknown>[] = [];
  private readonly server: SMTPServer;
  private desk: TestDesk | null = null;

  constructor(private readonly headers: Record<string, string>) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _, done) => {
        void text(stream).then((raw) => {
          this.received.push(raw);
          done();
          this.answers.push(this.answer());
        }, done);
      },
    });
  }

  async listen(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port.toString()}`;
  }

  answersTo(desk: TestDesk): void {
    this.desk = desk;
  }

  /** Waits until every answer so far is with the desk; says how many there are. */
  async settled(): Promise<number> {
    await Promise.all(this.answers);
    return this.answers.length;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    await closed;
  }

  private async answer(): Promise<void> {
    if (this.desk === null) return;
    const turn = this.received.length.toString();
    const headers = { From: `<${MACHINE}>`, 'Message-ID': `<turn-${turn}@answering.example>`, ...this.headers };
    const body = `Thank you for your mail. Your ticket is ${turn}4711. We will look into the matter soon.`;
    await handOver(this.desk, { from: MACHINE, to: 'desk@example.jp', raw: mail(headers, body) });
  }
}

describe('a mail loop with a foreign answering machine', () => {
  let desk: TestDesk | null = null;
  let machine: AutoResponder | null = null;

  afterEach(async () => {
    await desk?.close();
    await machine?.close();
  });

  /** Lets both sides write until neither has anything more to say. */
  async function letThemTalk(
    headers: Record<string, string>,
  ): Promise<{ acknowledged: number; parked: string[]; cases: number }> {
    machine = new AutoResponder(headers);
    const smtpUrl = await machine.listen();
    desk = await startDesk({ settings: { smtpUrl, smtpListenPort: 0, ackPerDay: LIMIT } });
    machine.answersTo(desk);
    const first = mail(
      { From: `<${MACHINE}>`, Subject: 'bill', 'Message-ID': '<first@answering.example>' },
      'My bill is wrong.',
    );
    await handOver(desk, { from: MACHINE, to: 'desk@example.jp', raw: first });
    let said = -1;
    for (let now = 0; now !== said; now = await machine.settled()) {
      said = now;
      await runJobs(desk);
    }
    await runJobs(desk);
    const lines = await ledgerLines(await desk.as('agent'), '&channel=email');
    return {
      acknowledged: machine.received.length,
      parked: lines.filter((line) => line.outcome === 'parked').map((line) => line.parkedReason ?? ''),
      cases: lines.filter((line) => line.outcome === 'complaint').length,
    };
  }

  it('that marks its answers ends at once: the first answer is parked as an automatic reply', async () => {
    const ended = await letThemTalk({ Subject: 'Re: bill', 'Auto-Submitted': 'auto-replied' });

    expect(ended).toEqual({ acknowledged: 1, parked: ['auto-reply'], cases: 1 });
  });

  it('that marks nothing ends after as many answers as one correspondent gets a day; what it sends then is parked', async () => {
    const ended = await letThemTalk({ Subject: 'Your request' });

    expect(ended).toEqual({ acknowledged: LIMIT, parked: ['loop'], cases: LIMIT });
  });
});
