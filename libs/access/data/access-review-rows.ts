import { LOOK_SQL } from '#audit';
import type { CivilDate, Instant, Role } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Injectable } from '@nestjs/common';
import type { AccessChange, AccessVerdict } from '../domain/access-review.js';
import { AccessReviewLineRow, AccessReviewRow } from './access-review.entity.js';

/** A line with the name that the account or token has now, and what has become of it. */
export interface ReviewLine extends Omit<AccessReviewLineRow, 'reviewId'> {
  name: string | null;
  /** Role now; null when the token is gone. */
  roleNow: Role | null;
  activeNow: boolean;
}

/** A review with how far it is. */
export interface ReviewHeading extends AccessReviewRow {
  lines: number;
  answered: number;
}

type RawHeading = Omit<ReviewHeading, 'lines' | 'answered'> & Record<'lines' | 'answered', number | string>;

const HEADING = `SELECT r.id AS id, r.quarter AS quarter, r.opened_at AS "openedAt", r.opened_by AS "openedBy",
  r.signed_at AS "signedAt", r.signed_by AS "signedBy",
  (SELECT COUNT(*) FROM access_review_lines l WHERE l.review_id = r.id) AS lines,
  (SELECT COUNT(*) FROM access_review_lines l WHERE l.review_id = r.id AND l.verdict IS NOT NULL) AS answered
  FROM access_reviews r`;

/** The tables of access reviews, and what the audit log knows of accounts. */
@Injectable()
export class AccessReviewRows {
  constructor(private readonly uow: UnitOfWork) {}

  async all(): Promise<ReviewHeading[]> {
    return (await query<RawHeading>(this.uow.manager, `${HEADING} ORDER BY r.quarter DESC`)).map(counted);
  }

  async one(id: string): Promise<ReviewHeading | null> {
    const [row] = await query<RawHeading>(this.uow.manager, `${HEADING} WHERE r.id = ?`, [id]);
    return row ? counted(row) : null;
  }

  async of(quarter: string): Promise<ReviewHeading | null> {
    const [row] = await query<RawHeading>(this.uow.manager, `${HEADING} WHERE r.quarter = ?`, [quarter]);
    return row ? counted(row) : null;
  }

  async lines(reviewId: string): Promise<ReviewLine[]> {
    const sql = `SELECT l.id AS id, l.subject_kind AS "subjectKind", l.subject_id AS "subjectId", l.role AS role,
      l.active AS active, l.last_used_on AS "lastUsedOn", l.looks AS looks, l.spans AS spans, l.verdict AS verdict,
      l.answered_at AS "answeredAt", l.answered_by AS "answeredBy", COALESCE(u.name, t.name) AS name,
      COALESCE(u.role, t.role) AS "roleNow", u.active AS "userActive", t.revoked_at AS "revokedAt", t.id AS "tokenId"
      FROM access_review_lines l LEFT JOIN users u ON u.id = l.subject_id LEFT JOIN api_tokens t ON t.id = l.subject_id
      WHERE l.review_id = ? ORDER BY l.id`;
    type Raw = Omit<ReviewLine, 'active'> & {
      active: unknown;
      userActive: unknown;
      revokedAt: string | null;
      tokenId: string | null;
    };
    return (await query<Raw>(this.uow.manager, sql, [reviewId])).map(({ userActive, revokedAt, tokenId, ...line }) => ({
      ...line,
      active: Boolean(line.active),
      activeNow: line.subjectKind === 'user' ? Boolean(userActive) : tokenId !== null && revokedAt === null,
    }));
  }

  async open(review: AccessReviewRow, lines: readonly AccessReviewLineRow[]): Promise<void> {
    await this.uow.write(async (m) => {
      await insert(m, AccessReviewRow, review);
      await insert(m, AccessReviewLineRow, lines);
    });
  }

  async answer(lineId: string, verdict: AccessVerdict, by: { id: string; at: Instant }): Promise<void> {
    const sql = 'UPDATE access_review_lines SET verdict = ?, answered_by = ?, answered_at = ? WHERE id = ?';
    await this.uow.write((m) => run(m, sql, [verdict, by.id, by.at, lineId]));
  }

  /** Signs off; false when somebody did before. */
  async sign(id: string, by: { id: string; at: Instant }): Promise<boolean> {
    const sql = 'UPDATE access_reviews SET signed_by = ?, signed_at = ? WHERE id = ? AND signed_at IS NULL';
    return (await this.uow.write((m) => run(m, sql, [by.id, by.at, id]))) === 1;
  }

  /** Changes of an account's access, oldest first, from the audit log. */
  async changesOf(userId: string): Promise<AccessChange[]> {
    const sql = `SELECT at, facts FROM audit_entries
      WHERE object = ? AND action IN ('user.added', 'user.changed') ORDER BY seq`;
    const rows = await query<{ at: Instant; facts: string | null }>(this.uow.reads, sql, [`user:${userId}`]);
    return rows.map(({ at, facts }) => {
      const { role, active } = JSON.parse(facts ?? '{}') as { role: Role; active?: boolean };
      return { at, role, active: active ?? true };
    });
  }

  /** When somebody last did anything that stands in the log before `to`, a look included; null when nothing does. */
  async lastDeedOf(actorId: string, to: Instant): Promise<Instant | null> {
    const sql = 'SELECT MAX(at) AS at FROM audit_entries WHERE actor_id = ? AND at < ?';
    const [row] = await query<{ at: Instant | null }>(this.uow.reads, sql, [actorId, to]);
    return row?.at ?? null;
  }

  /** How often somebody looked at content within a time. */
  async looksOf(actorId: string, within: { from: Instant; to: Instant }): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM audit_entries WHERE actor_id = ? AND at >= ? AND at < ?
      AND ${LOOK_SQL}`;
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, [actorId, within.from, within.to]);
    return Number(row?.n ?? 0);
  }
}

/** What a line is made of, before it has an identifier. */
export type NewReviewLine = Pick<
  AccessReviewLineRow,
  'subjectKind' | 'subjectId' | 'role' | 'active' | 'looks' | 'spans'
> & {
  lastUsedOn: CivilDate | null;
};

/** PostgreSQL gives counts as text. */
function counted(row: RawHeading): ReviewHeading {
  return { ...row, lines: Number(row.lines), answered: Number(row.answered) };
}
