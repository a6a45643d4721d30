import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type EventMap } from '#kernel';
import { JobQueue } from '#jobs';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';

/** Kind of the job that acknowledges one complaint by mail; payload `{complaintId}`. */
export const SEND_ACKNOWLEDGEMENT_JOB = 'notices.acknowledge';

/** At most one job waits for an acknowledgement. */
export const acknowledgementKey = (complaintId: string): string => `${SEND_ACKNOWLEDGEMENT_JOB}:${complaintId}`;

/** Puts an acknowledgement in line when a complaint with an e-mail contact was registered. */
@Injectable()
export class PlanAcknowledgement {
  constructor(
    private readonly rows: AcknowledgementRows,
    private readonly jobs: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Inside the unit that registers the complaint. */
  async execute(event: EventMap['complaint.registered']): Promise<void> {
    if (!event.contactEmail) return;
    await this.rows.add(event.complaintId, event.mayAcknowledge, nowInstant(this.clock));
    if (!event.mayAcknowledge) return;
    const { complaintId } = event;
    await this.jobs.enqueue(SEND_ACKNOWLEDGEMENT_JOB, { complaintId }, { key: acknowledgementKey(complaintId) });
  }
}
