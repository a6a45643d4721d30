import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { HoldRows, type OpenHold } from '../data/hold-rows.js';
import type { LegalHoldRow } from '../data/legal-hold.entity.js';
import { HOLD_STEPS, IN_FORCE, type HoldState, type HoldStep } from '../domain/hold-state.js';
import { retentionErrors } from '../domain/retention.errors.js';

const ACTIONS: Record<HoldStep, string> = {
  approve: 'hold.approved',
  refuse: 'hold.refusal-asked',
  'agree-refusal': 'hold.refused',
  'ask-again': 'hold.refusal-declined',
  'ask-lift': 'hold.lift-asked',
  lift: 'hold.lifted',
  'keep-up': 'hold.lift-refused',
};

/**
 * Legal hold: while it is in force the vault refuses to erase any key of the subject. Setting and lifting take two people;
 * it holds from the moment that one asks for it until a second agrees that it may be lifted.
 */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly rows: HoldRows,
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** With their reasons, which are content: the look is in the audit log before anything leaves. */
  async list(actor: Actor): Promise<OpenHold[]> {
    const holds = await this.rows.list();
    await this.audit.append({ actor, action: 'hold.listed', object: 'holds', facts: { holds: holds.length } });
    return holds;
  }

  /** Whether a hold in force covers a key that is about to be erased. */
  covers(keyId: string): Promise<boolean> {
    return this.rows.covers(keyId);
  }

  /** Errors: `retention.subject-unknown`, `retention.hold-exists`, `retention.reason-needed`. */
  async ask(number: string, reason: string, actor: Actor): Promise<OpenHold> {
    if (reason.trim() === '') throw new DomainError(retentionErrors['retention.reason-needed']);
    const row = await this.uow.write(async (m) => {
      const subject = await this.rows.subject(number);
      if (await this.rows.inForceFor(subject)) throw new DomainError(retentionErrors['retention.hold-exists']);
      const made = await this.rows.add(subject, reason, { id: actor.id, at: nowInstant(this.clock) });
      const keys = await this.rows.mark(m);
      await this.audit.append({
        actor,
        action: 'hold.asked',
        object: objectOf(made),
        facts: { holdId: made.id, keys },
      });
      return made;
    });
    return this.rows.opened(row);
  }

  /**
   * The next step. Errors: `retention.hold-not-found`, `retention.no-such-step`, `retention.same-person`,
   * `retention.reason-needed` (to ask that it be lifted, and to refuse it).
   */
  async step(id: string, { step, reason = '' }: { step: HoldStep; reason?: string | undefined }, actor: Actor) {
    const changed = await this.uow.write(async (m) => {
      const row = await this.rows.one(id);
      const { from, to, second }: { from: HoldState; to: HoldState; second: 'askedBy' | 'liftBy' | null } =
        HOLD_STEPS[step];
      if (row.state !== from) {
        throw new DomainError(retentionErrors['retention.no-such-step'], { data: { state: row.state } });
      }
      if (second !== null && row[second] === actor.id) throw new DomainError(retentionErrors['retention.same-person']);
      const ends = step === 'ask-lift' || step === 'refuse';
      if (ends && reason.trim() === '') throw new DomainError(retentionErrors['retention.reason-needed']);
      const by = { id: actor.id, at: nowInstant(this.clock) };
      const next = await this.rows.change(row, { state: to, ...patchOf(step, by) }, ends ? reason : undefined);
      const keys = IN_FORCE.includes(to) ? 0 : await this.rows.mark(m, next);
      await this.audit.append({ actor, action: ACTIONS[step], object: objectOf(row), facts: { holdId: id, keys } });
      return next;
    });
    return this.rows.opened(changed);
  }

  /** Marks what came to a held subject since: complaints linked to its incident, further arrivals. */
  async sweep(): Promise<number> {
    return this.uow.write((m) => this.rows.mark(m));
  }
}

function patchOf(step: HoldStep, by: { id: string; at: Instant }): Partial<LegalHoldRow> {
  switch (step) {
    case 'approve':
    case 'agree-refusal':
      return { decidedBy: by.id, decidedAt: by.at };
    case 'refuse':
    case 'ask-lift':
      return { liftBy: by.id, liftAt: by.at };
    case 'lift':
      return { liftedBy: by.id, liftedAt: by.at };
    case 'ask-again':
    case 'keep-up':
      return { liftBy: null, liftAt: null, sealedLiftReason: null };
  }
}

function objectOf({ complaintId, incidentId }: LegalHoldRow): string {
  return complaintId === null ? `incident:${incidentId ?? ''}` : `complaint:${complaintId}`;
}
