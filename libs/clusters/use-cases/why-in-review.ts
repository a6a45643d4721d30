import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { ComplaintParts, ComplaintWalls } from '#complaints';
import { query, UnitOfWork } from '#persistence';
import { RAISED_BY_STAFF, REPEATED, SIBLING_OF_INCIDENT } from '#triage';
import { CLUSTERED } from './suspect-members.js';

/** The complaint that is the reason, and what had been the answer to it. No content. */
export interface EarlierCase {
  complaintId: string;
  slipNumber: string;
  receivedAt: Instant;
  /** `set_aside` or `suspected` by review; `closed` with the answer that secrecy is not involved. */
  answer: 'set_aside' | 'suspected' | 'closed' | null;
  answeredAt: Instant | null;
}

/** Why a complaint waits for a reader, beside what the engine found in its own words. */
export interface WhyInReview {
  /**
   * `repeated`: it came again after "no problem"; `sibling`: the same matter became an incident; `reopened`: what was set
   * aside is open again because of that; `clustered`: it lies close to others that a person suspects; `raised`: a member of
   * staff asked for it.
   */
  code: 'repeated' | 'sibling' | 'reopened' | 'clustered' | 'raised';
  at: Instant;
  /** Null when there is none, or when the reader may not know of it. */
  of: EarlierCase | null;
}

interface Entry {
  at: Instant;
  action: 'signal.raised' | 'signal.reopened';
  facts: string;
}

interface CaseRow {
  id: string;
  slip_number: string;
  received_at: Instant;
  closed_at: Instant | null;
  secrecy_involved: boolean | number | null;
  decision: 'set_aside' | 'suspected' | null;
  decided_at: Instant | null;
}

const CODES: Partial<Record<string, WhyInReview['code']>> = {
  [REPEATED]: 'repeated',
  [SIBLING_OF_INCIDENT]: 'sibling',
  [CLUSTERED]: 'clustered',
  [RAISED_BY_STAFF]: 'raised',
};
const NEWEST = 'SELECT MAX(n.id) FROM review_decisions n WHERE n.complaint_id = c.id AND n.settles = ?';

/**
 * Reads from the log of deeds what asked for a reader since the signals of a complaint were last answered for. The states of
 * its signals do not tell: a suspicion that stands is read again, and none of them opens for that.
 */
@Injectable()
export class WhyIsInReview {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: ComplaintParts,
    private readonly walls: ComplaintWalls,
  ) {}

  /** The newest first, each sort once. Not for a blind reader. */
  async execute(complaintId: string, actor: Actor): Promise<WhyInReview[]> {
    const entries = await query<Entry>(
      this.uow.reads,
      `SELECT at, action, facts FROM audit_entries
       WHERE object = ? AND action IN ('signal.raised', 'signal.reopened') AND at > ? ORDER BY seq DESC`,
      [`complaint:${complaintId}`, await this.settledAt(complaintId)],
    );
    const found = new Map<WhyInReview['code'], WhyInReview>();
    for (const { at, action, facts } of entries) {
      const { kind = '', earlier, incidentOf } = JSON.parse(facts) as Record<string, string | undefined>;
      const code = action === 'signal.reopened' ? 'reopened' : CODES[kind];
      if (code !== undefined && !found.has(code))
        found.set(code, { code, at, of: await this.earlier(earlier ?? incidentOf, actor) });
    }
    return [...found.values()];
  }

  /** When its signals were last answered for; an empty text, which is before any moment, when they never were. */
  private async settledAt(complaintId: string): Promise<string> {
    const sql = `SELECT MAX(decided_at) AS at FROM review_decisions WHERE complaint_id = ? AND settles = ?`;
    const [row] = await query<{ at: Instant | null }>(this.uow.reads, sql, [complaintId, true]);
    return row?.at ?? '';
  }

  /** Nothing of what is behind a wall, and nothing of what the reader is still to read blind. */
  private async earlier(id: string | undefined, actor: Actor): Promise<EarlierCase | null> {
    if (id === undefined) return null;
    const veil = this.parts.hiddenFrom(actor, 'c.id') ?? { sql: '1 = 0', values: [] };
    const wall = await this.walls.leavingOut(actor, 'c.id');
    const [row] = await query<CaseRow>(
      this.uow.reads,
      `SELECT c.id, c.slip_number, c.received_at, c.closed_at, c.secrecy_involved, d.decision, d.decided_at
       FROM complaints c LEFT JOIN review_decisions d ON d.id = (${NEWEST})
       WHERE c.id = ? AND NOT (${veil.sql})${wall.sql}`,
      [true, id, ...veil.values, ...wall.values],
    );
    return row === undefined ? null : earlierOf(row);
  }
}

function earlierOf({ id, slip_number: slipNumber, received_at: receivedAt, ...row }: CaseRow): EarlierCase {
  const harmless = row.closed_at !== null && row.secrecy_involved !== null && !row.secrecy_involved;
  const answer = row.decision ?? (harmless ? 'closed' : null);
  const answeredAt = row.decision === null ? row.closed_at : row.decided_at;
  return { complaintId: id, slipNumber, receivedAt, answer, answeredAt: answer === null ? null : answeredAt };
}
