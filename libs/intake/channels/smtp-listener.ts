import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { SMTPServer } from 'smtp-server';
import { CLOCK, log, Settings, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { mailIdentity } from '../domain/mail-identity.js';
import { DoorAlarms } from './door-alarms.js';
import { Certificate } from './smtp/certificate.js';
import { MailIntake } from './smtp/mail-intake.js';
import { mailServer } from './smtp/mail-server.js';

const LISTENER = systemActor('smtp-listener');
/** A door that could not open is tried again after this time (ms). */
const REOPEN_MS = 15_000;
const DOOR_CLOSED = 'intake.door-closed';
const MAIL_REFUSED = 'intake.mail-refused';

/**
 * The built-in mail door, for a mail server that forwards to the desk. It answers 250 only after the durable commit,
 * 452 when it could not store (the sender tries again), 450 to who is too fast, 552 for a mail beyond the hard limit, 550
 * for domains that are not ours (no open relay). LMTP gets one answer for each recipient.
 */
@Injectable()
export class SmtpListener implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly servers: SMTPServer[] = [];
  private readonly waiting = new Set<NodeJS.Timeout>();
  private certificate: Certificate | null = null;
  private refused = 0;

  constructor(
    private readonly settings: Settings,
    private readonly intake: MailIntake,
    private readonly alarms: DoorAlarms,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `SettingsError` for a certificate that cannot be used; a port that is taken raises an alarm and is tried again. */
  async onApplicationBootstrap(): Promise<void> {
    const { smtpListenPort, lmtpListenPort } = this.settings;
    if (smtpListenPort === null && lmtpListenPort === null) return;
    this.certificate = Certificate.from(this.settings);
    if (smtpListenPort !== null) await this.open(smtpListenPort, false);
    if (lmtpListenPort !== null) await this.open(lmtpListenPort, true);
  }

  /** Before the database closes: a mail that is being taken is answered first. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.waiting) clearTimeout(timer);
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

  private async open(port: number, lmtp: boolean): Promise<void> {
    const about = lmtp ? 'lmtp' : 'smtp';
    try {
      this.servers.push(await this.listen(port, lmtp));
      await this.alarms.calm(DOOR_CLOSED, about);
    } catch (error) {
      log.error({ err: error, door: about }, 'a mail listener could not open; the other doors do');
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
      await this.alarms.raise({ code: DOOR_CLOSED, about, facts: { port, reason } });
      const timer = setTimeout(() => {
        this.waiting.delete(timer);
        void this.open(port, lmtp);
      }, REOPEN_MS);
      this.waiting.add(timer);
    }
  }

  private async listen(port: number, lmtp: boolean): Promise<SMTPServer> {
    const { settings, intake, certificate, clock } = this;
    const onTooBig = (): void => void this.tellTooBig();
    const server = mailServer(lmtp, { settings, intake, certificate, clock, onTooBig });
    server.on('error', (error: Error) => {
      log.warn({ err: error }, 'mail listener error');
    });
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, settings.smtpListenHost, () => {
        resolve();
      });
    });
    return server;
  }

  /** Somebody was refused: that stands in the audit log and on the board, not only in a log. */
  private async tellTooBig(): Promise<void> {
    this.refused += 1;
    const facts = { limitBytes: this.settings.smtpHardMaxBytes, mails: this.refused };
    try {
      const { limitBytes } = facts;
      await this.uow.write(() =>
        this.audit.append({ actor: LISTENER, action: 'mail.refused', object: 'door:mail', facts: { limitBytes } }),
      );
    } catch (error) {
      log.error({ err: error }, 'a refused mail could not be noted in the audit log');
    }
    await this.alarms.raise({ code: MAIL_REFUSED, about: '', facts });
  }
}

export { mailIdentity };
