import type { AddressInfo } from 'node:net';
import type { SMTPServer, SMTPServerDataStream } from 'smtp-server';
import { until } from './until.js';

/** A mail that the sink took. */
export interface SunkMail {
  envelopeFrom: string;
  recipients: string[];
  /** The whole message as it came over the wire. */
  raw: string;
}

/** How the sink answers; a number is an SMTP reply code, `drop` cuts the connection without an answer. */
export interface SinkAnswers {
  /** For each recipient; accepted when it answers nothing. */
  recipient?: (address: string) => number | undefined;
  /** After the whole message was read; accepted when it answers nothing. */
  message?: (recipients: readonly string[]) => number | 'drop' | undefined;
}

/** A real SMTP server on a free port of this machine that keeps what it takes. */
export class SmtpSink {
  readonly mails: SunkMail[] = [];
  /** Messages that were read to the end, taken or not. */
  seen = 0;
  answers: SinkAnswers = {};
  private readonly server: SMTPServer;

  private constructor(Server: typeof SMTPServer) {
    this.server = new Server({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (address, _session, done) => done(refusal(this.answers.recipient?.(address.address))),
      onData: (stream, session, done) => {
        const recipients = session.envelope.rcptTo.map((each) => each.address);
        const { mailFrom } = session.envelope;
        void read(stream).then((raw) => {
          this.seen += 1;
          const answer = this.answers.message?.(recipients);
          if (answer === 'drop') {
            this.cutConnections();
            return;
          }
          if (answer === undefined) {
            this.mails.push({ envelopeFrom: mailFrom === false ? '' : mailFrom.address, recipients, raw });
          }
          done(refusal(answer));
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  /** @param port a free one unless said */
  static async listen(port = 0): Promise<SmtpSink> {
    // Loaded when needed: most specs that use libs/testing send no mail.
    const { SMTPServer: Server } = await import('smtp-server');
    const sink = new SmtpSink(Server);
    await new Promise<void>((resolve) => sink.server.listen(port, '127.0.0.1', () => resolve()));
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  /** Address for `MADOGUCHI_SMTP_URL`. */
  get url(): string {
    return `smtp://127.0.0.1:${String(this.port)}`;
  }

  /** Waits until a mail to `address` was taken and answers it. */
  mailTo(address: string): Promise<SunkMail> {
    return until(`a mail to ${address}`, () => this.mails.find(({ recipients }) => recipients.includes(address)));
  }

  async close(): Promise<void> {
    this.cutConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private cutConnections(): void {
    const open = this.server.connections as unknown as Set<{ _socket: { destroy(): void } }>;
    for (const connection of open) connection._socket.destroy();
  }
}

function refusal(answer: number | 'drop' | undefined): Error | null {
  if (answer === undefined || answer === 'drop') return null;
  const status = answer >= 500 ? '5.1.1' : '4.2.0';
  return Object.assign(new Error(`${status} refused by the test server`), { responseCode: answer });
}

async function read(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
