import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { AuditLog } from '#audit';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline, type TimelineEntry } from '../data/incident-timeline.js';
import { without } from '../data/without.js';
import { EvidenceFiles, type Evidence } from './evidence-files.js';
import type { TaskBody, TaskRow } from './data/task.entity.js';
import { TaskRows } from './data/task-rows.js';
import { stepsFrom, type TaskStep } from './task-status.js';

/** A task with its words, steps and files. */
export type TaskView = Omit<TaskRow, 'sealedBody'> &
  TaskBody & { possibleSteps: TaskStep[]; entries: TimelineEntry[]; evidence: Evidence[] };

/** A task as the person sees it who was asked: the question alone, nothing of the incident. */
export interface MyTask {
  id: string;
  title: string;
  text: string;
  dueAt: Instant;
  setBy: string;
  overdue: boolean;
  /** Why an earlier answer came back. */
  returned: string | null;
}

/** Shows tasks: all of an incident to those who work on it, one's own to everybody else. */
@Injectable()
export class ReadTasks {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly tasks: TaskRows,
    private readonly timeline: IncidentTimeline,
    private readonly files: EvidenceFiles,
    private readonly audit: AuditLog,
  ) {}

  /** Without an entry in the audit log: whoever hands it on has written that. */
  async of(incident: IncidentRow): Promise<TaskView[]> {
    const entries = await this.timeline.read(incident);
    const files = await this.files.ofIncident(incident);
    return Promise.all(
      (await this.tasks.ofIncident(incident.id)).map(async (task) => ({
        ...without(task, 'sealedBody'),
        ...(await this.tasks.body(incident, task)),
        possibleSteps: stepsFrom(task.state),
        entries: entries.filter(({ facts }) => facts['task'] === task.number),
        evidence: files.filter(({ ofId }) => ofId === task.id),
      })),
    );
  }

  /** Tasks that wait for this person; the look is audited. */
  async mine(actor: Actor): Promise<MyTask[]> {
    const rows = await this.tasks.ofUser(actor.id);
    const facts = { count: rows.length };
    await this.audit.append({ actor, action: 'incident.own-tasks-read', object: `user:${actor.id}`, facts });
    return Promise.all(rows.map((task) => this.myTask(task)));
  }

  private async myTask(task: TaskRow): Promise<MyTask> {
    const incident = await this.incidents.row(task.incidentId);
    const { title, text } = await this.tasks.body(incident, task);
    const back = (await this.timeline.read(incident)).findLast(
      ({ action, facts }) => action === 'task-returned' && facts['task'] === task.number,
    );
    const { id, dueAt, setBy, overdueSince } = task;
    return { id, title, text, dueAt, setBy, overdue: overdueSince !== null, returned: back?.note ?? null };
  }
}
