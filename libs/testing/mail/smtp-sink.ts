import type { AddressInfo } from 'node:net';
import type { ParsedMail } from 'mailparser';
import { until } from '../until.js';

/** One mail as it went over the wire. */
export interface SunkMail {
  /** Envelope sender; empty for bounces. */
  from: string;
  /** Envelope recipients. */
  to: string[];
  raw: Buffer;
  parsed: ParsedMail;
}

/** A mail server that keeps everything it is given and sends nothing on. */
export interface SmtpSink {
  /** `smtp://127.0.0.1:PORT`, for the setting smtpUrl. */
  url: string;
  port: number;
  mails: SunkMail[];
  /** Refuses recipients from now on with this SMTP reply; null takes them again. */
  refuseRecipients(reply: { code: number; words: string } | null): void;
  /** Waits until a mail to `address` is there and answers it. */
  mailTo(address: string): Promise<SunkMail>;
  close(): Promise<void>;
}

/** Opens a real SMTP server on a free loopback port. */
export async function openSmtpSink(): Promise<SmtpSink> {
  // Loaded when needed: most specs that use libs/testing send no mail.
  const [{ simpleParser }, { SMTPServer }] = await Promise.all([import('mailparser'), import('smtp-server')]);
  const mails: SunkMail[] = [];
  let refusal: { code: number; words: string } | null = null;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: (_address, _session, done) => {
      done(refusal ? Object.assign(new Error(refusal.words), { responseCode: refusal.code }) : null);
    },
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        simpleParser(raw).then((parsed) => {
          mails.push({ from, to, raw, parsed });
          done();
        }, done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mails,
    refuseRecipients: (reply) => {
      refusal = reply;
    },
    mailTo: (address) => until(`a mail to ${address}`, () => mails.find(({ to }) => to.includes(address))),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
