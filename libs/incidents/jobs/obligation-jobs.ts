import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { JobHandlers } from '#jobs';
import { FollowIncidents } from './follow-incidents.js';
import { SweepClocks } from './sweep-clocks.js';

/** How often the clocks are looked at. */
const SWEEP_MS = 60_000;

/** What makes obligations move: events of incidents and notices, and the sweep of their clocks. */
@Injectable()
export class ObligationJobs implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly jobs: JobHandlers,
    private readonly follow: FollowIncidents,
    private readonly sweep: SweepClocks,
  ) {}

  onModuleInit(): void {
    this.events.on('incident.state-changed', (change) => this.follow.stateChanged(change));
    this.events.on('notices.everybody-told', (told) => this.follow.everybodyTold(told));
    this.events.on('notices.somebody-not-told', (news) => this.follow.somebodyNotTold(news));
    this.jobs.every('incidents.sweep-clocks', SWEEP_MS, async () => {
      await this.follow.afterStart();
      await this.sweep.execute();
    });
  }
}
