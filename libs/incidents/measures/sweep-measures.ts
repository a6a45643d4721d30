import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, systemActor, tokyoDate, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { MeasureRows } from './data/measure-rows.js';
import { MEASURE_OVERDUE } from './work-measure.js';

/** Finds measures, and checks of their effect, that are past their date; each is told once. */
@Injectable()
export class SweepMeasures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly measures: MeasureRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many are newly overdue. */
  async execute(): Promise<number> {
    const now = nowInstant(this.clock);
    const today = tokyoDate(now);
    if ((await this.measures.newlyOverdue(today)).length === 0) return 0;
    return this.uow.write(async () => {
      const late = await this.measures.newlyOverdue(today);
      for (const measure of late) {
        const incident = await this.incidents.row(measure.incidentId);
        await this.measures.change(measure, { overdueSince: now });
        const due = (measure.state === 'planned' ? measure.dueOn : measure.checkDueOn) ?? measure.dueOn;
        const facts = { measure: measure.number, due };
        const entry = { actor: systemActor('sweep-measures'), action: 'measure-overdue', facts };
        await this.timeline.record(incident, entry);
        await this.events.publish('operations.alarm', { code: MEASURE_OVERDUE, about: incident.number, facts });
      }
      return late.length;
    });
  }
}
