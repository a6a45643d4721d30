import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { UnitOfWork } from '#persistence';
import { OpenSignals } from './open-signals.js';
import { ReviewTasks } from './review-tasks.js';

/** Samples measure the engine; what they find reopens the matter. */
const SAMPLES: readonly string[] = ['elusion', 'control'];

/** Names the complaints of an incident whose signals are undecided or that wait for a reading. */
@Injectable()
export class UnreadOfIncident implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signals: OpenSignals,
    private readonly tasks: ReviewTasks,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('incident.closing', async ({ complaintIds, result }) => {
      for (const id of complaintIds) if (await this.waits(id)) result.unread.push(id);
    });
  }

  private async waits(complaintId: string): Promise<boolean> {
    const states = await this.signals.signalsOf(this.uow.manager, complaintId);
    if ([...states.values()].includes('open')) return true;
    return (await this.tasks.openOf(complaintId)).some(({ purpose }) => !SAMPLES.includes(purpose));
  }
}
