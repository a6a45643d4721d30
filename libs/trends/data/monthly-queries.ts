import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Counts, MonthFacts } from '../domain/monthly-report.js';
import type { ReportMonth } from '../domain/report-month.js';
import type { StageFacts } from '../domain/statutory-reports.js';
import { NOT_YET_TOLD } from './due-notices.js';

interface CountRow {
  key: string;
  n: number | string;
}

/** Facts that belong to a month alone. */
export type OfOneMonth = Omit<MonthFacts, 'incidentsOpen' | 'stages' | 'notYetTold' | 'faults'>;

interface StageRow {
  kind: string;
  legal_due: string | null;
  working_deadline: string | null;
  reported_at: Instant | null;
  decision: string;
  zone: string;
}

interface TimeRow {
  received_at: Instant;
  acknowledged_at: Instant | null;
  first_reply_at: Instant | null;
  closed_at: Instant | null;
}

/**
 * Reads the facts of a month from the tables of the other features, on the read path, without touching content: the
 * only place that knows their columns.
 */
@Injectable()
export class MonthlyQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * @param month Tokyo month; `from` inclusive, `to` exclusive
   * @param hidden incidents that are left out with all that is theirs; complaints are counted all the same
   */
  async facts(month: ReportMonth, hidden: readonly string[] = []): Promise<MonthFacts> {
    const visible = leavingOut('id', hidden);
    return {
      ...(await this.factsOfMonth(month, hidden)),
      incidentsOpen: await this.count(
        `SELECT COUNT(*) AS n FROM incidents WHERE state NOT IN ('closed', 'unfounded')${visible.sql}`,
        visible.values,
      ),
      stages: await this.stages(hidden),
      notYetTold: await this.notYetTold(hidden),
      faults: await this.faults(),
    };
  }

  /** As {@link facts}, without what is the same whatever the month. */
  async factsOfMonth(month: ReportMonth, hidden: readonly string[] = []): Promise<OfOneMonth> {
    const span = [month.from, month.to];
    return {
      ...(await this.complaintFacts(span)),
      signalsByKind: await this.counts('kind', 'signals', 'created_at', span),
      signalsByState: await this.counts('state', 'signals', 'created_at', span),
      decisionsByReason: await this.settled(span),
      incidentsByState: await this.counts('state', 'incidents', 'created_at', span, leavingOut('id', hidden)),
      noticesByState: await this.counts('state', 'notices', 'first_tried_at', span, inCampaigns(hidden)),
      arrivalsByOutcome: await this.counts('outcome', 'arrivals', 'received_at', span),
    };
  }

  /** Lines without their case, and cases without their line, over the whole ledger; must be 0. */
  async faults(): Promise<number> {
    const lines = await this.count(`SELECT COUNT(*) AS n FROM arrivals a LEFT JOIN complaints c ON c.id = a.complaint_id
      WHERE a.outcome IN ('complaint', 'reply') AND c.id IS NULL`);
    const cases = await this.count(`SELECT COUNT(*) AS n FROM complaints c
      LEFT JOIN arrivals a ON a.id = c.arrival_id AND a.outcome = 'complaint' WHERE a.id IS NULL`);
    return lines + cases;
  }

  /** All arrivals by outcome, over the whole ledger. */
  async ledger(): Promise<Counts> {
    return this.rows('SELECT outcome AS key, COUNT(*) AS n FROM arrivals GROUP BY outcome', []);
  }

  /** Parties on a list of any incident whom no notice has reached. */
  async notYetTold(hidden: readonly string[] = []): Promise<number> {
    const visible = leavingOut('p.incident_id', hidden);
    return this.count(
      `SELECT COUNT(*) AS n FROM affected_parties p WHERE ${NOT_YET_TOLD}${visible.sql}`,
      visible.values,
    );
  }

  private async complaintFacts(
    span: string[],
  ): Promise<Pick<MonthFacts, 'byChannel' | 'byCategory' | 'humanMustRead' | 'flagged' | 'clauses' | 'times'>> {
    const marked = 'SELECT COUNT(*) AS n FROM complaints WHERE received_at >= ? AND received_at < ?';
    const times = await query<TimeRow>(
      this.uow.reads,
      `SELECT received_at, acknowledged_at, first_reply_at, closed_at FROM complaints
        WHERE received_at >= ? AND received_at < ?`,
      span,
    );
    return {
      byChannel: await this.counts('channel', 'complaints', 'received_at', span),
      byCategory: await this.counts('category', 'complaints', 'received_at', span),
      humanMustRead: await this.count(`${marked} AND human_must_read = ?`, [...span, true]),
      flagged: await this.count(`${marked} AND flagged = ?`, [...span, true]),
      clauses: await this.clauses(span),
      times: times.map((row) => ({
        receivedAt: row.received_at,
        acknowledgedAt: row.acknowledged_at,
        firstReplyAt: row.first_reply_at,
        closedAt: row.closed_at,
      })),
    };
  }

  /** Clauses of the latest assessment of each complaint of the span. */
  private async clauses(span: string[]): Promise<string[][]> {
    const rows = await query<{ clauses: string }>(
      this.uow.reads,
      `SELECT a.clauses FROM complaints c
        JOIN assessments a ON a.id = (SELECT MAX(b.id) FROM assessments b WHERE b.complaint_id = c.id)
        WHERE c.received_at >= ? AND c.received_at < ?`,
      span,
    );
    return rows.map((row) => JSON.parse(row.clauses) as string[]);
  }

  /** Every report that an obligation asks for. */
  async stages(hidden: readonly string[]): Promise<StageFacts[]> {
    const visible = leavingOut('o.incident_id', hidden);
    const rows = await query<StageRow>(
      this.uow.reads,
      `SELECT s.kind, s.legal_due, s.working_deadline, s.reported_at, s.zone, o.decision
        FROM obligation_stages s JOIN obligations o ON o.id = s.obligation_id
        WHERE o.recipient_id <> 'persons'${visible.sql}`,
      visible.values,
    );
    return rows.map((row) => ({
      kind: row.kind,
      legalDue: row.legal_due,
      workingDeadline: row.working_deadline,
      reportedAt: row.reported_at,
      decision: row.decision,
      zone: row.zone,
    }));
  }

  /** Rows of a table in the span, counted by a column. Names are constants of this file. */
  private counts(
    column: string,
    table: string,
    at: string,
    span: string[],
    visible: Visible = { sql: '', values: [] },
  ): Promise<Counts> {
    const sql = `SELECT ${column} AS key, COUNT(*) AS n FROM ${table}
      WHERE ${at} >= ? AND ${at} < ?${visible.sql} GROUP BY ${column}`;
    return this.rows(sql, [...span, ...visible.values]);
  }

  /** Decisions by which signals stand; what a first reader or a control reading said is not counted twice. */
  private settled(span: string[]): Promise<Counts> {
    const sql = `SELECT reason_code AS key, COUNT(*) AS n FROM review_decisions
      WHERE decided_at >= ? AND decided_at < ? AND settles = ? GROUP BY reason_code`;
    return this.rows(sql, [...span, true]);
  }

  private async rows(sql: string, values: (string | boolean)[]): Promise<Counts> {
    const rows = await query<CountRow>(this.uow.reads, sql, values);
    return rows.map((row) => ({ key: row.key, n: Number(row.n) }));
  }

  private async count(sql: string, values: (string | boolean)[] = []): Promise<number> {
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, values);
    return Number(row?.n ?? 0);
  }
}

/** What follows a WHERE condition to leave hidden incidents out. */
interface Visible {
  sql: string;
  values: string[];
}

function leavingOut(column: string, hidden: readonly string[]): Visible {
  if (hidden.length === 0) return { sql: '', values: [] };
  return { sql: ` AND ${column} NOT IN (${hidden.map(() => '?').join(', ')})`, values: [...hidden] };
}

function inCampaigns(hidden: readonly string[]): Visible {
  const { sql, values } = leavingOut('incident_id', hidden);
  if (sql === '') return { sql, values };
  return { sql: ` AND campaign_id IN (SELECT id FROM notice_campaigns WHERE 1 = 1${sql})`, values };
}
