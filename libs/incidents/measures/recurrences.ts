import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, systemActor, type Clock } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { CauseRows } from './data/cause-rows.js';
import { UNKNOWN_CAUSE } from './causes.js';
import { MeasureRows } from './data/measure-rows.js';

/** Code of the alarm of a cause that works again; about the later incident's number. */
export const RECURRENCE = 'incidents.recurrence';

/**
 * Notices that a cause works again although prevention of it was carried out in between: it had no effect, whatever a
 * check found, or it did not last. Inside a unit.
 */
@Injectable()
export class Recurrences {
  constructor(
    private readonly causes: CauseRows,
    private readonly measures: MeasureRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Looks at all causes of the incident; each recurrence is told once. */
  async look(incident: IncidentRow): Promise<void> {
    const before = incident.occurredAt ?? incident.firstSignalAt ?? incident.createdAt;
    const codes = (await this.causes.codesOf(incident.id)).filter((code) => code !== UNKNOWN_CAUSE);
    for (const code of codes) {
      for (const earlier of await this.measures.carriedOutAgainst(code, { before, notOf: incident.id })) {
        const isNew = await this.causes.notice({
          incidentId: incident.id,
          earlierId: earlier.incidentId,
          measureId: earlier.id,
          causeCode: code,
          noticedAt: nowInstant(this.clock),
        });
        if (!isNew) continue;
        const facts = { cause: code, earlier: earlier.number };
        await this.timeline.record(incident, {
          actor: systemActor('recurrences'),
          action: 'recurrence-noticed',
          facts,
        });
        await this.events.publish('operations.alarm', { code: RECURRENCE, about: incident.number, facts });
      }
    }
  }
}
