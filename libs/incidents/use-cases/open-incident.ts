import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, tokyoDate, type Actor, type Clock, type EventMap, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { LinkComplaint } from './link-complaint.js';
import { TransitionIncident } from './transition-incident.js';

/** What a new incident starts with. */
export interface NewIncident {
  /** Names no person; sealed all the same. */
  title: string;
  complaintIds: string[];
  knownAt?: Instant | undefined;
  knownAtReason?: string | undefined;
}

/** Opens incidents: by hand, or from a signal that a person decided to be suspected. */
@Injectable()
export class OpenIncident {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly link: LinkComplaint,
    private readonly transition: TransitionIncident,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * With complaints or a moment of knowledge the incident is suspected at once, else it is a lead.
   * Errors: `complaints.not-found`, and those of the step to `suspected`.
   */
  async execute(incident: NewIncident, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const at = nowInstant(this.clock);
      const row = await this.incidents.add({
        title: incident.title,
        at,
        by: actor.id,
        year: tokyoDate(at).slice(0, 4),
      });
      await this.timeline.record(row, { actor, action: 'opened', facts: { number: row.number } });
      for (const complaintId of incident.complaintIds) await this.link.execute(row.id, complaintId, actor);
      if (incident.complaintIds.length === 0 && incident.knownAt === undefined) return row;
      return this.transition.execute(
        row.id,
        { to: 'suspected', reason: '起票', knownAt: incident.knownAt, knownAtReason: incident.knownAtReason },
        actor,
      );
    });
  }

  /**
   * Answers the event of a suspected signal inside the deciding unit: opens an incident, or adds the complaint to the
   * given one, which becomes suspected (again) when it is a lead or has ended. Known incidents keep their `knownAt`.
   */
  async fromSignal(signal: EventMap['signal.suspected']): Promise<string> {
    return this.uow.write(async () => {
      const { complaintId, decidedBy: actor, knownAt, knownAtReason } = signal;
      if (signal.incidentId === undefined) {
        const slip = signal.slipNumber === undefined ? '' : `（受付番号 ${signal.slipNumber}）`;
        const title = `苦情から判明した漏えいのおそれ${slip}`;
        const row = await this.execute({ title, complaintIds: [complaintId], knownAt, knownAtReason }, actor);
        return row.id;
      }
      const row = await this.link.execute(signal.incidentId, complaintId, actor);
      if (row.state === 'lead' || row.state === 'unfounded' || row.state === 'closed') {
        const reason = '関連する苦情についておそれありと判断したため';
        await this.transition.execute(row.id, { to: 'suspected', reason, knownAt, knownAtReason }, actor);
      }
      return row.id;
    });
  }
}
