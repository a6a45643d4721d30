import { randomInt } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents, newId, Settings, type EventMap } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { ReviewTasks } from '../../review/review-tasks.js';
import { ControlReading, StreamReading } from '../data/sampling.entity.js';
import { closeRounds } from './release-samples.js';
import { SetAsidePolicy } from './set-aside-policy.js';

type Answer = EventMap['review.answered'];

/** Answers after which a signal may be given to a second reader. */
const ANSWERS_SIGNALS: readonly string[] = ['signal', 'second-person'];

/** Counts what readers answer: drawn complaints, complaints that might not rest, control readings. In the answer's unit. */
@Injectable()
export class CountReadings implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tasks: ReviewTasks,
    private readonly policy: SetAsidePolicy,
    private readonly events: DomainEvents,
    private readonly settings: Settings,
  ) {}

  onModuleInit(): void {
    this.events.on('review.answered', (answer) => this.execute(answer));
  }

  async execute(answer: Answer): Promise<void> {
    const counted = (await this.countSample(answer)) + (await this.countStream(answer));
    await this.countControl(answer);
    if (counted === 0) return;
    await closeRounds(this.uow.manager, answer.answeredAt);
    await this.policy.decide();
  }

  /** Whatever task brought the answer: a drawn complaint was read. A suspicion makes it a hit for good. */
  private async countSample({ complaintId, decision, answeredAt }: Answer): Promise<number> {
    const m = this.uow.manager;
    const read = await run(
      m,
      "UPDATE elusion_samples SET outcome = ?, answered_at = ? WHERE complaint_id = ? AND outcome = 'waiting'",
      [decision === 'suspected' ? 'hit' : 'clean', answeredAt, complaintId],
    );
    if (decision !== 'suspected') return read;
    const turned = "UPDATE elusion_samples SET outcome = 'hit' WHERE complaint_id = ? AND outcome = 'clean'";
    return read + (await run(m, turned, [complaintId]));
  }

  private async countStream({ taskId, complaintId, purpose, decision, answeredAt }: Answer): Promise<number> {
    const m = this.uow.manager;
    const hit = decision === 'suspected';
    if (purpose === 'unproven') {
      await insert(m, StreamReading, { taskId, complaintId, readAt: answeredAt, hit });
      return 1;
    }
    if (!hit) return 0;
    const sql = 'UPDATE stream_readings SET hit = ? WHERE complaint_id = ? AND hit = ?';
    return run(m, sql, [true, complaintId, false]);
  }

  private async countControl(answer: Answer): Promise<void> {
    if (answer.purpose === 'control') await this.second(answer);
    else if (answer.purpose === 'third') await this.third(answer);
    else if (ANSWERS_SIGNALS.includes(answer.purpose)) await this.draw(answer);
  }

  /** Chance decides whether an answered signal is read once more; a signal that is still open is not answered yet. */
  private async draw({ taskId, complaintId, decision, answeredBy, answeredAt }: Answer): Promise<void> {
    if (randomInt(100) >= this.settings.controlShare) return;
    const m = this.uow.manager;
    const [busy] = await query<{ id: string }>(
      m,
      `SELECT id FROM signals WHERE complaint_id = ? AND state = 'open'
       UNION ALL SELECT id FROM control_readings WHERE complaint_id = ? LIMIT 1`,
      [complaintId, complaintId],
    );
    if (busy) return;
    const barred = [answeredBy.id];
    const secondTaskId = await this.tasks.add(m, { complaintId, purpose: 'control', blind: true, barred });
    const first = { firstTaskId: taskId, firstDecision: decision, firstBy: answeredBy.id, firstAt: answeredAt };
    await insert(m, ControlReading, { id: newId(), complaintId, ...first, secondTaskId });
  }

  private async second({ taskId, complaintId, decision, answeredBy, answeredAt }: Answer): Promise<void> {
    const m = this.uow.manager;
    await run(
      m,
      'UPDATE control_readings SET second_decision = ?, second_by = ?, second_at = ? WHERE second_task_id = ?',
      [decision, answeredBy.id, answeredAt, taskId],
    );
    const [row] = await query<{ first_decision: string; first_by: string }>(
      m,
      'SELECT first_decision, first_by FROM control_readings WHERE second_task_id = ?',
      [taskId],
    );
    if (!row || row.first_decision === decision) return;
    // The answer itself may have asked for the third reading already: then this is the same task.
    const barred = [row.first_by, answeredBy.id];
    const third = await this.tasks.add(m, { complaintId, purpose: 'third', blind: true, barred });
    await run(m, 'UPDATE control_readings SET third_task_id = ? WHERE second_task_id = ?', [third, taskId]);
  }

  private async third({ taskId, decision, answeredBy, answeredAt }: Answer): Promise<void> {
    await run(
      this.uow.manager,
      'UPDATE control_readings SET third_decision = ?, third_by = ?, third_at = ? WHERE third_task_id = ?',
      [decision, answeredBy.id, answeredAt, taskId],
    );
  }
}
