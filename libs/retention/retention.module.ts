import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { JobHandlers } from '#jobs';
import { Vault } from '#vault';
import { HoldRows } from './data/hold-rows.js';
import { RetentionQueries } from './data/retention-queries.js';
import { RetentionController } from './http/retention.controller.js';
import { PlaceHold } from './use-cases/place-hold.js';
import { ReadRetention } from './use-cases/read-retention.js';

/** How often (ms) holds are laid on what came to their subjects since; far less than any period of retention. */
const MARK_MS = 10 * 60_000;

/** What is kept how long, and what must not be erased. */
@Global()
@Module({
  controllers: [RetentionController],
  providers: [HoldRows, RetentionQueries, PlaceHold, ReadRetention],
  exports: [PlaceHold, ReadRetention],
})
export class RetentionModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly holds: PlaceHold,
    private readonly vault: Vault,
  ) {}

  onModuleInit(): void {
    this.vault.onErasing((keyId) => this.holds.covers(keyId));
    this.handlers.every('retention.mark-holds', MARK_MS, async () => {
      await this.holds.sweep();
    });
  }
}
