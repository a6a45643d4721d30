import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { log, Settings, systemActor } from '#kernel';
import { mailIdentity } from '../domain/mail-identity.js';
import { ReceiveItem } from '../use-cases/receive-item.js';

const LISTENER = systemActor('smtp-listener');

/** Connections at once (each may hold one mail in memory); further ones are told 421 and come again. */
const MAX_CLIENTS = 50;
/** How long open connections may take to end when the desk stops. */
const CLOSE_MS = 5_000;

/** An SMTP answer that is no 250. */
function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

/**
 * The built-in mail door, for a mail server that forwards to the desk. It answers 250 only after the durable commit,
 * 452 when it could not store (the sender tries again), 552 for a mail beyond the limit, 550 for domains that are not ours
 * (no open relay). LMTP gets one answer for each recipient.
 */
@Injectable()
export class SmtpListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly servers: SMTPServer[] = [];

  constructor(
    private readonly settings: Settings,
    private readonly receive: ReceiveItem,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { smtpListenPort, lmtpListenPort } = this.settings;
    if (smtpListenPort !== null) await this.listen(smtpListenPort, false);
    if (lmtpListenPort !== null) await this.listen(lmtpListenPort, true);
  }

  /** Before the database closes: a mail that is being taken is answered first. */
  async beforeApplicationShutdown(): Promise<void> {
    const closed = this.servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(resolve);
        }),
    );
    await Promise.all(closed);
  }

  /** Ports in use, for tests that let the system choose. */
  get ports(): number[] {
    return this.servers.map((server) => (server.server.address() as { port: number }).port);
  }

  private async listen(port: number, lmtp: boolean): Promise<void> {
    const server = new SMTPServer({
      lmtp,
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: this.settings.smtpMaxBytes,
      banner: 'Madoguchi',
      disableReverseLookup: true,
      logger: false,
      maxClients: MAX_CLIENTS,
      closeTimeout: CLOSE_MS,
      onRcptTo: (address, _session, done) => {
        done(this.isOurs(address.address) ? null : refusal(550, '5.7.1 Relaying denied'));
      },
      onData: (stream, session, done) => {
        void this.take(stream, session).then(
          (text) => {
            done(null, text);
          },
          (error: unknown) => {
            done(error instanceof Error ? error : refusal(451, '4.3.0 Try again later'));
          },
        );
      },
    });
    server.on('error', (error: Error) => {
      log.warn({ err: error }, 'mail listener error');
    });
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, this.settings.smtpListenHost, () => {
        resolve();
      });
    });
    this.servers.push(server);
  }

  private isOurs(address: string): boolean {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    return [...this.settings.mailDomains, this.settings.bounceDomain ?? ''].some(
      (own) => own !== '' && own.toLowerCase() === domain,
    );
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) throw refusal(552, '5.3.4 Message too big');
    const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    const to = session.envelope.rcptTo.map((recipient) => recipient.address);
    const bytes = Buffer.concat(chunks);
    try {
      const line = await this.receive.execute(
        {
          channel: 'email',
          bytes,
          mediaType: 'message/rfc822',
          identity: mailIdentity(bytes, from, to),
          meta: { source: 'smtp', envelopeFrom: from, envelopeTo: to },
        },
        LISTENER,
      );
      return `2.0.0 Recorded as ${line.id}`;
    } catch (error) {
      log.error({ err: error }, 'a mail could not be stored; the sender is asked to try again');
      throw refusal(452, '4.3.1 Cannot store the message now, try again later');
    }
  }
}

export { mailIdentity };
