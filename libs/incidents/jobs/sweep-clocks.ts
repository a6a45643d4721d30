import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, systemActor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationAlerts } from '../data/obligation-alerts.js';
import { ObligationRepository, type OpenStage } from '../data/obligation-repository.js';
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
 * unseen only the strongest is raised, the others are noted as passed over; nothing is raised twice.
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
    return this.uow.write(async () => {
      const now = nowInstant(this.clock);
      const raised: Raised[] = [];
      for (const open of await this.obligations.openStages()) {
        const rung = await this.climb(open, now);
        if (rung !== null) raised.push({ open, rung });
      }
      await this.tell(raised);
      return raised.length;
    });
  }

  /** Writes the rungs that were reached since the last look; answers the one that is raised. */
  private async climb({ incidentId, stage }: OpenStage, now: Instant): Promise<Rung | null> {
    const { anchorAt, workingDeadline, legalDue, zone } = stage;
    if (anchorAt === null || workingDeadline === null) return null;
    const rungs = reached({ anchorAt, workingDeadline, legalDue, zone }, now);
    let raised: Rung | null = null;
    for (const rung of rungs.reverse()) {
      const standing = rung === rungs[0] ? ('raised' as const) : ('passed_over' as const);
      const row = { incidentId, stageRowId: stage.id, kind: rung.rung, due: rung.due, raisedAt: now, standing };
      if ((await this.alerts.add(row)) && standing === 'raised') raised = rung;
    }
    return raised;
  }

  /** The timeline names each; the alarm of an incident is one, for the strongest rung and the soonest of its clocks. */
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
    for (const number of new Set(raised.map(({ open }) => open.incidentNumber))) {
      const own = raised.filter(({ open }) => open.incidentNumber === number);
      const [first] = own.sort(
        (a, b) => strength(b.rung.rung) - strength(a.rung.rung) || (a.rung.due < b.rung.due ? -1 : 1),
      );
      if (first === undefined) continue;
      await this.alarms.raise(number, {
        rung: first.rung.rung,
        due: first.rung.due,
        regime: first.open.obligation.regimeId,
        stage: first.open.stage.stageId,
        kind: first.open.stage.kind,
        clocks: own.length,
      });
    }
  }
}
