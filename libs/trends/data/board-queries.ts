import { Injectable } from '@nestjs/common';
import { quarterOf } from '#access';
import { LOOK_SQL } from '#audit';
import { addDays, plusMs, tokyoDate, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { durationStatistics } from '../domain/duration-statistics.js';
import type { Reading } from '../domain/guideline-board.js';
import { leavingOut, withoutLeads, withoutNamed, withoutSigns, withoutTheirs } from './behind-walls.js';

const DAY_MS = 86_400_000;
const LONG_OPEN_DAYS = 30;
const LONG_WAIT_DAYS = 2;
const STALE_DAYS = 90;

/** What a reader of the board may see of: everything up to `now`, without the hidden incidents. */
export interface BoardView {
  now: Instant;
  hidden: readonly string[];
}

type Values = (string | number | boolean)[];

/**
 * Figures for the board of the guideline, by code of `config/guideline-board.yaml`. All of them are counts and times from
 * the tables of the other features, read without content: with `monthly-queries.ts` the only place that knows their columns.
 */
@Injectable()
export class BoardQueries {
  constructor(private readonly uow: UnitOfWork) {}

  /** Figures over a time, from inclusive, to exclusive: they are read for the window and for the one before it. */
  over([from, to]: readonly [Instant, Instant], view: BoardView): Record<string, () => Promise<Reading>> {
    const at = (column: string): string => `${column} >= ? AND ${column} < ?`;
    const span = [from, to];
    const count = (sql: string, more: Values = []) => this.one(sql, [...span, ...more]);
    const cases = withoutTheirs('complaint_id', view.hidden);
    const signals = (kind: string) => () =>
      count(`SELECT COUNT(*) AS n FROM signals WHERE ${at('created_at')} AND kind = ?${cases}`, [kind]);
    const audited = (where: string) => () =>
      count(`SELECT COUNT(*) AS n FROM audit_entries WHERE ${at('at')} AND ${where}`);
    const own = leavingOut('incident_id', view.hidden);
    const ofIncidents =
      (table: string, column: string, where = '1 = 1') =>
      () =>
        count(`SELECT COUNT(*) AS n FROM ${table} WHERE ${at(column)} AND ${where}${own}`);
    const seen = withoutTheirs('id', view.hidden);
    const complaints =
      (what: string, where: string, values: Values = []) =>
      () =>
        count(`SELECT ${what} AS n FROM complaints WHERE ${at('received_at')} AND ${where}${seen}`, values);
    return {
      'policy-complaints': complaints('COUNT(*)', "category = 'policy_consent'"),
      ...Object.fromEntries(KINDS.map((kind) => [`signals-${kind}`, signals(kind)])),
      'signals-repeated': signals('repeated_after_no_problem'),
      'looks-logged': audited(LOOK),
      'looks-purpose': () => this.share(`${LOOK} AND purpose IS NOT NULL`, LOOK, span),
      'exports-taken': audited(EXPORT),
      'evidence-collected': ofIncidents('incident_evidence', 'added_at'),
      'decided-by-two': async () =>
        (await ofIncidents('known_at_changes', 'approved_at', 'approved_by IS NOT NULL')()) +
        (await ofIncidents('incident_end_proposals', 'decided_at', "state = 'approved'")()) +
        (await ofIncidents('walls', 'decided_at')()),
      'clusters-raised': () =>
        count(`SELECT COUNT(*) AS n FROM clusters WHERE ${at('opened_at')}${withoutLeads(view.hidden)}`),
      'releases-known': () => count(`SELECT COUNT(*) AS n FROM cluster_releases WHERE ${at('added_at')}`),
      'known-changes': ofIncidents('known_at_changes', 'approved_at', "state = 'approved'"),
      'signal-to-known': () =>
        this.median(
          `SELECT first_signal_at AS a, known_at AS b FROM incidents
            WHERE ${at('known_at')} AND first_signal_at IS NOT NULL${leavingOut('id', view.hidden)}${withoutSigns('id', view.hidden)}`,
          span,
        ),
      'measures-effective': ofIncidents('incident_measures', 'checked_at', "state = 'effective'"),
      'measures-ineffective': ofIncidents('incident_measures', 'checked_at', "state = 'ineffective'"),
      'readings-control': () => count(`SELECT COUNT(*) AS n FROM control_readings WHERE ${at('second_at')}${cases}`),
      'readings-disagreed': () =>
        count(
          `SELECT COUNT(*) AS n FROM control_readings
            WHERE ${at('second_at')} AND second_decision <> first_decision${cases}`,
        ),
      'found-by-complaints': () => this.foundByComplaints(span, view.hidden),
      reopened: () =>
        count(`SELECT COUNT(*) AS n FROM complaint_events WHERE ${at('at')} AND action = 'reopened'${cases}`),
      'first-reply': () =>
        this.median(
          `SELECT received_at AS a, first_reply_at AS b FROM complaints
            WHERE ${at('received_at')} AND first_reply_at IS NOT NULL${seen}`,
          span,
        ),
      'decide-hours': () =>
        this.median(
          `SELECT created_at AS a, decided_at AS b FROM signals
            WHERE ${at('created_at')} AND decided_at IS NOT NULL${cases}`,
          span,
        ),
      'looked-back': audited("action IN ('signal.looked-back', 'signal.reopened')"),
      'notices-told': () =>
        count(
          `SELECT COUNT(*) AS n FROM notices WHERE ${at('updated_at')} AND state IN ('accepted', 'acknowledged')
            AND campaign_id IN (SELECT id FROM notice_campaigns WHERE 1 = 1${own})`,
        ),
      'channels-used': complaints('COUNT(DISTINCT channel)', '1 = 1'),
      'languages-used': complaints('COUNT(DISTINCT language)', '1 = 1'),
      'relay-calls': complaints('COUNT(*)', 'via_relay = ?', [true]),
    };
  }

  /** Figures of this moment. */
  now({ now, hidden }: BoardView): Record<string, () => Promise<Reading>> {
    const own = leavingOut('incident_id', hidden);
    const count =
      (table: string, where: string, values: Values = []) =>
      () =>
        this.one(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`, values);
    const days = (n: number): Instant => plusMs(now, -n * DAY_MS);
    const openLong = `state <> 'closed' AND received_at < ?${withoutTheirs('id', hidden)}`;
    return {
      'policy-open': count('complaints', `category = 'policy_consent' AND ${openLong}`, [days(LONG_OPEN_DAYS)]),
      'open-long': count('complaints', openLong, [days(LONG_OPEN_DAYS)]),
      'alarms-standing': count(
        'alarms',
        `calmed_at IS NULL AND acknowledged_at IS NULL${withoutNamed('about', hidden)}`,
      ),
      'audit-lines': () => this.one('SELECT MAX(seq) AS n FROM audit_heads', []),
      'clusters-waiting': count('clusters', `state = 'open'${withoutLeads(hidden)}`),
      'reports-overdue': () => this.overdue(now, hidden),
      'duties-undecided': count('obligations', `decision = 'undecided'${own}`),
      'measures-overdue': count('incident_measures', `overdue_since IS NOT NULL AND state = 'planned'${own}`),
      'recurrences-waiting': count('incident_recurrences', `considered_at IS NULL${own}`),
      'tasks-overdue': count('incident_tasks', `overdue_since IS NOT NULL AND ended_at IS NULL${own}`),
      'walls-standing': count('walls', `state IN ('proposed', 'standing', 'lift-proposed')${own}`),
      'walls-undecided': count('walls', `state IN ('proposed', 'lift-proposed')${own}`),
      'stale-accounts': count('users', 'active = ? AND COALESCE(last_login_at, created_at) < ?', [
        true,
        days(STALE_DAYS),
      ]),
      'leavers-open': () =>
        this.one(
          `SELECT (SELECT COUNT(*) FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.active = ?) +
            (SELECT COUNT(*) FROM api_tokens t JOIN users u ON u.id = t.created_by
              WHERE u.active = ? AND t.revoked_at IS NULL) AS n`,
          [false, false],
        ),
      'access-reviewed': async () => {
        const quarter = quarterOf(now);
        const names = [quarter.name, quarterOf(plusMs(quarter.from, -1)).name];
        const where = 'signed_at IS NOT NULL AND quarter IN (?, ?)';
        return (await count('access_reviews', where, names)()) > 0;
      },
      'tokens-live': count('api_tokens', 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)', [now]),
      'review-waiting': count(
        'review_tasks',
        `state = 'open' AND opened_at < ?${withoutTheirs('complaint_id', hidden)}`,
        [days(LONG_WAIT_DAYS)],
      ),
      'notices-unknown': count(
        'notices',
        `state = 'unknown' AND campaign_id IN (SELECT id FROM notice_campaigns WHERE 1 = 1${own})`,
      ),
      'oldest-unread': () => this.oldestUnread(now),
    };
  }

  /** Whether the desk ran already at `at`: its log begins with the desk. */
  async hadBegunBy(at: Instant): Promise<boolean> {
    const [first] = await query<{ at: Instant }>(this.uow.reads, 'SELECT at FROM audit_entries ORDER BY seq LIMIT 1');
    return first !== undefined && first.at <= at;
  }

  /** Clauses of the latest assessment of each complaint that arrived in the span, counted; not of those behind a wall. */
  async touching(span: readonly [Instant, Instant], hidden: readonly string[]): Promise<Map<string, number>> {
    const sql = `SELECT a.clauses AS clauses, COUNT(*) AS n FROM complaints c
      JOIN assessments a ON a.id = (SELECT MAX(b.id) FROM assessments b WHERE b.complaint_id = c.id)
      WHERE c.received_at >= ? AND c.received_at < ? AND a.clauses <> '[]'${withoutTheirs('c.id', hidden)}
      GROUP BY a.clauses`;
    const found = new Map<string, number>();
    for (const { clauses, n } of await query<{ clauses: string; n: number | string }>(this.uow.reads, sql, span)) {
      for (const id of new Set(JSON.parse(clauses) as string[])) found.set(id, (found.get(id) ?? 0) + Number(n));
    }
    return found;
  }

  /** Reports with a legal date that has passed and no report; civil dates last until their day is over in Tokyo. */
  private overdue(now: Instant, hidden: readonly string[]): Promise<number> {
    return this.one(
      `SELECT COUNT(*) AS n FROM obligation_stages s JOIN obligations o ON o.id = s.obligation_id
        WHERE s.kind = 'hard' AND s.reported_at IS NULL AND s.legal_due IS NOT NULL AND o.decision <> 'does_not'
          AND ((LENGTH(s.legal_due) = 10 AND s.legal_due <= ?) OR (LENGTH(s.legal_due) > 10 AND s.legal_due < ?))
          ${leavingOut('o.incident_id', hidden)}`,
      [addDays(tokyoDate(now), -1), now],
    );
  }

  private async oldestUnread(now: Instant): Promise<number> {
    const sql = "SELECT MIN(recorded_at) AS since FROM arrivals WHERE outcome = 'pending'";
    const [row] = await query<{ since: Instant | null }>(this.uow.reads, sql);
    if (!row?.since) return 0;
    return durationStatistics([Math.max(0, Date.parse(now) - Date.parse(row.since))]).medianHours ?? 0;
  }

  private async foundByComplaints(span: string[], hidden: readonly string[]): Promise<number | null> {
    const own = leavingOut('i.id', hidden);
    const all = await this.one(
      `SELECT COUNT(*) AS n FROM incidents i WHERE i.created_at >= ? AND i.created_at < ?${own}`,
      span,
    );
    const found = await this.one(
      `SELECT COUNT(*) AS n FROM incidents i WHERE i.created_at >= ? AND i.created_at < ?${own}
        AND EXISTS (SELECT 1 FROM incident_complaints l WHERE l.incident_id = i.id)`,
      span,
    );
    return percent(found, all);
  }

  private async share(part: string, whole: string, span: string[]): Promise<number | null> {
    const count = (where: string): Promise<number> =>
      this.one(`SELECT COUNT(*) AS n FROM audit_entries WHERE at >= ? AND at < ? AND ${where}`, span);
    return percent(await count(part), await count(whole));
  }

  private async median(sql: string, span: string[]): Promise<number | null> {
    const rows = await query<{ a: Instant; b: Instant }>(this.uow.reads, sql, span);
    return durationStatistics(rows.map(({ a, b }) => Math.max(0, Date.parse(b) - Date.parse(a)))).medianHours;
  }

  private async one(sql: string, values: Values): Promise<number> {
    const [row] = await query<{ n: number | string | null }>(this.uow.reads, sql, values);
    return Number(row?.n ?? 0);
  }
}

const KINDS = [
  ...['unconsented_use', 'insider_misuse', 'content_disclosed', 'concealment', 'lost_media'],
  ...['over_retention', 'system_fault', 'access_control', 'account_exposure'],
];

/** Entries of the log that stand for somebody looking at content. */
const LOOK = `${LOOK_SQL} AND actor_kind = 'user'`;
/** Entries of the log that stand for content leaving the desk as a file. */
const EXPORT = "(action LIKE '%exported' OR action LIKE '%original-read' OR action = 'arrival.file-read')";

function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}
