import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { IncidentRepository } from '../../data/incident-repository.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { GlassRows } from '../data/glass-rows.js';
import { wallErrors } from '../../domain/wall.errors.js';
import type { GlassVerdict } from '../domain/wall-state.js';
import { GlassTrail } from './glass-trail.js';

/** Another person says whether a look behind a wall was justified; an unjustified one ends at once. */
@Injectable()
export class ReviewGlass {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly rows: GlassRows,
    private readonly trail: GlassTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `walls.glass-not-found`, `walls.glass-reviewed`, `walls.same-person`, `incidents.reason-needed`. */
  async execute(
    at: { incidentId: string; glassId: string },
    { verdict, note }: { verdict: GlassVerdict; note: string },
    actor: Actor,
  ): Promise<void> {
    if (note.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
    await this.trail.written(async () => {
      const incident = await this.incidents.row(at.incidentId);
      const row = await this.rows.one(incident.id, at.glassId);
      if (row.verdict !== null) throw new DomainError(wallErrors['walls.glass-reviewed']);
      if (row.userId === actor.id) throw new DomainError(wallErrors['walls.same-person']);
      const now = nowInstant(this.clock);
      const untilAt = verdict === 'unjustified' && now < row.untilAt ? now : row.untilAt;
      await this.rows.review(incident.keyId, row, { verdict, note, reviewedBy: actor.id, reviewedAt: now, untilAt });
      const left = (await this.rows.unreviewed(incident.id)).length;
      await this.trail.reviewed(incident, { actor, verdict, note, left });
    });
  }
}
