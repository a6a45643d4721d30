import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from '../../data/incident.entity.js';
import type { AssigneeKind, TaskState } from '../task-status.js';

/** Something that somebody has to find out for an incident. What and who is sealed; columns in clear hold no content. */
@Entity('incident_tasks')
@Index('ux_incident_tasks', ['incidentId', 'number'], { unique: true })
@Index('ix_incident_tasks_due', ['state', 'dueAt'])
@Index('ix_incident_tasks_user', ['assigneeUserId'])
export class TaskRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  /** 1, 2, 3 … within the incident. */
  @Column({ type: 'integer' }) number: number;
  @Column({ name: 'assignee_kind', type: 'text' }) assigneeKind: AssigneeKind;
  @Column({ name: 'assignee_user_id', type: 'text', nullable: true }) assigneeUserId: string | null;
  /** JSON {@link TaskBody}. */
  @Column({ name: 'sealed_body', type: BYTES }) sealedBody: Buffer;
  @Column({ name: 'due_at', type: 'text' }) dueAt: Instant;
  @Column({ type: 'text' }) state: TaskState;
  /** When the sweep found it overdue; null again when it is answered or gets another date. */
  @Column({ name: 'overdue_since', type: 'text', nullable: true }) overdueSince: Instant | null;
  @Column({ name: 'set_by', type: 'text' }) setBy: string;
  @Column({ name: 'set_at', type: 'text' }) setAt: Instant;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
}

/** The sealed part of a task. */
export interface TaskBody {
  title: string;
  text: string;
  /** Department, contractor or person by name. */
  assignee: string;
}
