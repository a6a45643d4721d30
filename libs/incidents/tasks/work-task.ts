import { Injectable } from '@nestjs/common';
import { DomainError, DomainEvents, parseInstant, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import type { TaskRow } from './data/task.entity.js';
import { TaskRows } from './data/task-rows.js';
import { taskAfter, type TaskStep } from './task-status.js';

/** Timeline actions of the steps. */
const ACTIONS = {
  answer: 'task-answered',
  accept: 'task-accepted',
  return: 'task-returned',
  drop: 'task-dropped',
  reopen: 'task-reopened',
} as const satisfies Record<TaskStep, string>;

/** Code of the alarm of tasks past their date; about an incident's number. */
export const TASK_OVERDUE = 'incidents.task-overdue';

/** Takes a task along: answered, accepted, returned, dropped; each step with words that are kept sealed. */
@Injectable()
export class WorkTask {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly tasks: TaskRows,
    private readonly timeline: IncidentTimeline,
    private readonly events: DomainEvents,
  ) {}

  /** Errors: `incidents.task-not-found`, `incidents.work-step-impossible`, `incidents.reason-needed`. */
  async step(incidentId: string, taskId: string, step: { step: TaskStep; words: string }, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      await this.take(incident, await this.tasks.find(incident.id, taskId), step, actor);
    });
  }

  /** An answer of the person who was asked. Error: `incidents.task-not-found` for another's task. */
  async answerMine(taskId: string, words: string, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const task = await this.tasks.findMine(taskId, actor.id);
      await this.take(await this.incidents.row(task.incidentId), task, { step: 'answer', words }, actor);
    });
  }

  /** Errors: `incidents.task-not-found`, `incidents.work-step-impossible`, `incidents.reason-needed`. */
  async postpone(
    incidentId: string,
    taskId: string,
    change: { dueAt: string; reason: string },
    actor: Actor,
  ): Promise<void> {
    await this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      const task = await this.tasks.find(incident.id, taskId);
      if (task.state !== 'open' && task.state !== 'answered') throw impossible(task, 'postpone');
      const dueAt = parseInstant(change.dueAt);
      await this.timeline.record(incident, {
        actor,
        action: 'task-due-changed',
        facts: { task: task.number, fromDue: task.dueAt, due: dueAt },
        note: needed(change.reason),
      });
      await this.tasks.change(task, { dueAt, overdueSince: null });
      await this.calm(incident, task);
    });
  }

  private async take(
    incident: IncidentRow,
    task: TaskRow,
    { step, words }: { step: TaskStep; words: string },
    actor: Actor,
  ): Promise<void> {
    const state = taskAfter(task.state, step);
    if (state === null) throw impossible(task, step);
    const at: Instant = await this.timeline.record(incident, {
      actor,
      action: ACTIONS[step],
      facts: { task: task.number },
      note: needed(words),
    });
    const ended = state === 'accepted' || state === 'dropped';
    await this.tasks.change(task, {
      state,
      endedAt: ended ? at : null,
      ...(state === 'open' ? {} : { overdueSince: null }),
    });
    if (state !== 'open') await this.calm(incident, task);
  }

  /** The alarm ends with the last task past its date. */
  private async calm(incident: IncidentRow, task: TaskRow): Promise<void> {
    if (task.overdueSince === null) return;
    const late = (await this.tasks.ofIncident(incident.id)).some((each) => each.overdueSince !== null);
    if (!late) await this.events.publish('operations.calm', { code: TASK_OVERDUE, about: incident.number });
  }
}

function impossible(task: TaskRow, step: string): DomainError {
  return new DomainError(incidentErrors['incidents.work-step-impossible'], { data: { state: task.state, step } });
}

function needed(words: string): string {
  if (words.trim() === '') throw new DomainError(incidentErrors['incidents.reason-needed']);
  return words;
}
