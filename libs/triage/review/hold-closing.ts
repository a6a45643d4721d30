import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainError, DomainEvents } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { ReviewPurpose } from '../data/review-task.entity.js';
import { triageErrors } from '../domain/triage.errors.js';
import { OpenSignals } from './open-signals.js';
import { ReviewTasks } from './review-tasks.js';

/** Samples hold no customer's case open: what they find reopens it. */
const MAY_CLOSE: readonly ReviewPurpose[] = ['elusion', 'control'];

/** With an incident that a reader opened: a staff member's "yes" at closing asks for this very reading, and must not refuse itself. */
const MAY_CLOSE_SUSPECTED: readonly ReviewPurpose[] = [...MAY_CLOSE, 'new-evidence'];

/** No complaint closes while a signal of it is undecided or a reading of it is owed. */
@Injectable()
export class HoldClosing implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signals: OpenSignals,
    private readonly tasks: ReviewTasks,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.closing', async ({ complaintId }) => {
      const states = [...(await this.signals.signalsOf(this.uow.manager, complaintId)).values()];
      if (states.includes('open')) throw new DomainError(triageErrors['triage.signal-undecided']);
      const mayClose = states.includes('suspected') ? MAY_CLOSE_SUSPECTED : MAY_CLOSE;
      const owed = (await this.tasks.openOf(complaintId)).filter(({ purpose }) => !mayClose.includes(purpose));
      if (owed.length > 0) throw new DomainError(triageErrors['triage.reading-open']);
    });
  }
}
