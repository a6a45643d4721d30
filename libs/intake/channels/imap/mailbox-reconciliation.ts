import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, plusMs, type Clock } from '#kernel';
import { MailboxStore, type MailboxState } from '../../data/mailbox-store.js';
import { MISSING_SHOWN, type Reconciliation } from '../../domain/mailbox.js';
import { DoorAlarms } from '../door-alarms.js';
import type { ImapSession } from './imap-session.js';
import { isWanted, MailboxTaking, type Taken } from './mailbox-taking.js';

export const GAP = 'intake.mailbox-gap';
/** SINCE of IMAP knows days only, in the server's own zone: one day more is asked for, then compared by the moment. */
const A_DAY_MS = 86_400_000;

/** Compares the server's own list of mails with the ledger. */
@Injectable()
export class MailboxReconciliation {
  constructor(
    private readonly store: MailboxStore,
    private readonly taking: MailboxTaking,
    private readonly alarms: DoorAlarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Compares, keeps the answer, and raises or calms the alarm. */
  async execute(session: ImapSession, state: MailboxState): Promise<Reconciliation> {
    const { uidValidity } = session.numbering;
    const { lastUid } = await this.pointOf(state, uidValidity);
    const held = await this.store.taken(state.mailbox, uidValidity);
    const listed = lastUid === 0 ? [] : await session.uids({ uid: `1:${String(lastUid)}` });
    const onServer = listed.filter((uid) => uid <= lastUid);
    const missing = await this.wanted(
      session,
      state,
      onServer.filter((uid) => !held.has(uid)),
    );
    const inLedger = onServer.filter((uid) => held.has(uid)).length;
    const found: Reconciliation = {
      at: nowInstant(this.clock),
      onServer: inLedger + missing.length,
      inLedger,
      missing: missing.slice(0, MISSING_SHOWN),
    };
    await this.store.keepReconciliation(state.mailbox, found);
    const { name } = state;
    if (missing.length === 0) await this.alarms.calm(GAP, name);
    else await this.alarms.raise({ code: GAP, about: name, facts: { missing: missing.length, ...countsOf(found) } });
    return found;
  }

  /** Takes what is missing into the ledger, then compares again. */
  async recheck(session: ImapSession, state: MailboxState): Promise<{ taken: Taken; found: Reconciliation }> {
    const { missing } = await this.execute(session, state);
    const taken = await this.taking.takeThese(session, state, missing);
    return { taken, found: await this.execute(session, state) };
  }

  private async pointOf(state: MailboxState, uidValidity: string): Promise<{ lastUid: number }> {
    const point = await this.store.point(state.mailbox);
    return point?.uidValidity === uidValidity ? point : { lastUid: 0 };
  }

  /** Those of the UIDs outside the ledger that the start does not leave aside. */
  private async wanted(session: ImapSession, state: MailboxState, absent: readonly number[]): Promise<number[]> {
    const { start } = state;
    const after = absent.filter((uid) => uid >= start.uid);
    if (start.from === null || after.length === absent.length) return after;
    const since = new Date(plusMs(start.from, -A_DAY_MS));
    const recent = new Set(await session.uids({ since }));
    const facts = await session.facts(absent.filter((uid) => uid < start.uid && recent.has(uid)));
    return [...facts.filter((mail) => isWanted(mail, state)).map((mail) => mail.uid), ...after];
  }
}

function countsOf({ onServer, inLedger }: Reconciliation): { onServer: number; inLedger: number } {
  return { onServer, inLedger };
}
