import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

/** How much of a class there is. */
export interface ClassCount {
  /** Not ended: its period has not begun. */
  running: number;
  /** Ended and kept, the due ones among them. */
  kept: number;
  /** Ended before the given day, content still there, under no hold. */
  due: number;
  held: number;
  /** Whose content was erased. */
  erased: number;
  /** When the one that ended first of those kept ended. */
  oldestEndedAt: Instant | null;
}

/** A thing that is due. */
export interface DueLine {
  id: string;
  number: string;
  endedAt: Instant;
}

type Raw = Record<'running' | 'kept' | 'due' | 'held' | 'erased', number | string | null> & { oldest: Instant | null };

/** A complaint's retention waits for the incidents it belongs to. */
const IN_NO_INCIDENT = `NOT EXISTS (SELECT 1 FROM incident_complaints l JOIN incidents i ON i.id = l.incident_id
  WHERE l.complaint_id = t.id AND l.unlinked_at IS NULL AND (i.ended_at IS NULL OR i.ended_at >= ?))`;

/** Counts what is kept, by the keys of the vault: a thing without its key is erased. */
@Injectable()
export class RetentionQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param before complaints closed before this instant are due; `incidentsBefore` the same for their incidents */
  complaints(before: Instant, incidentsBefore: Instant): Promise<ClassCount> {
    const due = `t.closed_at < ? AND k.hold = ? AND ${IN_NO_INCIDENT}`;
    return this.count('complaints', 'closed_at', { due, values: [before, false, incidentsBefore] });
  }

  incidents(before: Instant): Promise<ClassCount> {
    return this.count('incidents', 'ended_at', { due: 't.ended_at < ? AND k.hold = ?', values: [before, false] });
  }

  /** Affected people, by the end of their incident. */
  async parties(before: Instant): Promise<ClassCount> {
    const [row] = await query<Raw>(
      this.uow.reads,
      `SELECT SUM(CASE WHEN i.ended_at IS NULL AND k.erased_at IS NULL THEN 1 ELSE 0 END) AS running,
        SUM(CASE WHEN i.ended_at IS NOT NULL AND k.erased_at IS NULL THEN 1 ELSE 0 END) AS kept,
        SUM(CASE WHEN k.erased_at IS NULL AND i.ended_at < ? AND k.hold = ? THEN 1 ELSE 0 END) AS due,
        SUM(CASE WHEN k.hold = ? THEN 1 ELSE 0 END) AS held,
        SUM(CASE WHEN k.erased_at IS NOT NULL THEN 1 ELSE 0 END) AS erased,
        MIN(CASE WHEN k.erased_at IS NULL THEN i.ended_at ELSE NULL END) AS oldest
      FROM affected_parties p JOIN incidents i ON i.id = p.incident_id JOIN data_keys k ON k.id = p.key_id`,
      [before, false, true],
    );
    return counted(row);
  }

  /** Complaints that are due, the oldest first. */
  dueComplaints(before: Instant, incidentsBefore: Instant, limit: number): Promise<DueLine[]> {
    const sql = `SELECT t.id AS id, t.slip_number AS number, t.closed_at AS "endedAt"
      FROM complaints t JOIN data_keys k ON k.id = t.key_id
      WHERE k.erased_at IS NULL AND t.state = 'closed' AND t.closed_at < ? AND k.hold = ? AND ${IN_NO_INCIDENT}
      ORDER BY t.closed_at, t.id LIMIT ?`;
    return query(this.uow.reads, sql, [before, false, incidentsBefore, limit]);
  }

  private async count(
    table: 'complaints' | 'incidents',
    ended: string,
    { due, values }: { due: string; values: (string | boolean)[] },
  ): Promise<ClassCount> {
    const over = table === 'complaints' ? "t.state = 'closed'" : 't.ended_at IS NOT NULL';
    const [row] = await query<Raw>(
      this.uow.reads,
      `SELECT SUM(CASE WHEN k.erased_at IS NULL AND NOT (${over}) THEN 1 ELSE 0 END) AS running,
        SUM(CASE WHEN k.erased_at IS NULL AND ${over} THEN 1 ELSE 0 END) AS kept,
        SUM(CASE WHEN k.erased_at IS NULL AND ${over} AND ${due} THEN 1 ELSE 0 END) AS due,
        SUM(CASE WHEN k.hold = ? THEN 1 ELSE 0 END) AS held,
        SUM(CASE WHEN k.erased_at IS NOT NULL THEN 1 ELSE 0 END) AS erased,
        MIN(CASE WHEN k.erased_at IS NULL AND ${over} THEN t.${ended} ELSE NULL END) AS oldest
      FROM ${table} t JOIN data_keys k ON k.id = t.key_id`,
      [...values, true],
    );
    return counted(row);
  }
}

function counted(row: Raw | undefined): ClassCount {
  const n = (value: number | string | null | undefined): number => Number(value ?? 0);
  return {
    running: n(row?.running),
    kept: n(row?.kept),
    due: n(row?.due),
    held: n(row?.held),
    erased: n(row?.erased),
    oldestEndedAt: row?.oldest ?? null,
  };
}
