import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ImapFlow, type FetchMessageObject } from 'imapflow';
import { CLOCK, log, nowInstant, Settings, systemActor, toInstant, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { ReceiveItem } from '../use-cases/receive-item.js';
import { mailIdentity } from './smtp-listener.js';

const WATCHER = systemActor('imap-watcher');
const RECONNECT_MIN_MS = 1000;
const RECONNECT_MAX_MS = 60_000;

interface Place {
  /** Keyed hash of host, user and folder. */
  mailbox: string;
  uidValidity: string;
}

/**
 * Takes mail from an IMAP mailbox by UID from the last committed point; it never looks at flags, and moves or deletes
 * nothing. On the first connection it only counts, unless `MADOGUCHI_IMAP_FIRST_RUN=take`.
 */
@Injectable()
export class ImapWatcher implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private stopped = false;
  private client: ImapFlow | null = null;
  private wake: (() => void) | null = null;
  /** Something happened while nobody slept: the next sleep is none. */
  private nudged = false;
  /** UIDs beyond the committed point that are taken already, because one before them could not be. */
  private readonly ahead = new Set<number>();
  private aheadOf = '';
  private firstLookTold = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly settings: Settings,
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly receive: ReceiveItem,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.imapUrl !== null) this.loop = this.run(new URL(this.settings.imapUrl));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.nudge();
    this.client?.close();
    await this.loop;
  }

  private async run(url: URL): Promise<void> {
    let pause = RECONNECT_MIN_MS;
    while (!this.stopped) {
      try {
        await this.session(url);
        pause = RECONNECT_MIN_MS;
      } catch (error) {
        log.warn({ err: error, retryMs: pause }, 'IMAP connection lost');
      }
      await this.sleep(pause);
      pause = Math.min(pause * 2, RECONNECT_MAX_MS);
    }
  }

  private async session(url: URL): Promise<void> {
    const client = new ImapFlow({
      host: url.hostname,
      port: url.port === '' ? (url.protocol === 'imaps:' ? 993 : 143) : Number(url.port),
      secure: url.protocol === 'imaps:',
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
      logger: false,
    });
    this.client = client;
    client.on('error', (error: Error) => {
      log.warn({ err: error }, 'IMAP error');
    });
    client.on('exists', () => {
      this.nudge();
    });
    await client.connect();
    try {
      const folder = decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX';
      await client.mailboxOpen(folder, { readOnly: true });
      const mailbox = this.vault.lookup('mailbox', `${url.host}\u0000${url.username}\u0000${folder}`);
      while (!this.stopped && client.usable) {
        await client.noop();
        await this.takeNew(client, mailbox);
        void client.idle().catch(() => undefined);
        await this.sleep(this.settings.imapPollSeconds * 1000);
      }
    } finally {
      client.close();
    }
  }

  private async takeNew(client: ImapFlow, mailbox: string): Promise<void> {
    const box = client.mailbox;
    if (box === false) return;
    const uidValidity = String(box.uidValidity);
    const known = await this.position(mailbox);
    if (known === null && this.settings.imapFirstRun !== 'take') {
      this.tellFirstLook(box.exists);
      return;
    }
    // A new UIDVALIDITY voids all UIDs: take everything again, the ledger knows what it already has.
    const from = known?.uidValidity === uidValidity ? known.lastUid + 1 : 1;
    if (this.aheadOf !== uidValidity) this.ahead.clear();
    this.aheadOf = uidValidity;
    // Not by the mailbox's UIDNEXT: the client does not learn of a new one while the connection lasts.
    const uids = (await client.search({ uid: `${String(from)}:*` }, { uid: true })) || [];
    let held = false;
    for (const uid of uids.filter((one) => one >= from).sort((a, b) => a - b)) {
      if (this.stopped) return;
      if (this.ahead.has(uid)) {
        if (!held) await this.uow.write(() => this.remember(mailbox, uidValidity, uid));
      } else if (!(await this.takeOne(client, uid, { mailbox, uidValidity, held }))) held = true;
    }
    if (!held) this.ahead.clear();
  }

  /**
   * Takes one mail; false when it could not be. The others then go on without moving the committed point past it, so
   * that it is tried again at every look, also after a restart.
   */
  private async takeOne(client: ImapFlow, uid: number, at: Place & { held: boolean }): Promise<boolean> {
    try {
      const wanted = { uid: true, source: true, internalDate: true };
      const message = await client.fetchOne(String(uid), wanted, { uid: true });
      if (message === false) return true;
      await this.take(message, at);
      if (at.held) this.ahead.add(uid);
      return true;
    } catch (error) {
      if (!client.usable) throw error;
      log.error({ err: error, uid }, 'a mail of the mailbox could not be taken; it is tried again, the others go on');
      return false;
    }
  }

  private tellFirstLook(mails: number): void {
    if (this.firstLookTold) return;
    this.firstLookTold = true;
    log.warn({ mails }, 'first look into the mailbox: nothing is taken until MADOGUCHI_IMAP_FIRST_RUN=take is set');
  }

  private async take(message: FetchMessageObject, at: Place & { held: boolean }): Promise<void> {
    const { mailbox, uidValidity, held } = at;
    const bytes = message.source;
    if (bytes === undefined) throw new Error('the mailbox gave a mail without its source');
    const arrivedAt = message.internalDate === undefined ? this.clock.now() : new Date(message.internalDate);
    await this.receive.execute(
      {
        channel: 'email',
        bytes,
        mediaType: 'message/rfc822',
        identity: mailIdentity(bytes, `imap ${mailbox} ${uidValidity}`, [String(message.uid)]),
        receivedAt: toInstant(arrivedAt),
        meta: { source: 'imap' },
      },
      WATCHER,
      held ? {} : { also: () => this.remember(mailbox, uidValidity, message.uid) },
    );
  }

  private async position(mailbox: string): Promise<{ uidValidity: string; lastUid: number } | null> {
    const [row] = await query<{ uid_validity: string; last_uid: number }>(
      this.uow.reads,
      'SELECT uid_validity, last_uid FROM mailbox_positions WHERE mailbox = ?',
      [mailbox],
    );
    return row ? { uidValidity: row.uid_validity, lastUid: row.last_uid } : null;
  }

  /** Moves the committed point; inside the unit of the arrival itself. */
  private async remember(mailbox: string, uidValidity: string, lastUid: number): Promise<void> {
    await run(
      this.uow.manager,
      `INSERT INTO mailbox_positions (mailbox, uid_validity, last_uid, updated_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (mailbox) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, updated_at = excluded.updated_at`,
      [mailbox, uidValidity, lastUid, nowInstant(this.clock)],
    );
  }

  private nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Sleeps until it is woken; not at all when something happened since the last sleep. */
  private async sleep(ms: number): Promise<void> {
    if (!this.nudged) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.wake = null;
    this.nudged = false;
  }
}
