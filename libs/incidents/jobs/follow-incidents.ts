import { Injectable } from '@nestjs/common';
import { log, systemActor, type EventMap } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import { ObligationAlarms } from '../use-cases/obligation-alarms.js';
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
    private readonly alarms: ObligationAlarms,
  ) {}

  /** Confirmation starts clocks of its own; what opens again is decided and told of again; what ends is mailed no more. */
  async stateChanged({ incidentId, from, to }: EventMap['incident.state-changed']): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (to === 'suspected' && (from === 'closed' || from === 'unfounded')) {
        await this.clocks.proposals.reopened(incident, ACTOR);
        await this.obligations.beginAlerts({ incidentId: incident.id }, this.timeline.now());
      }
      if (to === 'suspected' || to === 'confirmed') await this.clocks.recount(incident, ACTOR);
      if (to === 'closed' || to === 'unfounded') await this.alarms.settle(incident);
    });
  }

  /** Everybody was told: the notice that persons are owed is made, where somebody decided that they are. Once. */
  async everybodyTold({ incidentId, campaignId, at }: EventMap['notices.everybody-told']): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      for (const { obligation, stages } of await this.obligations.ofIncident(incident.id)) {
        if (obligation.recipientId !== 'persons' || obligation.decision !== 'applies') continue;
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
      await this.clocks.recount(incident, ACTOR);
      await this.alarms.settle(incident);
    });
  }

  /** It is not so any more: what rested on it alone is open again; what a person recorded stays. */
  async somebodyNotTold({ incidentId, campaignId }: EventMap['notices.somebody-not-told']): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      for (const { obligation, stages } of await this.obligations.ofIncident(incident.id)) {
        if (obligation.recipientId !== 'persons') continue;
        const stage = stages.find((each) => each.stageId === 'notice' && each.recordedBy === ACTOR.id);
        if (stage === undefined) continue;
        const facts = { regime: obligation.regimeId, campaignId, reportedAt: stage.reportedAt };
        const at = await this.timeline.record(incident, { actor: ACTOR, action: 'persons-not-told', facts });
        await this.obligations.reopen(stage, at);
      }
      await this.clocks.recount(incident, ACTOR);
    });
  }

  /**
   * After a start the data or the settings may be others: incidents that go on get what they lack. Once in the life of
   * a process; answers at how many incidents it looked. One that cannot be counted raises an alarm and stops no other.
   */
  async afterStart(): Promise<number> {
    if (this.looked) return 0;
    this.looked = true;
    const open = await this.obligations.openIncidents();
    for (const id of open) {
      const incident = await this.incidents.row(id);
      try {
        await this.uow.write(() => this.clocks.recount(incident, ACTOR));
      } catch (error) {
        log.error({ err: error, incident: id }, 'the clocks of an incident could not be counted after the start');
        await this.alarms.unread(incident.number);
      }
    }
    return open.length;
  }
}
