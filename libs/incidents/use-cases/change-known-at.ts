import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, parseInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRecords, type KnownAtChange } from '../data/incident-records.js';
import { IncidentRepository, type IncidentChange } from '../data/incident-repository.js';
import type { IncidentRow, Moment } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { demandPerson } from '../domain/persons-step.js';
import { Recurrences } from '../measures/recurrences.js';
import { ObligationClocks } from './obligation-clocks.js';

/** Another value for a moment that clocks start from. */
export interface MomentChange {
  /** ISO 8601 with offset. */
  knownAt: string;
  reason: string;
  /** `known` when absent. */
  moment?: Moment | undefined;
}

const COLUMN = { known: 'knownAt', occurred: 'occurredAt', discovered: 'discoveredAt' } as const satisfies Record<
  Moment,
  keyof IncidentRow
>;

/** What follows when a moment moved: clocks are counted anew, and a cause may turn out to have worked again. */
@Injectable()
export class MomentsMoved {
  constructor(
    private readonly clocks: ObligationClocks,
    private readonly recurrences: Recurrences,
  ) {}

  /** Inside a unit. */
  async after(incident: IncidentRow, actor: Actor): Promise<void> {
    await this.clocks.recount(incident, actor);
    await this.recurrences.look(incident);
  }
}

/**
 * Changes the anchors of the clocks: one person proposes with a reason, another one approves or refuses. That things
 * stay as they are can be proposed too: two people then looked at an earlier sign.
 */
@Injectable()
export class ChangeKnownAt {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly moved: MomentsMoved,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `incidents.person-needed`, `incidents.known-at-needed` (nothing to change yet),
   * `incidents.known-at-in-future`, `incidents.moment-after-known`, `incidents.reason-needed`,
   * `incidents.known-at-pending`.
   */
  async propose(incidentId: string, change: MomentChange, actor: Actor): Promise<IncidentRow> {
    demandPerson(actor);
    const moment = change.moment ?? 'known';
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const now = nowInstant(this.clock);
      const toAt = parseInstant(change.knownAt);
      const fromAt = incident[COLUMN[moment]];
      if (fromAt === null) throw new DomainError(incidentErrors['incidents.known-at-needed']);
      if (toAt > now) throw new DomainError(incidentErrors['incidents.known-at-in-future']);
      checkOrder(incident, moment, toAt);
      if (change.reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      if ((await this.pendingOf(incident)) !== null) {
        throw new DomainError(incidentErrors['incidents.known-at-pending']);
      }
      await this.records.addKnownAtChange(incident, {
        state: 'pending',
        moment,
        fromAt,
        toAt,
        reason: change.reason,
        proposedBy: actor.id,
        proposedAt: now,
      });
      await this.timeline.record(incident, {
        actor,
        action: 'known-at-proposed',
        facts: { moment, from: fromAt, to: toAt },
        note: change.reason,
      });
      return this.incidents.change(incident, {});
    });
  }

  /** Errors: `incidents.person-needed`, `incidents.nothing-pending`, `incidents.same-person`. */
  async approve(incidentId: string, actor: Actor): Promise<IncidentRow> {
    return this.settle(incidentId, 'approved', { actor });
  }

  /** Everything stays as it was; two people looked. Errors: as {@link approve}, `incidents.reason-needed`. */
  async refuse(incidentId: string, reason: string, actor: Actor): Promise<IncidentRow> {
    return this.settle(incidentId, 'refused', { actor, reason });
  }

  /** Errors: `incidents.person-needed`, `incidents.nothing-pending`, `incidents.not-the-proposer`. */
  async withdraw(incidentId: string, actor: Actor): Promise<IncidentRow> {
    return this.settle(incidentId, 'withdrawn', { actor });
  }

  private async settle(
    incidentId: string,
    state: 'approved' | 'refused' | 'withdrawn',
    { actor, reason }: { actor: Actor; reason?: string },
  ): Promise<IncidentRow> {
    demandPerson(actor);
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const pending = await this.pendingOf(incident);
      if (pending === null) throw new DomainError(incidentErrors['incidents.nothing-pending']);
      const own = pending.proposedBy === actor.id;
      if (own && state !== 'withdrawn') throw new DomainError(incidentErrors['incidents.same-person']);
      if (!own && state === 'withdrawn') throw new DomainError(incidentErrors['incidents.not-the-proposer']);
      if (state === 'refused' && (reason ?? '').trim() === '') {
        throw new DomainError(incidentErrors['incidents.reason-needed']);
      }
      await this.records.settleKnownAtChange(pending.id, { state, by: actor.id, at: nowInstant(this.clock) });
      const { moment, fromAt, toAt, proposedBy } = pending;
      await this.timeline.record(incident, {
        actor,
        action: `known-at-${state}`,
        facts: { moment, from: fromAt, to: toAt, proposedBy },
        ...(reason === undefined ? {} : { note: reason }),
      });
      if (state !== 'approved') return this.incidents.change(incident, {});
      const change: IncidentChange = { [COLUMN[moment]]: toAt };
      const changed = await this.incidents.change(incident, change);
      await this.moved.after(changed, actor);
      return changed;
    });
  }

  private async pendingOf(incident: IncidentRow): Promise<KnownAtChange | null> {
    const changes = await this.records.momentChanges(incident);
    return changes.find((each) => each.state === 'pending') ?? null;
  }
}

/** Error: `incidents.moment-after-known`. */
function checkOrder(incident: IncidentRow, moment: Moment, toAt: Instant): void {
  if (moment !== 'known' && incident.knownAt !== null && toAt > incident.knownAt) {
    throw new DomainError(incidentErrors['incidents.moment-after-known']);
  }
}
