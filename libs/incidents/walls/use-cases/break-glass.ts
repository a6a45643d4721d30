import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, plusMs, type Actor, type Clock, type Instant } from '#kernel';
import { IncidentRepository } from '../../data/incident-repository.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { GlassRows } from '../data/glass-rows.js';
import { wallErrors } from '../../domain/wall.errors.js';
import { GLASS_MS } from '../domain/wall-state.js';
import { GlassTrail } from './glass-trail.js';
import { Walls } from './walls.js';

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
      const lookers = open.map(({ userId }) => userId);
      await this.trail.broken(incident, { actor, untilAt, reason, lookers });
      return { id, incidentId: incident.id, untilAt };
    });
  }
}
