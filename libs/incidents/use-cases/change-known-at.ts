import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, parseInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { ObligationClocks } from './obligation-clocks.js';

/** Changes the anchor of the clocks: one person proposes with a reason, another one approves. */
@Injectable()
export class ChangeKnownAt {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly clocks: ObligationClocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `incidents.known-at-needed` (nothing to change yet), `incidents.known-at-in-future`,
   * `incidents.reason-needed`, `incidents.known-at-pending`.
   */
  async propose(incidentId: string, change: { knownAt: string; reason: string }, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const now = nowInstant(this.clock);
      const toAt = parseInstant(change.knownAt);
      if (incident.knownAt === null) throw new DomainError(incidentErrors['incidents.known-at-needed']);
      if (toAt > now) throw new DomainError(incidentErrors['incidents.known-at-in-future']);
      if (change.reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      const changes = await this.records.knownAtChanges(incident);
      if (changes.some((each) => each.state === 'pending')) {
        throw new DomainError(incidentErrors['incidents.known-at-pending']);
      }
      await this.records.addKnownAtChange(incident, {
        state: 'pending',
        fromAt: incident.knownAt,
        toAt,
        reason: change.reason,
        proposedBy: actor.id,
        proposedAt: now,
      });
      await this.timeline.record(incident, {
        actor,
        action: 'known-at-proposed',
        facts: { from: incident.knownAt, to: toAt },
        note: change.reason,
      });
      return this.incidents.change(incident, {});
    });
  }

  /** Errors: `incidents.nothing-pending`, `incidents.same-person`. */
  async approve(incidentId: string, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const pending = (await this.records.knownAtChanges(incident)).find((each) => each.state === 'pending');
      if (!pending) throw new DomainError(incidentErrors['incidents.nothing-pending']);
      if (pending.proposedBy === actor.id) throw new DomainError(incidentErrors['incidents.same-person']);
      await this.records.approveKnownAtChange(pending.id, actor.id, nowInstant(this.clock));
      await this.timeline.record(incident, {
        actor,
        action: 'known-at-approved',
        facts: { from: pending.fromAt, to: pending.toAt, proposedBy: pending.proposedBy },
      });
      const changed = await this.incidents.change(incident, { knownAt: pending.toAt });
      await this.clocks.recount(changed, actor);
      return changed;
    });
  }
}
