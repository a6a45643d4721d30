import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { stageState } from '../domain/stage-state.js';

/**
 * Looks at every clock that runs and raises an alert for each that came near or ran out. It reads rows, not timers: what
 * fell due while the desk stood still is found by the next sweep, and nothing is raised twice.
 */
@Injectable()
export class SweepClocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly obligations: ObligationRepository,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many alerts were raised. */
  async execute(): Promise<number> {
    return this.uow.write(async () => {
      const now = nowInstant(this.clock);
      let raised = 0;
      for (const { incidentId, keyId, stage } of await this.obligations.openStages()) {
        const state = stageState(stage, 'applies', now);
        if (state !== 'due_soon' && state !== 'overdue') continue;
        const due = state === 'overdue' ? (stage.legalDue ?? stage.workingDeadline) : stage.workingDeadline;
        const alert = { incidentId, stageRowId: stage.id, kind: state, due, raisedAt: now } as const;
        if (!(await this.obligations.raise(alert))) continue;
        raised += 1;
        await this.timeline.record(
          { id: incidentId, keyId },
          {
            actor: systemActor('sweep-clocks'),
            action: `clock-${state.replace('_', '-')}`,
            facts: { stage: stage.stageId, due },
          },
        );
      }
      return raised;
    });
  }
}
