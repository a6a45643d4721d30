import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, tokyoDate, type Actor, type Clock } from '#kernel';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { Regimes } from '../data/regimes.js';
import { clockFor, inForce, type RegimeStage } from '../domain/regime.js';
import { computeClock } from '../domain/statutory-clock.js';

/** Makes an incident's obligations and keeps their clocks true to knowledge and facts. Inside a unit. */
@Injectable()
export class ObligationClocks {
  constructor(
    private readonly regimes: Regimes,
    private readonly obligations: ObligationRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds what is missing: one obligation for each recipient of each regime in force on the day of knowledge. */
  async ensure(incident: IncidentRow, actor: Actor): Promise<void> {
    const { knownAt } = incident;
    if (knownAt === null) return;
    const facts = (await this.records.facts(incident)).values;
    const present = await this.obligations.ofIncident(incident.id);
    const known = new Set(present.map(({ obligation: o }) => `${o.regimeId} ${o.recipientId}`));
    for (const regime of this.regimes.all.filter((each) => inForce(each, tokyoDate(knownAt)))) {
      for (const recipient of regime.recipients.filter((each) => !known.has(`${regime.id} ${each.id}`))) {
        await this.obligations.add(
          {
            incidentId: incident.id,
            regimeId: regime.id,
            recipientId: recipient.id,
            ruleVersion: regime.version,
            createdAt: nowInstant(this.clock),
          },
          recipient.stages.map((stage, position) => ({
            stageId: stage.id,
            position,
            kind: stage.kind,
            anchorAt: knownAt,
            ...dues(stage, knownAt, facts),
          })),
        );
        const what = { regime: regime.id, recipient: recipient.id, ruleVersion: regime.version };
        await this.timeline.record(incident, { actor, action: 'obligation-arose', facts: what });
      }
    }
  }

  /** Counts every clock anew after knowledge or facts changed; each difference goes into the timeline. */
  async recount(incident: IncidentRow, actor: Actor): Promise<void> {
    const { knownAt } = incident;
    if (knownAt === null) return;
    const facts = (await this.records.facts(incident)).values;
    for (const { obligation, stages } of await this.obligations.ofIncident(incident.id)) {
      const regime = this.regimes.find(obligation.regimeId);
      const recipient = regime?.recipients.find((each) => each.id === obligation.recipientId);
      for (const row of stages) {
        const rule = recipient?.stages.find((each) => each.id === row.stageId);
        if (rule === undefined) continue;
        const next = dues(rule, knownAt, facts);
        if (
          row.anchorAt === knownAt &&
          row.legalDue === next.legalDue &&
          row.workingDeadline === next.workingDeadline
        ) {
          continue;
        }
        await this.obligations.moveClock(row, { anchorAt: knownAt, ...next });
        await this.timeline.record(incident, {
          actor,
          action: 'clock-moved',
          facts: {
            regime: obligation.regimeId,
            stage: row.stageId,
            fromLegalDue: row.legalDue,
            toLegalDue: next.legalDue,
            fromWorkingDeadline: row.workingDeadline,
            toWorkingDeadline: next.workingDeadline,
          },
        });
      }
    }
  }
}

/** A soft stage has no legal date: its clock is the operator's target. */
function dues(
  stage: RegimeStage,
  knownAt: string,
  facts: Record<string, string>,
): { legalDue: string | null; workingDeadline: string } {
  const { due, workingDeadline } = computeClock(knownAt, clockFor(stage, facts));
  return stage.kind === 'soft' ? { legalDue: null, workingDeadline: due } : { legalDue: due, workingDeadline };
}
