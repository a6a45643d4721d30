import { Injectable } from '@nestjs/common';
import type { Instant, TimeZone } from '#kernel';
import type { HiddenFrom } from '#complaints';
import type { ObligationDecision, StageKind } from '#incidents';
import { query, UnitOfWork } from '#persistence';
import { barredLike, MAY_ANSWER } from '#triage';
import type { DueNotices, SecondWord, Today, WaitingForSecond } from '../domain/today.js';
import { withoutNamed } from './behind-walls.js';
import { dueNotices } from './due-notices.js';

/** A promised call, or word by whatever way. */
export interface CallbackRow {
  id: string;
  slip_number: string;
  callback_at: Instant;
  callback_kind: 'call' | 'contact' | null;
  owner_id: string | null;
}

/** A clock that runs. */
export interface ClockRow {
  incident_id: string;
  number: string;
  regime_id: string;
  recipient_id: string;
  stage_id: string;
  kind: StageKind;
  legal_due: string | null;
  working_deadline: string;
  zone: TimeZone;
  decision: ObligationDecision;
}

type Counts = Record<string, number | string | null>;

/** Callbacks stand until somebody replied to the complaint or closed it. */
const CALL_OPEN = "callback_at IS NOT NULL AND state IN ('received', 'acknowledged', 'in_handling', 'reopened')";
const GOING_ON = "i.state IN ('lead', 'suspected', 'confirmed')";

/** What waits for a second person: where it stands, since when, who asked for it. Names are constants of this file. */
const SECOND: Record<SecondWord, { from: string; waits: string; by: string; at: string; id: string }> = {
  end: own('incident_end_proposals', "x.state = 'pending'", 'x.proposed_by', 'x.proposed_at'),
  moment: own('known_at_changes', "x.state = 'pending'", 'x.proposed_by', 'x.proposed_at'),
  report: own('report_versions', "x.state = 'draft'", 'x.made_by', 'x.made_at'),
  wall: own(
    'walls',
    "x.state IN ('proposed', 'lift-proposed')",
    "CASE WHEN x.state = 'proposed' THEN x.raised_by ELSE x.lift_by END",
    "CASE WHEN x.state = 'proposed' THEN x.raised_at ELSE x.lift_at END",
  ),
  campaign: {
    ...own(
      'notice_campaigns',
      "x.state = 'draft' AND EXISTS (SELECT 1 FROM campaign_parties p WHERE p.campaign_id = x.id)",
      'x.created_by',
      'x.updated_at',
    ),
    id: 'x.id',
  },
  trial: {
    ...own('notice_campaigns', "x.state = 'paused' AND x.hold IS NOT NULL", "''", 'x.updated_at'),
    id: 'x.id',
  },
};

function own(from: string, waits: string, by: string, at: string) {
  return { from, waits, by, at, id: 'x.incident_id' };
}

/** How many of each kind are shown. */
const SECOND_SHOWN = 10;

/** Reads what is due from the tables of the other features, on the read path, without touching content. */
@Injectable()
export class TodayQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Promised calls up to `until`, earliest first. */
  async callbacks(until: Instant, wall: HiddenFrom, limit: number): Promise<CallbackRow[]> {
    return query<CallbackRow>(
      this.uow.reads,
      `SELECT id, slip_number, callback_at, callback_kind, owner_id FROM complaints
       WHERE ${CALL_OPEN} AND callback_at <= ?${wall.sql} ORDER BY callback_at, id LIMIT ?`,
      [until, ...wall.values, limit],
    );
  }

  async callbackCounts(now: Instant, until: Instant, wall: HiddenFrom): Promise<{ overdue: number; today: number }> {
    const row = await this.one(
      `SELECT COUNT(*) AS today, SUM(CASE WHEN callback_at < ? THEN 1 ELSE 0 END) AS overdue FROM complaints
       WHERE ${CALL_OPEN} AND callback_at <= ?${wall.sql}`,
      [now, until, ...wall.values],
    );
    return { overdue: count(row, 'overdue'), today: count(row, 'today') };
  }

  /** Complaints that this reader may answer. */
  async review(reader: string, wall: HiddenFrom): Promise<NonNullable<Today['review']>> {
    const row = await this.one(
      `SELECT COUNT(*) AS waiting, MIN(c.received_at) AS oldest FROM complaints c
       WHERE c.id IN (SELECT t.complaint_id FROM review_tasks t WHERE t.state = 'open' AND ${MAY_ANSWER})${wall.sql}`,
      [barredLike(reader), ...wall.values],
    );
    return { waiting: count(row, 'waiting'), oldestReceivedAt: (row['oldest'] as Instant | null | undefined) ?? null };
  }

  /** Clocks that run, of all incidents that go on, the nearest first. */
  async clocks(hidden: readonly string[]): Promise<ClockRow[]> {
    const wall = leavingOut('i.id', hidden);
    return query<ClockRow>(
      this.uow.reads,
      `SELECT i.id AS incident_id, i.number, o.regime_id, o.recipient_id, s.stage_id, s.kind, s.legal_due,
         s.working_deadline, s.zone, o.decision
       FROM obligation_stages s JOIN obligations o ON o.id = s.obligation_id JOIN incidents i ON i.id = o.incident_id
       WHERE s.reported_at IS NULL AND s.working_deadline IS NOT NULL AND o.decision <> 'does_not' AND ${GOING_ON}${wall.sql}
       ORDER BY s.working_deadline, s.id`,
      wall.values,
    );
  }

  async tasksOf(userId: string, now: Instant, hidden: readonly string[]): Promise<NonNullable<Today['tasks']>> {
    const wall = leavingOut('incident_id', hidden);
    const row = await this.one(
      `SELECT COUNT(*) AS waiting, SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END) AS overdue, MIN(due_at) AS next
       FROM incident_tasks WHERE state = 'open' AND assignee_user_id = ?${wall.sql}`,
      [now, userId, ...wall.values],
    );
    return {
      waiting: count(row, 'waiting'),
      overdue: count(row, 'overdue'),
      nextDueAt: (row['next'] as Instant | null | undefined) ?? null,
    };
  }

  async investigation(
    now: Instant,
    day: string,
    hidden: readonly string[],
  ): Promise<NonNullable<Today['investigation']>> {
    const wall = leavingOut('incident_id', hidden);
    const tasks = await this.one(
      `SELECT SUM(CASE WHEN state = 'answered' THEN 1 ELSE 0 END) AS answered,
         SUM(CASE WHEN state = 'open' AND due_at < ? THEN 1 ELSE 0 END) AS overdue
       FROM incident_tasks WHERE state IN ('open', 'answered')${wall.sql}`,
      [now, ...wall.values],
    );
    const measures = await this.one(
      `SELECT COUNT(*) AS overdue FROM incident_measures
       WHERE ((state = 'planned' AND due_on < ?) OR (state = 'done' AND check_due_on < ?))${wall.sql}`,
      [day, day, ...wall.values],
    );
    return {
      answered: count(tasks, 'answered'),
      overdueTasks: count(tasks, 'overdue'),
      overdueMeasures: count(measures, 'overdue'),
    };
  }

  /** What notices ask of a person, by incident. */
  async notices(hidden: readonly string[]): Promise<DueNotices[]> {
    return dueNotices(this.uow.reads, hidden);
  }

  /** What somebody else asked for and waits for another person's word, oldest first. */
  async second(kind: SecondWord, asker: string, hidden: readonly string[]): Promise<WaitingForSecond[]> {
    const { from, waits, by, at, id } = SECOND[kind];
    const wall = leavingOut('i.id', hidden);
    const rows = await query<{ id: string; incident_id: string; number: string; since: Instant }>(
      this.uow.reads,
      `SELECT ${id} AS id, i.id AS incident_id, i.number, ${at} AS since FROM ${from} x
       JOIN incidents i ON i.id = x.incident_id WHERE ${waits} AND ${by} <> ?${wall.sql} ORDER BY since, x.id LIMIT ?`,
      [asker, ...wall.values, SECOND_SHOWN],
    );
    return rows.map((row) => ({
      kind,
      id: row.id,
      incidentId: row.incident_id,
      number: row.number,
      since: row.since,
    }));
  }

  async alarms(hidden: readonly string[]): Promise<NonNullable<Today['alarms']>> {
    const row = await this.one(
      `SELECT COUNT(*) AS n, SUM(CASE WHEN acknowledged_at IS NULL THEN 1 ELSE 0 END) AS unseen
       FROM alarms WHERE calmed_at IS NULL${withoutNamed('about', hidden)}`,
      [],
    );
    return { open: count(row, 'n'), unseen: count(row, 'unseen') };
  }

  private async one(sql: string, values: readonly unknown[]): Promise<Counts> {
    const [row] = await query<Counts>(this.uow.reads, sql, values);
    return row ?? {};
  }
}

/** Sums over no rows are null, and PostgreSQL counts in strings. */
function count(row: Counts, column: string): number {
  return Number(row[column] ?? 0);
}

function leavingOut(column: string, hidden: readonly string[]): { sql: string; values: readonly string[] } {
  if (hidden.length === 0) return { sql: '', values: [] };
  return { sql: ` AND ${column} NOT IN (${hidden.map(() => '?').join(', ')})`, values: hidden };
}
