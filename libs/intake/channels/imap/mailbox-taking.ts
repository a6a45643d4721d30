import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { log, Settings, systemActor, toInstant } from '#kernel';
import { MailboxStore, type MailboxState } from '../../data/mailbox-store.js';
import { mailIdentity, messageIdOf } from '../../domain/mail-identity.js';
import { ReceiveItem } from '../../use-cases/receive-item.js';
import type { FetchedMail, ImapSession, MailFacts } from './imap-session.js';

const WATCHER = systemActor('imap-watcher');
/** Mails looked at before the committed point moves. */
const BATCH = 200;
/** Mails up to this size (bytes) are fetched together, as many as fit into {@link PACK_BYTES}; larger ones alone. */
const SMALL_BYTES = 1024 * 1024;
const PACK_BYTES = 8 * 1024 * 1024;
const PACK_MAILS = 50;

/** What one look took. */
export interface Taken {
  mails: number;
  /** UIDs that could not be taken; tried again at the next look. */
  failed: number[];
}

/** Takes mails of an open mailbox into the ledger, by UID from the committed point on. Flags are never looked at. */
@Injectable()
export class MailboxTaking {
  constructor(
    private readonly settings: Settings,
    private readonly store: MailboxStore,
    private readonly receive: ReceiveItem,
  ) {}

  /** Takes everything that is due; gives up its turn when `stop` says so. */
  async takeNew(session: ImapSession, state: MailboxState, stop: () => boolean): Promise<Taken> {
    const { uidValidity } = session.numbering;
    const { mailbox, start } = state;
    const point = await this.store.point(mailbox);
    const next = point?.uidValidity === uidValidity ? point.lastUid + 1 : 1;
    const from = start.from === null ? Math.max(next, start.uid) : next;
    // Not by the mailbox's UIDNEXT: the client does not learn of a new one while the connection lasts.
    const found = await session.uids({ uid: `${String(from)}:*` });
    const known = await this.store.taken(mailbox, uidValidity, from);
    const due = found.filter((uid) => uid >= from);
    const all: Taken = { mails: 0, failed: [] };
    for (let at = 0; at < due.length && !stop(); at += BATCH) {
      const batch = due.slice(at, at + BATCH);
      const missing = batch.filter((uid) => !known.has(uid));
      const { mails, failed } = await this.takeThese(session, state, missing, stop);
      all.mails += mails;
      all.failed.push(...failed);
      if (stop()) break;
      const lastUid = Math.min(batch.at(-1) ?? 0, (all.failed[0] ?? Infinity) - 1);
      if (lastUid >= next) await this.store.movePoint(mailbox, { uidValidity, lastUid });
      // Nothing at all could be stored: the others wait for the next look too.
      if (mails === 0 && failed.length > 0) break;
    }
    return all;
  }

  /** Takes the mails of these UIDs, but for those that came before the start. */
  async takeThese(
    session: ImapSession,
    state: MailboxState,
    uids: readonly number[],
    stop: () => boolean = () => false,
  ): Promise<Taken> {
    const wanted = (await session.facts(uids)).filter((mail) => isWanted(mail, state));
    const taken: Taken = { mails: 0, failed: [] };
    for (const pack of packsOf(wanted)) {
      if (stop()) break;
      const failed = await this.takePack(session, state, pack);
      taken.mails += pack.length - failed.length;
      taken.failed.push(...failed);
    }
    taken.failed.sort((a, b) => a - b);
    return taken;
  }

  /** Answers the UIDs that could not be taken. */
  private async takePack(session: ImapSession, state: MailboxState, pack: readonly MailFacts[]): Promise<number[]> {
    const uids = pack.map((mail) => mail.uid);
    const size = pack[0]?.size ?? 0;
    try {
      const mails = await session.mails(
        uids,
        size > this.settings.smtpHardMaxBytes ? this.settings.smtpMaxBytes + 1 : undefined,
      );
      // Equal mails without a Message-ID are told apart by their number: one after another.
      const named = mails.filter((mail) => messageIdOf(mail.bytes) !== null);
      const turns = [named, ...mails.filter((mail) => !named.includes(mail)).map((mail) => [mail])];
      const failed: number[] = [];
      for (const turn of turns) {
        const done = await Promise.allSettled(turn.map((mail) => this.takeOne(session, state, mail, size)));
        failed.push(...turn.map((mail) => mail.uid).filter((uid, at) => this.hasFailed(state, uid, done[at])));
      }
      return failed;
    } catch (error) {
      if (!session.usable) throw error;
      log.error({ err: error, mailbox: state.name }, 'mails could not be fetched; they are tried again');
      return uids;
    }
  }

  private hasFailed(state: MailboxState, uid: number, done: PromiseSettledResult<void> | undefined): boolean {
    if (done?.status !== 'rejected') return false;
    log.error(
      { err: done.reason as unknown, uid, mailbox: state.name },
      'a mail of the mailbox could not be taken; it is tried again, the others go on',
    );
    return true;
  }

  private async takeOne(session: ImapSession, state: MailboxState, mail: FetchedMail, size: number): Promise<void> {
    const { uidValidity } = session.numbering;
    const { mailbox, name } = state;
    const { uid, bytes } = mail;
    const whole = size > this.settings.smtpHardMaxBytes ? { wholeSize: size } : {};
    await this.receive.execute(
      {
        channel: 'email',
        bytes,
        mediaType: 'message/rfc822',
        identity: await this.identityOf(state, uidValidity, mail),
        receivedAt: toInstant(mail.arrivedAt),
        meta: { source: 'imap', mailbox: name, ...whole },
      },
      WATCHER,
      { also: (line) => this.store.noteTaken({ mailbox, uidValidity, uid, arrivalId: line.id }) },
    );
  }

  /** A mail without a Message-ID is known by its place; after a renumbering, by the place where its bytes stood before. */
  private async identityOf(state: MailboxState, uidValidity: string, { uid, bytes }: FetchedMail): Promise<string> {
    const { mailbox } = state;
    const place = { uidValidity, uid };
    if (messageIdOf(bytes) === null) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      Object.assign(place, await this.store.earlierPlace(mailbox, uidValidity, sha256));
    }
    return mailIdentity(bytes, `imap ${mailbox} ${place.uidValidity}`, [String(place.uid)]);
  }
}

/** Whether a mail is to be taken: it comes after the start, by number or by the moment it arrived. */
export function isWanted({ uid, arrivedAt }: MailFacts, { start }: Pick<MailboxState, 'start'>): boolean {
  return uid >= start.uid || (start.from !== null && toInstant(arrivedAt) >= start.from);
}

/** Small mails together, large ones alone, in the order of their UIDs. */
export function packsOf(mails: readonly MailFacts[]): MailFacts[][] {
  const packs: MailFacts[][] = [];
  let open: MailFacts[] = [];
  let bytes = 0;
  for (const mail of mails) {
    const fits = mail.size <= SMALL_BYTES && bytes + mail.size <= PACK_BYTES && open.length < PACK_MAILS;
    if (!fits || open.length === 0) packs.push((open = []));
    bytes = (fits && open.length > 0 ? bytes : 0) + mail.size;
    open.push(mail);
    if (mail.size > SMALL_BYTES) open = [];
  }
  return packs;
}
