import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { demandPerson } from '../domain/persons-step.js';
import type { MeasureRow } from './data/measure.entity.js';
import { MeasureRows } from './data/measure-rows.js';
import { measureAfter, VERDICTS, withoutEffect, type MeasureStep } from './measure-status.js';

/** Code of the alarm of measures, and checks of them, past their date; about an incident's number. */
export const MEASURE_OVERDUE = 'incidents.measure-overdue';
/** Code of the alarm of prevention that a check found without effect; about an incident's number. */
export const PREVENTION_FAILED = 'incidents.prevention-failed';

/** Timeline actions of the steps. */
const ACTIONS = {
  done: 'measure-done',
  effective: 'measure-effective',
  ineffective: 'measure-ineffective',
  drop: 'measure-dropped',
  resume: 'measure-resumed',
} as const satisfies Record<MeasureStep, string>;

/** Takes a measure along; whether it works is said by somebody else than owner and doer. */
@Injectable()
export class WorkMeasure {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: MeasureRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
  ) {}

  /**
   * Errors: `incidents.measure-not-found`, `incidents.work-step-impossible`, `incidents.reason-needed`,
   * `incidents.other-person-needed`.
   */
  async step(
    incidentId: string,
    measureId: string,
    { step, words }: { step: MeasureStep; words: string },
    actor: Actor,
  ): Promise<void> {
    demandPerson(actor);
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const measure = await this.rows.find(incident.id, measureId);
      const state = measureAfter(measure.state, step);
      if (state === null) {
        const data = { state: measure.state, step };
        throw new DomainError(incidentErrors['incidents.work-step-impossible'], { data });
      }
      if (words.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
      if (VERDICTS.includes(step) && [measure.ownerUserId, measure.doneBy].includes(actor.id))
        throw new DomainError(incidentErrors['incidents.other-person-needed']);
      const at = await this.timeline.record(incident, {
        actor,
        action: ACTIONS[step],
        facts: { measure: measure.number, kind: measure.kind },
        note: words,
      });
      const before = await this.rows.ofIncident(incident.id);
      const verdict = VERDICTS.includes(step) ? { checkedAt: at, checkedBy: actor.id } : {};
      const done = step === 'done' ? { doneAt: at, doneBy: actor.id } : {};
      await this.rows.change(measure, { state, overdueSince: null, ...verdict, ...done });
      await this.calm(incident, measure, before);
      if (step === 'ineffective') {
        const facts = { measure: measure.number };
        await this.events.publish('operations.alarm', { code: PREVENTION_FAILED, about: incident.number, facts });
      }
    });
  }

  /** Ends the alarms whose cause is gone. */
  private async calm(incident: IncidentRow, measure: MeasureRow, before: readonly MeasureRow[]): Promise<void> {
    const about = incident.number;
    const after = await this.rows.ofIncident(incident.id);
    if (measure.overdueSince !== null && after.every(({ overdueSince }) => overdueSince === null))
      await this.events.publish('operations.calm', { code: MEASURE_OVERDUE, about });
    if (withoutEffect(before).length > 0 && withoutEffect(after).length === 0)
      await this.events.publish('operations.calm', { code: PREVENTION_FAILED, about });
  }
}
