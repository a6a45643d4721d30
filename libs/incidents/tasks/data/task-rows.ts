import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { TaskRow, type TaskBody } from './task.entity.js';

const bodyAt = (row: string) => ({ table: 'incident_tasks', column: 'sealed_body', row });

/** Rows of investigation tasks. Writes belong inside a unit. */
@Injectable()
export class TaskRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** Oldest first. */
  ofIncident(incidentId: string): Promise<TaskRow[]> {
    return this.uow.manager.find(TaskRow, { where: { incidentId }, order: { number: 'ASC' } });
  }

  /** Tasks of a user that wait for an answer, the most urgent first. */
  ofUser(userId: string): Promise<TaskRow[]> {
    return this.uow.manager.find(TaskRow, {
      where: { assigneeUserId: userId, state: 'open' },
      order: { dueAt: 'ASC', id: 'ASC' },
    });
  }

  /** Error: `incidents.task-not-found`. */
  async find(incidentId: string, taskId: string): Promise<TaskRow> {
    const row = await this.uow.manager.findOneBy(TaskRow, { id: taskId, incidentId });
    if (!row) throw new DomainError(incidentErrors['incidents.task-not-found']);
    return row;
  }

  /** The task of that user; another's is not found either. Error: `incidents.task-not-found`. */
  async findMine(taskId: string, userId: string): Promise<TaskRow> {
    const row = await this.uow.manager.findOneBy(TaskRow, { id: taskId, assigneeUserId: userId });
    if (!row) throw new DomainError(incidentErrors['incidents.task-not-found']);
    return row;
  }

  async add(
    incident: Pick<IncidentRow, 'id' | 'keyId'>,
    task: Pick<TaskRow, 'assigneeKind' | 'assigneeUserId' | 'dueAt' | 'setBy' | 'setAt'>,
    body: TaskBody,
  ): Promise<TaskRow> {
    const id = newId();
    const [last] = await query<{ number: number | null }>(
      this.uow.manager,
      'SELECT MAX(number) AS number FROM incident_tasks WHERE incident_id = ?',
      [incident.id],
    );
    const row = {
      ...task,
      id,
      incidentId: incident.id,
      number: (last?.number ?? 0) + 1,
      sealedBody: await this.seals.seal(incident.keyId, JSON.stringify(body), bodyAt(id)),
      state: 'open' as const,
      overdueSince: null,
      endedAt: null,
    };
    await insert(this.uow.manager, TaskRow, row);
    return Object.assign(new TaskRow(), row);
  }

  async change(
    task: TaskRow,
    change: Partial<Pick<TaskRow, 'state' | 'dueAt' | 'overdueSince' | 'endedAt'>>,
  ): Promise<void> {
    await this.uow.manager.update(TaskRow, { id: task.id }, change);
  }

  async body(incident: Pick<IncidentRow, 'keyId'>, task: TaskRow): Promise<TaskBody> {
    return JSON.parse(await this.seals.open(incident.keyId, task.sealedBody, bodyAt(task.id))) as TaskBody;
  }

  /** Open tasks past their date that no sweep has seen. */
  newlyOverdue(now: Instant): Promise<TaskRow[]> {
    return this.uow.manager.find(TaskRow, {
      where: { state: 'open', dueAt: LessThan(now), overdueSince: IsNull() },
      order: { id: 'ASC' },
    });
  }
}
