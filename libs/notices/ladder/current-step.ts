import { Injectable } from '@nestjs/common';
import { query, run, UnitOfWork } from '#persistence';
import { NoticeRows, type Cause } from '../data/notice-rows.js';
import type { NoticeState } from '../domain/notice-state.js';
import { tokensFrom } from '../domain/message-token.js';
import type { NoticeStep } from '../domain/notice-step.js';

/** The last step that was begun towards a person of a campaign. */
export interface CurrentStep {
  id: string;
  campaignId: string;
  partyId: string;
  step: NoticeStep;
  state: NoticeState;
}

type Row = Record<'id' | 'campaign_id' | 'party_id', string> & { step: NoticeStep; state: NoticeState };

/** Finds the step at which a person stands; whatever tells the person is written there. Inside a unit. */
@Injectable()
export class CurrentSteps {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly notices: NoticeRows,
  ) {}

  /** The current step of the person whom any notice of the campaign was for, or null when there is no such notice. */
  async of(noticeId: string): Promise<CurrentStep | null> {
    // The names of the steps sort as the ladder does.
    const sql = `SELECT l.id, l.campaign_id, l.party_id, l.step, l.state FROM notices n
      JOIN notices l ON l.campaign_id = n.campaign_id AND l.party_id = n.party_id
      WHERE n.id = ? ORDER BY l.step DESC LIMIT 1`;
    const [row] = await query<Row>(this.uow.manager, sql, [noticeId]);
    return row === undefined ? null : stepOf(row);
  }

  /** The notices whose token begins so; more than one only by a chance of 1 in 10^9. */
  async byTokenStart(start: string): Promise<CurrentStep[]> {
    const sql = `SELECT id, campaign_id, party_id, step, state FROM notices WHERE token >= ? AND token <= ? LIMIT 2`;
    return (await query<Row>(this.uow.manager, sql, tokensFrom(start))).map(stepOf);
  }

  /**
   * Writes that the person of a notice was told or confirmed it, at the person's current step; answers the state it
   * came from, or null when nothing was left to move (confirmed already).
   */
  async acknowledge(noticeId: string, cause: Cause): Promise<NoticeState | null> {
    const current = await this.of(noticeId);
    if (current === null) return null;
    return this.notices.move(current.id, 'acknowledged', cause);
  }

  /** Gives a notice a reason, as a code. */
  async because(noticeId: string, why: string): Promise<void> {
    await run(this.uow.manager, 'UPDATE notices SET why = ? WHERE id = ?', [why, noticeId]);
  }
}

function stepOf({ id, campaign_id: campaignId, party_id: partyId, step, state }: Row): CurrentStep {
  return { id, campaignId, partyId, step, state };
}
