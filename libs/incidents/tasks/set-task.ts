import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, parseInstant, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { UserRows } from '#access';
import { IncidentRepository } from '../data/incident-repository.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { TaskRows } from './data/task-rows.js';
import type { AssigneeKind } from './task-status.js';

/** A question to a department, a contractor or a person. */
export interface NewTask {
  title: string;
  text: string;
  assigneeKind: AssigneeKind;
  /** Department or contractor by name; a user's own name is taken when absent. */
  assignee?: string | undefined;
  /** With kind `user`. */
  userId?: string | undefined;
  /** ISO 8601 with offset. */
  dueAt: string;
}

/** Asks somebody to find something out for an incident. */
@Injectable()
export class SetTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly tasks: TaskRows,
    private readonly timeline: IncidentTimeline,
    private readonly users: UserRows,
    private readonly events: DomainEvents,
  ) {}

  /** Answers the task's identifier. Errors: `incidents.unknown-person`, and what a conflict of interest throws. */
  async execute(incidentId: string, task: NewTask, actor: Actor): Promise<string> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const { userId, assignee } = await this.assigneeOf(task);
      const appointed = { incidentId: incident.id, userId, name: assignee, as: 'task' as const };
      await this.events.publish('incident.assigning', appointed);
      const dueAt = parseInstant(task.dueAt);
      const { assigneeKind } = task;
      const at = this.timeline.now();
      const row = await this.tasks.add(
        incident,
        { assigneeKind, assigneeUserId: userId, dueAt, setBy: actor.id, setAt: at },
        { title: task.title, text: task.text, assignee },
      );
      await this.timeline.record(incident, {
        actor,
        action: 'task-set',
        facts: { task: row.number, assigneeKind, due: dueAt },
        note: task.title,
      });
      return row.id;
    });
  }

  private async assigneeOf(task: NewTask): Promise<{ userId: string | null; assignee: string }> {
    if (task.assigneeKind !== 'user') {
      const assignee = task.assignee?.trim() ?? '';
      if (assignee === '') throw nobody('/assignee');
      return { userId: null, assignee };
    }
    const user = task.userId === undefined ? null : await this.users.byId(task.userId);
    if (!user?.active) throw nobody('/userId');
    return { userId: user.id, assignee: user.name };
  }
}

function nobody(pointer: string): DomainError {
  return new DomainError(incidentErrors['incidents.unknown-person'], { errors: [{ pointer, code: 'unknown-person' }] });
}
