import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClosingGates } from '#incidents';
import { DomainEvents } from '#kernel';
import { NoticeQueries } from '../data/notice-queries.js';
import { PlanAcknowledgement } from '../use-cases/plan-acknowledgement.js';
import { RecordBounce } from '../use-cases/record-bounce.js';

/**
 * What this feature does when others act: a registered complaint is acknowledged, a bounce is matched, and an incident
 * does not close while somebody on its lists counts as not told.
 */
@Injectable()
export class NoticeSubscriptions implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly gates: ClosingGates,
    private readonly plan: PlanAcknowledgement,
    private readonly bounces: RecordBounce,
    private readonly queries: NoticeQueries,
  ) {}

  onModuleInit(): void {
    this.events.on('complaint.registered', (event) => this.plan.execute(event));
    this.events.on('mail.received-bounce', async (event) => {
      await this.bounces.execute(event);
    });
    const title = { ja: '影響を受けた方全員に知らせる', en: 'Everybody affected has been told' };
    this.gates.register('affected-parties-told', title, (incidentId) => this.notYetTold(incidentId));
  }

  private async notYetTold(incidentId: string): Promise<string[]> {
    const open = await this.queries.countNotYetTold(incidentId);
    return open === 0 ? [] : [`not-yet-told/${String(open)}`];
  }
}
