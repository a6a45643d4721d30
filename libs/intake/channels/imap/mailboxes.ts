import { Injectable } from '@nestjs/common';
import { DomainError, Settings, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Vault } from '#vault';
import { MailboxStore, type MailboxState } from '../../data/mailbox-store.js';
import { intakeErrors } from '../../domain/intake.errors.js';
import { startAt, type AcceptHow, type MailboxLook, type Reconciliation } from '../../domain/mailbox.js';
import { ImapSession, MailboxTrouble } from './imap-session.js';
import { MailboxReconciliation } from './mailbox-reconciliation.js';
import { mailboxesOf, type MailboxSpec } from './mailbox-spec.js';

/** A watched mailbox as people see it. */
export interface MailboxLine {
  name: string;
  /** `configured`: never reached yet; `waiting`: looked into, not let in; `taking`; `removed`: no longer configured. */
  state: 'configured' | 'waiting' | 'taking' | 'removed';
  look: MailboxLook | null;
  acceptedAt: string | null;
  acceptedBy: string | null;
  /** Mails before this UID are taken only when they came at `startFrom` or later. */
  startUid: number | null;
  startFrom: string | null;
  lastUid: number | null;
  reconciled: Reconciliation | null;
}

/** What a recheck did. */
export interface Recheck {
  name: string;
  taken: number;
  failed: number;
  onServer: number;
  inLedger: number;
  missing: number;
}

/** The watched mailboxes for people: what they hold, letting them in, comparing them with the ledger. */
@Injectable()
export class Mailboxes {
  constructor(
    private readonly settings: Settings,
    readonly store: MailboxStore,
    private readonly reconciliation: MailboxReconciliation,
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
  ) {}

  /** The mailboxes of the settings, with the keyed hash that each is kept under. Throws `SettingsError`. */
  configured(): { spec: MailboxSpec; mailbox: string }[] {
    return mailboxesOf(this.settings).map((spec) => ({ spec, mailbox: this.vault.lookup('mailbox', spec.place) }));
  }

  /** Every configured mailbox, and those that once were. */
  async list(): Promise<MailboxLine[]> {
    const states = await this.store.all();
    const configured = this.configured();
    const lines = configured.map(async ({ spec, mailbox }) => {
      const state = states.find((one) => one.mailbox === mailbox) ?? null;
      return this.lineOf(
        spec.name,
        state,
        state === null ? 'configured' : state.acceptedAt === null ? 'waiting' : 'taking',
      );
    });
    const removed = states.filter((state) => !configured.some((one) => one.mailbox === state.mailbox));
    return Promise.all([...lines, ...removed.map((state) => this.lineOf(state.name, state, 'removed'))]);
  }

  /** Lets a mailbox in. Errors: `intake.mailbox-unknown`, `intake.mailbox-not-seen`, `intake.mailbox-accepted`. */
  async accept(name: string, how: AcceptHow, actor: Actor): Promise<MailboxLine> {
    const { mailbox } = this.named(name);
    const state = await this.store.state(mailbox);
    if (!state?.look) throw new DomainError(intakeErrors['intake.mailbox-not-seen']);
    const start = startAt(state.look, how);
    await this.uow.write(async () => {
      if (!(await this.store.accept(mailbox, actor.id, start)))
        throw new DomainError(intakeErrors['intake.mailbox-accepted']);
      const facts = { take: how.take, startUid: start.uid, ...(start.from === null ? {} : { from: start.from }) };
      await this.audit.append({ actor, action: 'mailbox.accepted', object: `mailbox:${name}`, facts });
    });
    return this.lineOf(name, await this.store.state(mailbox), 'taking');
  }

  /**
   * Compares a mailbox with the ledger over a connection of its own, takes what is missing, and compares again.
   * Errors: `intake.mailbox-unknown`, `intake.mailbox-not-accepted`, `intake.mailbox-unreachable`.
   */
  async recheck(name: string, actor: Actor): Promise<Recheck> {
    const { spec, mailbox } = this.named(name);
    const state = await this.store.state(mailbox);
    if (!state?.acceptedAt) throw new DomainError(intakeErrors['intake.mailbox-not-accepted']);
    const answerMs = this.settings.imapAnswerSeconds * 1000;
    try {
      const session = await ImapSession.open({ ...spec, moveTo: null }, { answerMs, onChange: () => undefined });
      try {
        const { taken, found } = await this.reconciliation.recheck(session, state);
        const facts = { taken: taken.mails, missing: found.missing.length };
        await this.audit.append({ actor, action: 'mailbox.rechecked', object: `mailbox:${name}`, facts });
        const { onServer, inLedger, missing } = found;
        return { name, taken: taken.mails, failed: taken.failed.length, onServer, inLedger, missing: missing.length };
      } finally {
        session.close();
      }
    } catch (error) {
      if (error instanceof MailboxTrouble) throw new DomainError(intakeErrors['intake.mailbox-unreachable']);
      throw error;
    }
  }

  private named(name: string): { spec: MailboxSpec; mailbox: string } {
    const found = this.configured().find(({ spec }) => spec.name === name);
    if (!found) throw new DomainError(intakeErrors['intake.mailbox-unknown']);
    return found;
  }

  private async lineOf(name: string, state: MailboxState | null, word: MailboxLine['state']): Promise<MailboxLine> {
    const point = state === null ? null : await this.store.point(state.mailbox);
    const started = state?.acceptedAt != null;
    return {
      name,
      state: word,
      look: state?.look ?? null,
      acceptedAt: state?.acceptedAt ?? null,
      acceptedBy: state?.acceptedBy ?? null,
      startUid: started ? state.start.uid : null,
      startFrom: started ? state.start.from : null,
      lastUid: point?.lastUid ?? null,
      reconciled: state?.reconciled ?? null,
    };
  }
}
