import { log, msBetween, nowInstant, type Clock, type Instant, type Settings } from '#kernel';
import type { MailboxState, MailboxStore } from '../../data/mailbox-store.js';
import { startAfterRenumbering } from '../../domain/mailbox.js';
import type { DoorAlarms } from '../door-alarms.js';
import { ownAddressesOf } from '../own-addresses.js';
import { firstLook } from './first-look.js';
import { ImapSession, MailboxTrouble } from './imap-session.js';
import type { MailboxReconciliation } from './mailbox-reconciliation.js';
import type { MailboxSpec } from './mailbox-spec.js';
import type { MailboxTaking } from './mailbox-taking.js';

const RECONNECT_MIN_MS = 1000;
const RECONNECT_MAX_MS = 60_000;
const UNREACHABLE = 'intake.mailbox-unreachable';
const WAITING = 'intake.mailbox-waiting';

/** What the watches of all mailboxes share. */
export interface WatchParts {
  settings: Settings;
  store: MailboxStore;
  taking: MailboxTaking;
  reconciliation: MailboxReconciliation;
  alarms: DoorAlarms;
  clock: Clock;
}

/** Watches one mailbox: connects, looks, sleeps until the server tells of a mail or the poll is due, and so on. */
export class MailboxWatch {
  private stopped = false;
  private breakOff: () => void = () => undefined;
  private wake: (() => void) | null = null;
  /** Something happened while nobody slept: the next sleep is none. */
  private nudged = false;
  private loop: Promise<void> = Promise.resolve();
  private outSince: Instant | null = null;
  private reconciledAt: Instant | null = null;
  private looked = false;

  /** @param mailbox keyed hash of its place */
  constructor(
    private readonly spec: MailboxSpec,
    private readonly mailbox: string,
    private readonly parts: WatchParts,
  ) {}

  start(): void {
    this.loop = this.run();
  }

  /** Ends after the mails that are being taken. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.nudge();
    this.breakOff();
    await this.loop;
  }

  private async run(): Promise<void> {
    let pause = RECONNECT_MIN_MS;
    while (!this.stopped) {
      try {
        await this.live(() => {
          pause = RECONNECT_MIN_MS;
        });
      } catch (error) {
        if (this.isStopped()) return;
        log.warn({ err: error, mailbox: this.spec.name, retryMs: pause }, 'a watched mailbox is out of reach');
        await this.tellTrouble(error);
      }
      this.nudged = false;
      await this.sleep(pause);
      pause = Math.min(pause * 2, RECONNECT_MAX_MS);
    }
  }

  /** One connection, until it ends. */
  private async live(reached: () => void): Promise<void> {
    const { settings, alarms } = this.parts;
    const session = await ImapSession.open(this.spec, {
      answerMs: settings.imapAnswerSeconds * 1000,
      onChange: () => {
        this.nudge();
      },
      onBegin: (breakOff) => {
        this.breakOff = breakOff;
        if (this.stopped) breakOff();
      },
    });
    try {
      reached();
      this.outSince = null;
      this.reconciledAt = null;
      await alarms.calm(UNREACHABLE, this.spec.name);
      while (!this.stopped && session.usable) {
        await session.refresh();
        await this.look(session);
        session.idle();
        await this.sleep(settings.imapPollSeconds * 1000);
      }
      if (!this.stopped) throw new MailboxTrouble('connection');
    } finally {
      session.close();
    }
  }

  private async look(session: ImapSession): Promise<void> {
    const { taking, store } = this.parts;
    const state = await this.readyState(session);
    if (state === null) return;
    const { failed } = await taking.takeNew(session, state, () => this.stopped || !session.usable);
    const { moveTo } = this.spec;
    if (moveTo !== null && !this.stopped) {
      // Also what a process that died after its commit left behind.
      const taken = await store.taken(this.mailbox, session.numbering.uidValidity);
      await session.move(
        (await session.uids({ all: true })).filter((uid) => taken.has(uid)),
        moveTo,
      );
    }
    await this.tellWaiting(failed.length);
    if (!this.stopped && this.reconciliationIsDue()) {
      await this.parts.reconciliation.execute(session, state);
      this.reconciledAt = nowInstant(this.parts.clock);
    }
  }

  /** Where the mailbox stands; null while it waits to be let in. */
  private async readyState(session: ImapSession): Promise<MailboxState | null> {
    const { store, settings, clock } = this.parts;
    const known = await store.state(this.mailbox);
    if (known?.acceptedAt) return this.renumbered(session, known, known.acceptedAt);
    const point = await store.point(this.mailbox);
    if (point !== null || this.spec.firstRun === 'take') {
      // One that was taken from before there was a first look goes on where it stood.
      const start = { ...session.numbering, uid: (point?.lastUid ?? 0) + 1, from: null };
      const uidValidity = point?.uidValidity ?? start.uidValidity;
      await store.acceptAlone(this.mailbox, this.spec.name, { ...start, uidValidity });
      return this.readyState(session);
    }
    if (!this.looked) {
      const { bounceDomain } = settings;
      const options = { ownAddresses: ownAddressesOf(settings), ...(bounceDomain === null ? {} : { bounceDomain }) };
      const look = await firstLook(session, clock, options);
      await store.keepLook(this.mailbox, this.spec.name, look);
      this.looked = true;
      log.warn(
        { mailbox: this.spec.name, mails: look.mails },
        'first look into a mailbox: nothing is taken until it is let in (madoguchi intake mailboxes accept)',
      );
    }
    return null;
  }

  /** A new UIDVALIDITY voids all UIDs: the mails are gone through again, and the ledger knows those it has. */
  private async renumbered(session: ImapSession, state: MailboxState, acceptedAt: Instant): Promise<MailboxState> {
    const { uidValidity } = session.numbering;
    if (state.start.uidValidity === uidValidity) return state;
    const start = startAfterRenumbering(state.start, state.look?.at ?? acceptedAt, session.numbering);
    await this.parts.store.restart(this.mailbox, start);
    return { ...state, start };
  }

  /** Mails that could not be taken stay before the committed point: no gap yet, but a person must know. */
  private async tellWaiting(mails: number): Promise<void> {
    const { alarms } = this.parts;
    if (mails === 0) await alarms.calm(WAITING, this.spec.name);
    else await alarms.raise({ code: WAITING, about: this.spec.name, facts: { mails } });
  }

  private reconciliationIsDue(): boolean {
    const { clock, settings } = this.parts;
    if (this.reconciledAt === null) return true;
    return msBetween(this.reconciledAt, nowInstant(clock)) >= settings.imapReconcileMinutes * 60_000;
  }

  /** A wrong password or a missing folder is told at once, a broken way after a while: it may mend itself. */
  private async tellTrouble(error: unknown): Promise<void> {
    const { clock, settings, alarms } = this.parts;
    const now = nowInstant(clock);
    this.outSince ??= now;
    const trouble = error instanceof MailboxTrouble ? error.trouble : 'connection';
    const waited = msBetween(this.outSince, now) >= settings.imapUnreachableMinutes * 60_000;
    if (trouble === 'connection' && !waited) return;
    await alarms.raise({ code: UNREACHABLE, about: this.spec.name, facts: { trouble, since: this.outSince } });
  }

  /** Asked again after something was waited for. */
  private isStopped(): boolean {
    return this.stopped;
  }

  private nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  /** Sleeps until it is woken; not at all when something happened since the last sleep. */
  private async sleep(ms: number): Promise<void> {
    if (!this.nudged && !this.stopped) {
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
