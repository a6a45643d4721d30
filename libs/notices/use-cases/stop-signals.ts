import { Injectable } from '@nestjs/common';

/** Campaigns that were stopped in this process: who is sending sees it before the next message, without a query. */
@Injectable()
export class StopSignals {
  private readonly stopped = new Set<string>();

  stop(campaignId: string): void {
    this.stopped.add(campaignId);
  }

  clear(campaignId: string): void {
    this.stopped.delete(campaignId);
  }

  has(campaignId: string): boolean {
    return this.stopped.has(campaignId);
  }
}
