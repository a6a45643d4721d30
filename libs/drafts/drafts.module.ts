import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '#kernel';
import { JobHandlers } from '#jobs';
import { DraftRows } from './data/draft-rows.js';
import { DraftsController } from './http/drafts.controller.js';
import { BrowserKeys } from './use-cases/browser-keys.js';
import { Drafts } from './use-cases/drafts.js';
import { ForgetDrafts } from './use-cases/forget-drafts.js';
import { SweepDrafts } from './use-cases/sweep-drafts.js';

const SWEEP_MS = 10 * 60_000;

/** What people have begun to write, kept for them until it is saved, a day at most. */
@Global()
@Module({
  controllers: [DraftsController],
  providers: [BrowserKeys, DraftRows, Drafts, ForgetDrafts, SweepDrafts],
  exports: [ForgetDrafts],
})
export class DraftsModule implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly handlers: JobHandlers,
    private readonly keys: BrowserKeys,
    private readonly sweep: SweepDrafts,
  ) {}

  onModuleInit(): void {
    this.events.on('session.ended', ({ sessionId }) => this.keys.forgetOfSession(sessionId));
    this.handlers.every('drafts.sweep', SWEEP_MS, () => this.sweep.execute());
  }
}
