import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobHandlers, type JobPayload } from '#jobs';
import { CheckBlobs } from '#vault';
import { READ_ATTACHMENTS_JOB, READ_JOB, READ_PAGES_JOB } from '../domain/read-jobs.js';
import { ReadArrival } from '../use-cases/read-arrival.js';
import { ReadAttachments } from '../use-cases/read-attachments.js';
import { SweepPending } from './sweep-pending.js';
import { WatchUnread } from './watch-unread.js';

/** How often (ms) pending lines are swept and their ages watched. */
const SWEEP_MS = 60_000;
/** How often (ms) sealed files that belong to no arrival are looked for. */
const LEFTOVERS_MS = 3_600_000;

/** Jobs and sweeps of intake. */
@Injectable()
export class IntakeJobs implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly read: ReadArrival,
    private readonly attachments: ReadAttachments,
    private readonly sweep: SweepPending,
    private readonly unread: WatchUnread,
    private readonly blobs: CheckBlobs,
  ) {}

  onModuleInit(): void {
    this.handlers.register(READ_JOB, (payload) => this.read.execute(idOf(payload), 'later'));
    // Pages take minutes: one document at a time, and never in the way of mail.
    this.handlers.register(READ_PAGES_JOB, (payload) => this.read.execute(idOf(payload)), { atOnce: 1 });
    this.handlers.register(READ_ATTACHMENTS_JOB, (p) => this.attachments.execute(idOf(p)), { atOnce: 1 });
    this.handlers.every('intake.sweep-pending', SWEEP_MS, async () => {
      await this.sweep.execute();
      await this.unread.execute();
    });
    // Sealed copies of repeats, and of what was refused after its file was written.
    this.handlers.every('intake.sweep-leftovers', LEFTOVERS_MS, async () => {
      await this.blobs.removeLeftovers();
    });
  }
}

function idOf(payload: JobPayload): string {
  return String(payload['arrivalId']);
}
