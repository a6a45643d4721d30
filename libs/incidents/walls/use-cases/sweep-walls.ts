import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, plusMs, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { WallRows } from '../data/wall-rows.js';
import { UNDECIDED_MS } from '../domain/wall-state.js';

/** Code of the alarm of walls that nobody decides about; about an incident's number. */
export const WALL_UNDECIDED = 'incidents.wall-undecided';

/**
 * A wall hides from the moment that one person asks for it. One that nobody decides about within a day raises an alarm,
 * once: with it somebody alone could keep others out. Those behind it do not see the alarm, as nothing of the incident.
 */
@Injectable()
export class SweepWalls {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: WallRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many walls were found. */
  async execute(): Promise<number> {
    const now = nowInstant(this.clock);
    const since = plusMs(now, -UNDECIDED_MS);
    if ((await this.rows.undecided(since)).length === 0) return 0;
    return this.uow.write(async () => {
      const walls = await this.rows.undecided(since);
      for (const wall of walls) {
        const incident = await this.incidents.row(wall.incidentId);
        await this.rows.move(wall, wall.state, { alarmedAt: now });
        const facts = { wallId: wall.id, since: wall.raisedAt, by: wall.raisedBy };
        await this.timeline.record(incident, { actor: systemActor('sweep-walls'), action: 'wall-undecided', facts });
        await this.events.publish('operations.alarm', { code: WALL_UNDECIDED, about: incident.number, facts });
      }
      return walls.length;
    });
  }
}
