import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, DomainEvents, nowInstant, plusMs, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { GlassRows } from '../data/glass-rows.js';
import { wallErrors } from '../domain/walls.errors.js';
import { GLASS_MS } from '../domain/wall-state.js';
import { Walls } from './walls.js';

/** Code of the alarm that a broken glass raises; it stands until every look was reviewed. */
export const GLASS_ALARM = 'incidents.break-glass';

/** An open look behind a wall. */
export interface Look {
  id: string;
  incidentId: string;
  untilAt: Instant;
}

/**
 * In an emergency somebody above those whom a wall names may look behind it for an hour: with a reason, with an alarm at
 * once, and with a review by another person that has to follow. Whom the wall itself names may not.
 */
@Injectable()
export class BreakGlass {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly walls: Walls,
    private readonly rows: GlassRows,
    private readonly audit: AuditLog,
    private readonly trail: GlassTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Errors: `incidents.not-found` (also for whom the wall names; the attempt is in the audit log either way),
   * `walls.not-hidden`, `walls.glass-unreviewed`, `incidents.reason-needed`.
   */
  async execute(idOrNumber: string, reason: string, actor: Actor): Promise<Look> {
    if (reason.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
    const incident = await this.incidents.row(idOrNumber).catch(() => null);
    if (incident === null || (await this.walls.isAbout(incident.id, actor.id))) {
      await this.audit.append({ actor, action: 'incident.glass-refused', object: 'incidents' });
      throw new DomainError(incidentErrors['incidents.not-found']);
    }
    return this.trail.written(async () => {
      if (!(await this.walls.stands(incident.id, actor.id))) throw new DomainError(wallErrors['walls.not-hidden']);
      const open = await this.rows.unreviewed(incident.id);
      if (open.some(({ userId }) => userId === actor.id)) throw new DomainError(wallErrors['walls.glass-unreviewed']);
      const brokenAt = nowInstant(this.clock);
      const untilAt = plusMs(brokenAt, GLASS_MS);
      const id = await this.rows.add(incident, { userId: actor.id, reason, brokenAt, untilAt });
      await this.trail.broken(incident, { actor, untilAt, reason });
      return { id, incidentId: incident.id, untilAt };
    });
  }
}

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
    { actor, untilAt, reason }: { actor: Actor; untilAt: Instant; reason: string },
  ): Promise<void> {
    await this.timeline.record(incident, { actor, action: 'glass-broken', facts: { until: untilAt }, note: reason });
    const facts = { by: actor.id, until: untilAt };
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
