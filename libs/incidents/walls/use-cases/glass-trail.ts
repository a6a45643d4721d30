import { Injectable } from '@nestjs/common';
import { DomainEvents, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';

/** Code of the alarm that a broken glass raises; it stands until every look was reviewed. */
export const GLASS_ALARM = 'incidents.break-glass';

/** What a broken glass leaves: timeline, audit log, alarm. */
@Injectable()
export class GlassTrail {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
  ) {}

  written<T>(work: () => Promise<T>): Promise<T> {
    return this.uow.write(work);
  }

  /** Inside a unit. */
  async broken(
    incident: IncidentRow,
    o: { actor: Actor; untilAt: Instant; reason: string; lookers: readonly string[] },
  ): Promise<void> {
    const { actor, untilAt, reason, lookers } = o;
    await this.timeline.record(incident, { actor, action: 'glass-broken', facts: { until: untilAt }, note: reason });
    // None of those whose look waits for its review may put the alarm to rest.
    const facts = { by: [...new Set([...lookers, actor.id])].join(' '), until: untilAt };
    await this.events.publish('operations.alarm', { code: GLASS_ALARM, about: incident.number, facts });
  }

  /** Inside a unit; the alarm ends with the last review that was due. */
  async reviewed(
    incident: IncidentRow,
    { actor, verdict, note, left }: { actor: Actor; verdict: string; note: string; left: number },
  ): Promise<void> {
    await this.timeline.record(incident, { actor, action: 'glass-reviewed', facts: { verdict, left }, note });
    if (left === 0) await this.events.publish('operations.calm', { code: GLASS_ALARM, about: incident.number });
  }
}
