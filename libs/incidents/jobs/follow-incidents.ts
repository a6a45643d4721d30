import { Injectable } from '@nestjs/common';
import { systemActor, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { ObligationClocks } from '../use-cases/obligation-clocks.js';

const ACTOR = systemActor('obligations');

/** Keeps obligations true to what happens elsewhere: states of incidents, notices, new data or settings. */
@Injectable()
export class FollowIncidents {
  private looked = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly obligations: ObligationRepository,
    private readonly clocks: ObligationClocks,
    private readonly timeline: IncidentTimeline,
  ) {}

  /** Confirmation starts clocks of its own; what opens again is decided again. */
  async stateChanged({ incidentId, from, to }: EventMap['incident.state-changed']): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (to === 'suspected' && (from === 'closed' || from === 'unfounded')) {
        await this.clocks.proposals.reopened(incident, ACTOR);
      }
      if (to === 'suspected' || to === 'confirmed') await this.clocks.recount(incident, ACTOR);
    });
  }

  /** Everybody was told: the notice that persons are owed is made. It says so once. */
  async everybodyTold({ incidentId, campaignId, at }: EventMap['notices.everybody-told']): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      for (const { obligation, stages } of await this.obligations.ofIncident(incident.id)) {
        if (obligation.recipientId !== 'persons' || obligation.decision === 'does_not') continue;
        const stage = stages.find((each) => each.stageId === 'notice' && each.reportedAt === null);
        if (stage === undefined) continue;
        const recordedAt = await this.timeline.record(incident, {
          actor: ACTOR,
          action: 'persons-told',
          facts: { regime: obligation.regimeId, campaignId },
        });
        const submission = { reportedAt: at, means: 'notices', recordedBy: ACTOR.id, recordedAt };
        await this.obligations.report(incident, stage, submission, { recipient: campaignId, receiptNote: null });
      }
    });
  }

  /**
   * After a start the data or the settings may be others: incidents that go on get what they lack. Once in the life of
   * a process; answers at how many incidents it looked.
   */
  async afterStart(): Promise<number> {
    if (this.looked) return 0;
    this.looked = true;
    const open = await this.obligations.openIncidents();
    for (const id of open) {
      await this.uow.write(async () => {
        await this.clocks.recount(await this.incidents.row(id), ACTOR);
      });
    }
    return open.length;
  }
}
