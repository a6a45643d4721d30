import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, systemActor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { TaskRows } from './data/task-rows.js';
import { TASK_OVERDUE } from './work-task.js';

/** Finds tasks that are past their date, also those that became so while the desk stood still; each is told once. */
@Injectable()
export class SweepTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly tasks: TaskRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many are newly overdue. */
  async execute(): Promise<number> {
    const now = nowInstant(this.clock);
    // Looked at outside the unit first: most of the time there is nothing to write.
    if ((await this.tasks.newlyOverdue(now)).length === 0) return 0;
    return this.uow.write(async () => {
      const late = await this.tasks.newlyOverdue(now);
      for (const task of late) {
        const incident = await this.incidents.row(task.incidentId);
        await this.tasks.change(task, { overdueSince: now });
        const facts = { task: task.number, due: task.dueAt };
        await this.timeline.record(incident, { actor: systemActor('sweep-tasks'), action: 'task-overdue', facts });
        await this.events.publish('operations.alarm', { code: TASK_OVERDUE, about: incident.number, facts });
      }
      return late.length;
    });
  }
}
