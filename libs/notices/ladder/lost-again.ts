import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainEvents } from '#kernel';
import { query } from '#persistence';
import { LadderBook } from './ladder-book.js';
import { NextStep } from './next-step.js';

/** Alarm of a person who counted as told and does not any more, after everybody had been told or the incident ended. */
export const LATE_ALARM = 'notices.bounced-late';

interface Whose {
  incident_id: string;
  told_at: string | null;
}

/** What follows when a notice that counted as told did not tell its person: the next step, and an alarm when it is late. */
@Injectable()
export class LostAgain {
  constructor(
    private readonly next: NextStep,
    private readonly book: LadderBook,
    private readonly events: DomainEvents,
  ) {}

  /** Inside the unit that moved the notice. */
  async follow(m: EntityManager, noticeId: string): Promise<void> {
    await this.next.advance(m, [noticeId]);
    const sql = `SELECT c.incident_id, t.told_at FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id
      LEFT JOIN campaigns_told t ON t.campaign_id = c.id
      WHERE n.id = ? AND NOT EXISTS (SELECT 1 FROM notices o WHERE o.party_id = n.party_id
        AND o.state IN ('accepted', 'acknowledged'))`;
    const [whose] = await query<Whose>(m, sql, [noticeId]);
    if (whose === undefined) return;
    const { number, ended } = await this.book.incident(whose.incident_id);
    if (whose.told_at === null && !ended) return;
    const facts = { afterClosing: ended ? 1 : 0 };
    await this.events.publish('operations.alarm', { code: LATE_ALARM, about: number, facts });
  }
}
