import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { GroupRows } from '../data/group-rows.js';
import { SuggestionRows } from '../data/suggestion-rows.js';
import type { ReasonKind } from '../domain/reasons.js';

/** An earlier complaint that somebody had answered with "no problem", and that came again. */
export interface Repeat {
  complaintId: string;
  slipNumber: string;
  receivedAt: Instant;
  /** `set-aside`: its signals were; `closed`: it was closed with the answer that secrecy is not involved. */
  answered: 'set-aside' | 'closed';
  /** In the same group by a person's word, or only suggested. */
  grouped: boolean;
}

/** The same matter, or the same person's. A name or a line alone may be anything. */
const SAME_MATTER: ReadonlySet<ReasonKind> = new Set([
  'same-text',
  'near-text',
  'reply-token',
  'reply-reference',
  'slip-in-subject',
  'slip-named',
]);
const SAME_PERSON: ReadonlySet<ReasonKind> = new Set(['same-phone', 'same-email']);

/** Whether a complaint comes again after "no problem" was the answer: itself a sign that something was overlooked. */
@Injectable()
export class RepeatsOf {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly groups: GroupRows,
    private readonly suggestions: SuggestionRows,
  ) {}

  /** Earlier complaints, oldest first; those that a person said not to be siblings are left out. */
  async execute(complaintId: string): Promise<Repeat[]> {
    const group = (await this.groups.of(complaintId))?.members.filter((id) => id !== complaintId) ?? [];
    const suggested = (await this.suggestions.about(complaintId))
      .filter(({ state, reasons }) => {
        const has = (kinds: ReadonlySet<ReasonKind>): boolean => reasons.some(({ kind }) => kinds.has(kind));
        return state === 'open' && (has(SAME_MATTER) || has(SAME_PERSON));
      })
      .map(({ otherId }) => otherId);
    const ids = [...new Set([...group, ...suggested])];
    if (ids.length === 0) return [];
    const rows = await query<{ id: string; slip_number: string; received_at: Instant; aside: number | string }>(
      this.uow.manager,
      `SELECT c.id AS id, c.slip_number AS slip_number, c.received_at AS received_at,
         (SELECT COUNT(*) FROM review_decisions d WHERE d.complaint_id = c.id AND d.decision = 'set_aside') AS aside
       FROM complaints c JOIN complaints self ON self.id = ?
       WHERE c.id IN (${ids.map(() => '?').join(', ')}) AND c.received_at <= self.received_at
         AND ((c.state = 'closed' AND c.secrecy_involved = ?) OR EXISTS
           (SELECT 1 FROM review_decisions d WHERE d.complaint_id = c.id AND d.decision = 'set_aside'))
       ORDER BY c.received_at, c.id`,
      [complaintId, ...ids, false],
    );
    return rows.map((row) => ({
      complaintId: row.id,
      slipNumber: row.slip_number,
      receivedAt: row.received_at,
      answered: Number(row.aside) > 0 ? 'set-aside' : 'closed',
      grouped: group.includes(row.id),
    }));
  }
}
