import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, nowInstant, type Clock, type EventMap } from '#kernel';
import { JobQueue } from '#jobs';
import { AcknowledgementRows } from '../data/acknowledgement-rows.js';

/** Kind of the job that sends every acknowledgement that waits. */
export const SEND_ACKNOWLEDGEMENT_JOB = 'notices.acknowledge';

/** One such job waits at most, however many acknowledgements do: the rows are the list. */
export const ACKNOWLEDGEMENTS_KEY = 'waiting';

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
    await this.jobs.enqueue(SEND_ACKNOWLEDGEMENT_JOB, {}, { key: ACKNOWLEDGEMENTS_KEY });
  }
}
