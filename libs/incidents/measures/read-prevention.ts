import { Injectable } from '@nestjs/common';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline, type TimelineEntry } from '../data/incident-timeline.js';
import { without } from '../data/without.js';
import type { Actor } from '#kernel';
import { CauseRows, type FoundCause, type Recurrence } from './data/cause-rows.js';
import { Causes, type Cause } from './causes.js';
import type { MeasureBody, MeasureRow } from './data/measure.entity.js';
import { MeasureRows } from './data/measure-rows.js';
import { MEASURE_STEP_NAMES, measureAfter, type MeasureStep } from './measure-status.js';

/** A measure with its words and steps. */
export type MeasureView = Omit<MeasureRow, 'sealedBody'> &
  MeasureBody & { possibleSteps: MeasureStep[]; entries: TimelineEntry[] };

/** Causes, what is done about them, and where they worked before. */
export interface PreventionView {
  taxonomy: readonly Cause[];
  causes: FoundCause[];
  measures: MeasureView[];
  /** Other incidents with the same cause. */
  sameCause: { incidentId: string; number: string; state: string; code: string }[];
  /** Causes that work again although prevention was carried out. */
  recurrences: Recurrence[];
}

/** Shows the side of an incident that looks ahead. */
@Injectable()
export class ReadPrevention {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly measures: MeasureRows,
    private readonly causes: CauseRows,
    private readonly taxonomy: Causes,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** The look is in the audit log before anything leaves. */
  async execute(incidentId: string, actor: Actor): Promise<PreventionView> {
    const incident = await this.incidents.row(incidentId);
    await this.timeline.looked(incident.id, actor, 'prevention');
    return this.of(incident);
  }

  /** Without an entry in the audit log: whoever hands it on has written that. */
  async of(incident: IncidentRow): Promise<PreventionView> {
    const entries = await this.timeline.read(incident);
    const measures = await this.measures.ofIncident(incident.id);
    return {
      taxonomy: this.taxonomy.all,
      causes: await this.causes.ofIncident(incident),
      measures: await Promise.all(
        measures.map(async (measure) => ({
          ...without(measure, 'sealedBody'),
          ...(await this.measures.body(incident, measure)),
          possibleSteps: MEASURE_STEP_NAMES.filter((step) => measureAfter(measure.state, step) !== null),
          entries: entries.filter(({ facts }) => facts['measure'] === measure.number),
        })),
      ),
      sameCause: await this.causes.sharing(incident.id),
      recurrences: await this.causes.recurrences(incident),
    };
  }
}
