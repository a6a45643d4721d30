import { Injectable, type OnModuleDestroy } from '@nestjs/common';

/** Campaigns that were stopped in this process: who is sending sees it before the next message, without a query. */
@Injectable()
export class StopSignals implements OnModuleDestroy {
  /** For each campaign the stop's number once it stands in the table, null before that. */
  private readonly stopped = new Map<string, number | null>();
  private written = 0;
  private ending = false;

  stop(campaignId: string): void {
    this.stopped.set(campaignId, null);
  }

  /** The stop stands in the table: from now on who reads there that the campaign is being sent knows better. */
  committed(campaignId: string): void {
    if (!this.stopped.has(campaignId)) return;
    this.written += 1;
    this.stopped.set(campaignId, this.written);
  }

  clear(campaignId: string): void {
    this.stopped.delete(campaignId);
  }

  /** To be asked for before the table is read: what {@link clearUpTo} then takes away. */
  get mark(): number {
    return this.written;
  }

  /**
   * The table said, after `mark` was asked for, that the campaign is being sent: stops written before that are over,
   * for another process let it go on. One that came later, or is being written, stands.
   */
  clearUpTo(campaignId: string, mark: number): void {
    const number = this.stopped.get(campaignId);
    if (typeof number === 'number' && number <= mark) this.stopped.delete(campaignId);
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
