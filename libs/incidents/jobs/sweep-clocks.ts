import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, log, nowInstant, systemActor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationAlerts, rungKey } from '../data/obligation-alerts.js';
import { ObligationRepository, type OpenStage } from '../data/obligation-repository.js';
import type { ObligationStageRow } from '../data/obligation.entity.js';
import { reached, strength, type Rung } from '../domain/stage-state-ladder.js';
import { ObligationAlarms } from '../use-cases/obligation-alarms.js';

/** A rung that was raised just now. */
interface Raised {
  open: OpenStage;
  rung: Rung;
}

const ACTOR = systemActor('sweep-clocks');

/**
 * Looks at every clock that runs and raises an alert for each rung of its ladder that it reached. It reads rows, not
 * timers: what fell due while the desk stood still is found by the next sweep. Of several rungs that one clock passed
 * unseen only the strongest is raised, the others are noted as passed over; nothing is raised twice. It reads first and
 * writes only where something is new, each incident in a unit of its own: one that cannot be read stops no other.
 */
@Injectable()
export class SweepClocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationRepository,
    private readonly alerts: ObligationAlerts,
    private readonly timeline: IncidentTimeline,
    private readonly alarms: ObligationAlarms,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many alerts were raised. */
  async execute(): Promise<number> {
    const now = nowInstant(this.clock);
    const known = await this.alerts.standing();
    const byIncident = Map.groupBy(await this.obligations.openStages(), ({ incidentId }) => incidentId);
    let raised = 0;
    for (const [incidentId, open] of byIncident) {
      try {
        const isNew = ({ stage }: OpenStage) => rungsOf(stage, now).some((rung) => !known.has(rungKey(stage, rung)));
        if (open.some(isNew)) raised += await this.climbAll(incidentId, now);
      } catch (error) {
        log.error({ err: error, incident: incidentId }, 'the clocks of an incident could not be looked at');
        await this.alarms.unread(open[0]?.incidentNumber ?? '');
      }
    }
    return raised;
  }

  private climbAll(incidentId: string, now: Instant): Promise<number> {
    return this.uow.write(async () => {
      const raised: Raised[] = [];
      for (const open of await this.obligations.openStages([incidentId])) {
        const rung = await this.climb(open, now);
        if (rung !== null) raised.push({ open, rung });
      }
      await this.tell(raised);
      return raised.length;
    });
  }

  /** Writes the rungs that were reached since the last look; answers the one that is raised. */
  private async climb({ incidentId, stage }: OpenStage, now: Instant): Promise<Rung | null> {
    const rungs = rungsOf(stage, now);
    let raised: Rung | null = null;
    for (const rung of rungs.reverse()) {
      const standing = rung === rungs[0] ? ('raised' as const) : ('passed_over' as const);
      const of = { incidentId, stageRowId: stage.id, era: stage.era };
      const row = { ...of, kind: rung.rung, due: rung.due, raisedAt: now, standing };
      if ((await this.alerts.add(row)) && standing === 'raised') raised = rung;
    }
    return raised;
  }

  /** The timeline names each; the alarm of the incident is one, for the strongest rung and the soonest of its clocks. */
  private async tell(raised: Raised[]): Promise<void> {
    for (const { open, rung } of raised) {
      await this.timeline.record(
        { id: open.incidentId, keyId: open.keyId },
        {
          actor: ACTOR,
          action: `clock-${rung.rung.replace('_', '-')}`,
          facts: {
            regime: open.obligation.regimeId,
            recipient: open.obligation.recipientId,
            stage: open.stage.stageId,
            due: rung.due,
          },
        },
      );
    }
    const [first] = [...raised].sort(
      (a, b) => strength(b.rung.rung) - strength(a.rung.rung) || (a.rung.due < b.rung.due ? -1 : 1),
    );
    if (first === undefined) return;
    await this.alarms.raise(first.open.incidentNumber, {
      rung: first.rung.rung,
      due: first.rung.due,
      regime: first.open.obligation.regimeId,
      stage: first.open.stage.stageId,
      kind: first.open.stage.kind,
      clocks: raised.length,
    });
  }
}

/** The rungs that the clock has reached, weakest first; none while it waits. */
function rungsOf({ anchorAt, workingDeadline, legalDue, zone }: ObligationStageRow, now: Instant): Rung[] {
  if (anchorAt === null || workingDeadline === null) return [];
  return reached({ anchorAt, workingDeadline, legalDue, zone }, now);
}
