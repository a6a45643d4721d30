import { AuthenticationFailure, ImapFlow, type FetchMessageObject, type SearchObject } from 'imapflow';
import { log } from '#kernel';
import type { MailboxNow } from '../../domain/mailbox.js';
import type { MailboxSpec } from './mailbox-spec.js';

/** What keeps a mailbox out of reach: the way to it, the password, the folder. */
export type Trouble = 'connection' | 'login' | 'folder';

/** A mailbox that cannot be used; the message names no address and no person. */
export class MailboxTrouble extends Error {
  override readonly name = 'MailboxTrouble';

  constructor(
    readonly trouble: Trouble,
    cause?: unknown,
  ) {
    super(`the mailbox is out of reach: ${trouble}`, { cause });
  }
}

/** Size and arrival of a mail, without its content. */
export interface MailFacts {
  uid: number;
  size: number;
  arrivedAt: Date;
}

/** A mail's bytes, or their beginning. */
export interface FetchedMail {
  uid: number;
  bytes: Buffer;
  arrivedAt: Date;
}

/** UIDs asked for in one command: a longer line is refused by some servers. */
const UIDS_PER_COMMAND = 200;

/** One connection to one folder. Every method fails with {@link MailboxTrouble} once the server is silent for too long. */
export class ImapSession {
  private constructor(
    private readonly client: ImapFlow,
    private readonly spec: MailboxSpec,
  ) {}

  /**
   * Connects and opens the folder; read-only unless mails are to be moved.
   * @param o.answerMs how long the server may be silent
   * @param o.onChange told of a new mail, and of the end of the connection
   * @param o.onBegin gets what breaks the attempt off
   */
  static async open(
    spec: MailboxSpec,
    o: { answerMs: number; onChange: () => void; onBegin?: (breakOff: () => void) => void },
  ): Promise<ImapSession> {
    const client = new ImapFlow({
      host: spec.host,
      port: spec.port,
      secure: spec.secure,
      auth: { user: spec.user, pass: passwordOf(spec) },
      logger: false,
      connectionTimeout: o.answerMs,
      greetingTimeout: o.answerMs,
      socketTimeout: o.answerMs,
    });
    client.on('error', (error: Error) => {
      log.warn({ err: error, mailbox: spec.name }, 'IMAP error');
    });
    client.on('close', o.onChange);
    client.on('exists', o.onChange);
    const session = new ImapSession(client, spec);
    o.onBegin?.(() => {
      client.close();
    });
    try {
      await client.connect();
      await session.openFolder();
      return session;
    } catch (error) {
      client.close();
      if (error instanceof MailboxTrouble) throw error;
      throw new MailboxTrouble(error instanceof AuthenticationFailure ? 'login' : 'connection', error);
    }
  }

  get usable(): boolean {
    return this.client.usable;
  }

  /** How the server numbered when the folder was opened. */
  get numbering(): MailboxNow {
    const box = this.client.mailbox;
    if (box === false) throw new MailboxTrouble('connection');
    return { uidValidity: String(box.uidValidity), uidNext: box.uidNext };
  }

  /** Asks whether the folder is still the one that was opened; learns of new mail by the way. */
  async refresh(): Promise<void> {
    await this.client.noop();
    const status = await this.client.status(this.spec.folder, { uidValidity: true }).catch((error: unknown) => {
      throw new MailboxTrouble(this.usable ? 'folder' : 'connection', error);
    });
    // Some servers answer nothing for the folder that is open; then the opened one counts.
    const answered = status === false || status.uidValidity === undefined ? null : String(status.uidValidity);
    if (answered !== null && answered !== this.numbering.uidValidity) throw new MailboxTrouble('folder');
  }

  /** UIDs that fit, lowest first. */
  async uids(wanted: SearchObject): Promise<number[]> {
    const found = await this.client.search(wanted, { uid: true });
    if (found === false || found === undefined) throw new MailboxTrouble('connection');
    return found.sort((a, b) => a - b);
  }

  /** Facts of these mails, lowest UID first; those that are gone are left out. */
  async facts(uids: readonly number[]): Promise<MailFacts[]> {
    const found: MailFacts[] = [];
    for (let at = 0; at < uids.length; at += UIDS_PER_COMMAND) {
      const range = uids.slice(at, at + UIDS_PER_COMMAND).join(',');
      const messages = await this.client.fetchAll(range, { size: true, internalDate: true }, { uid: true });
      found.push(...messages.map(factsOf));
    }
    return found.sort((a, b) => a.uid - b.uid);
  }

  /** The whole of these mails, or their first `maxBytes`. Those that are gone are left out. */
  async mails(uids: readonly number[], maxBytes?: number): Promise<FetchedMail[]> {
    const source = maxBytes === undefined ? true : { start: 0, maxLength: maxBytes };
    const messages = await this.client.fetchAll(uids.join(','), { source, internalDate: true }, { uid: true });
    return messages.flatMap((message) => {
      const bytes = message.source;
      return bytes === undefined ? [] : [{ uid: message.uid, bytes, arrivedAt: factsOf(message).arrivedAt }];
    });
  }

  /** Moves mails to the folder for them, which is made when it is missing. */
  async move(uids: readonly number[], folder: string): Promise<void> {
    for (let at = 0; at < uids.length; at += UIDS_PER_COMMAND) {
      const range = uids.slice(at, at + UIDS_PER_COMMAND).join(',');
      const moved = await this.client.messageMove(range, folder, { uid: true }).catch(() => false);
      if (moved !== false) continue;
      await this.client.mailboxCreate(folder);
      await this.client.messageMove(range, folder, { uid: true });
    }
  }

  /** Lets the server tell of new mail until the next command. */
  idle(): void {
    void this.client.idle().catch(() => undefined);
  }

  close(): void {
    this.client.close();
  }

  private async openFolder(): Promise<void> {
    try {
      await this.client.mailboxOpen(this.spec.folder, { readOnly: this.spec.moveTo === null });
    } catch (error) {
      throw new MailboxTrouble(this.usable ? 'folder' : 'connection', error);
    }
  }
}

function factsOf(message: FetchMessageObject): MailFacts {
  const at = message.internalDate;
  return { uid: message.uid, size: message.size ?? 0, arrivedAt: at === undefined ? new Date(0) : new Date(at) };
}

/** A file of a password that is away is a trouble of logging in. */
function passwordOf(spec: MailboxSpec): string {
  try {
    return spec.password();
  } catch (error) {
    throw new MailboxTrouble('login', error);
  }
}
