import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { GroupRows } from '../data/group-rows.js';
import { SuggestionRows } from '../data/suggestion-rows.js';
import { isSameMatter, isSamePerson } from '../domain/closeness.js';

/** An earlier complaint that somebody had answered with "no problem", and that came again. */
export interface Repeat {
  complaintId: string;
  slipNumber: string;
  receivedAt: Instant;
  /** `set-aside`: its signals were; `closed`: it was closed with the answer that secrecy is not involved. */
  answered: 'set-aside' | 'closed';
  /** In the same group by a person's word, or only suggested. */
  grouped: boolean;
  /** Grouped, or their words say that it is one matter; else only the same person's. */
  sameMatter: boolean;
  /** The later complaint arrived after the answer, not while it was still being thought about. */
  afterAnswer: boolean;
}

interface RepeatRow {
  id: string;
  slip_number: string;
  received_at: Instant;
  again_at: Instant;
  closed_at: Instant | null;
  decided_at: Instant | null;
}

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
    const suggested = (await this.suggestions.about(complaintId)).filter(
      ({ state, reasons }) => state === 'open' && (isSameMatter(reasons) || isSamePerson(reasons)),
    );
    const surely = new Set([
      ...group,
      ...suggested.filter(({ reasons }) => isSameMatter(reasons)).map(({ otherId }) => otherId),
    ]);
    const ids = [...new Set([...group, ...suggested.map(({ otherId }) => otherId)])];
    if (ids.length === 0) return [];
    const rows = await query<RepeatRow>(
      this.uow.manager,
      `SELECT c.id AS id, c.slip_number AS slip_number, c.received_at AS received_at, self.received_at AS again_at,
         c.closed_at AS closed_at, d.decided_at AS decided_at
       FROM complaints c JOIN complaints self ON self.id = ?
       LEFT JOIN (SELECT complaint_id, MIN(decided_at) AS decided_at FROM review_decisions
                  WHERE decision = 'set_aside' AND settles = ? GROUP BY complaint_id) d ON d.complaint_id = c.id
       WHERE c.id IN (${ids.map(() => '?').join(', ')}) AND c.received_at <= self.received_at
         AND ((c.state = 'closed' AND c.secrecy_involved = ?) OR d.decided_at IS NOT NULL)
       ORDER BY c.received_at, c.id`,
      [complaintId, true, ...ids, false],
    );
    return rows.map((row) => ({
      complaintId: row.id,
      slipNumber: row.slip_number,
      receivedAt: row.received_at,
      answered: row.decided_at === null ? 'closed' : 'set-aside',
      grouped: group.includes(row.id),
      sameMatter: surely.has(row.id),
      afterAnswer: (row.decided_at ?? row.closed_at ?? row.again_at) <= row.again_at,
    }));
  }
}
