import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ClosingGates } from '#incidents';
import { DomainEvents } from '#kernel';
import { NoticeQueries } from '../data/notice-queries.js';
import { RulingRows } from '../data/ruling-rows.js';
import { PlanAcknowledgement } from '../use-cases/plan-acknowledgement.js';
import { RecordBounce } from '../use-cases/record-bounce.js';

/**
 * What this feature does when others act: a registered complaint is acknowledged, a bounce is matched, and an incident
 * does not close while somebody it knows counts as not told, or a list or an estimate of persons waits for a ruling.
 */
@Injectable()
export class NoticeSubscriptions implements OnModuleInit {
  constructor(
    private readonly events: DomainEvents,
    private readonly gates: ClosingGates,
    private readonly plan: PlanAcknowledgement,
    private readonly bounces: RecordBounce,
    private readonly queries: NoticeQueries,
    private readonly rulings: RulingRows,
  ) {}

  /** A campaign that goes on keeps its incident from ending either way. */
  private stopped(): void {
    const title = { ja: '送信中の通知を止めるか終える', en: 'No campaign is being sent' };
    const ends = ['closed', 'unfounded'] as const;
    this.gates.register('campaigns-stopped', title, (incidentId) => this.queries.moving(incidentId), ends);
  }

  onModuleInit(): void {
    this.stopped();
    this.events.on('complaint.registered', (event) => this.plan.execute(event));
    this.events.on('mail.received-bounce', async (event) => {
      await this.bounces.execute(event);
    });
    const title = { ja: '影響を受けた方全員に知らせる', en: 'Everybody affected has been told' };
    this.gates.register('affected-parties-told', title, (incidentId) => this.notYetTold(incidentId));
  }

  private async notYetTold(incidentId: string): Promise<string[]> {
    const open = await this.queries.countNotYetTold(incidentId);
    const matters = await this.rulings.open(incidentId);
    return [
      ...(open === 0 ? [] : [`not-yet-told/${String(open)}`]),
      ...matters.map(({ kind, subject, count }) => `${kind}/${subject}/${String(count)}`),
    ];
  }
}
