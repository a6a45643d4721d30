import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Campaigns that were stopped in this process: who is sending sees it before the next message, without a query. */
@Injectable()
export class StopSignals implements OnModuleDestroy {
  private readonly stopped = new Set<string>();
  private ending = false;

  stop(campaignId: string): void {
    this.stopped.add(campaignId);
  }

  clear(campaignId: string): void {
    this.stopped.delete(campaignId);
  }

  /** Whether the campaign, or this process, is to stop. */
  has(campaignId: string): boolean {
    return this.ending || this.stopped.has(campaignId);
  }

  /** A process that ends gives back what it took and does not hand over another twenty thousand first. */
  onModuleDestroy(): void {
    this.ending = true;
  }
}
