import { Inject, Injectable } from '@nestjs/common';
import {
  addDays,
  CLOCK,
  msBetween,
  nowInstant,
  tokyoDate,
  tokyoMidnight,
  type Channel,
  type CivilDate,
  type Clock,
  type Instant,
} from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { Outcome } from '../domain/arrival.js';
import { OldestUnread, type ParkedToReview, type UnreadSource } from './oldest-unread.js';

type Counts = Record<'received' | Outcome, number>;

/** received = complaint + reply + parked + repeat + pending, per channel and Tokyo day of arrival. */
export interface LedgerBalance {
  from: CivilDate;
  to: CivilDate;
  totals: Counts;
  rows: (Counts & { day: CivilDate; channel: Channel })[];
  /**
   * Lines whose case is missing, cases without a line, lines without their original, slip numbers given out for which
   * there is no case: each must be 0.
   */
  faults: {
    linesWithoutCase: number;
    casesWithoutLine: number;
    linesWithoutOriginal: number;
    slipsWithoutCase: number;
  };
  balanced: boolean;
  /** Age of the oldest line that nothing was made of yet; 0 when there is none. */
  oldestPendingSeconds: number;
  /** What waits to be read, per channel and source, oldest first. */
  unread: UnreadSource[];
  /** Parked arrivals that show a sign and that nobody has looked at. */
  parkedToReview: ParkedToReview;
}

interface HourCount {
  /** `YYYY-MM-DDTHH`, UTC. */
  hour: string;
  channel: Channel;
  outcome: Outcome;
  n: number | string;
}

const none = (): Counts => ({ received: 0, complaint: 0, reply: 0, parked: 0, repeat: 0, pending: 0 });

/** Proves that nothing was lost between the door and the cases. */
@Injectable()
export class BalanceLedger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly waiting: OldestUnread,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The balance of the Tokyo days `from` to `to`, both included; the faults are counted over the whole ledger. */
  async execute(from: CivilDate, to: CivilDate): Promise<LedgerBalance> {
    const byDay = new Map<string, Counts & { day: CivilDate; channel: Channel }>();
    const totals = none();
    for (const { hour, channel, outcome, n } of await this.byHour(from, to)) {
      const day = tokyoDate(`${hour}:00:00.000Z`);
      const line = byDay.get(`${day} ${channel}`) ?? { day, channel, ...none() };
      byDay.set(`${day} ${channel}`, line);
      for (const counts of [line, totals]) {
        counts.received += Number(n);
        counts[outcome] += Number(n);
      }
    }
    const faults = await this.faults();
    const sums = totals.complaint + totals.reply + totals.parked + totals.repeat + totals.pending;
    return {
      from,
      to,
      totals,
      rows: [...byDay.values()].sort((a, b) => `${a.day}${a.channel}`.localeCompare(`${b.day}${b.channel}`)),
      faults,
      balanced: totals.received === sums && Object.values(faults).every((n) => n === 0),
      oldestPendingSeconds: await this.oldestPendingSeconds(),
      unread: await this.waiting.bySource(),
      parkedToReview: await this.waiting.parkedToReview(),
    };
  }

  /** Seconds since the oldest pending line was recorded. */
  async oldestPendingSeconds(): Promise<number> {
    const [row] = await query<{ at: Instant | null }>(
      this.uow.reads,
      "SELECT MIN(recorded_at) AS at FROM arrivals WHERE outcome = 'pending'",
    );
    if (!row?.at) return 0;
    return Math.max(0, Math.round(msBetween(row.at, nowInstant(this.clock)) / 1000));
  }

  /** Counted by UTC hour: Tokyo's days begin on one, and the database need not know time zones. */
  private async byHour(from: CivilDate, to: CivilDate): Promise<HourCount[]> {
    return query<HourCount>(
      this.uow.reads,
      `SELECT substr(received_at, 1, 13) AS hour, channel, outcome, COUNT(*) AS n FROM arrivals
       WHERE received_at >= ? AND received_at < ? GROUP BY substr(received_at, 1, 13), channel, outcome`,
      [tokyoMidnight(from), tokyoMidnight(addDays(to, 1))],
    );
  }

  private async faults(): Promise<LedgerBalance['faults']> {
    const count = async (sql: string): Promise<number> =>
      Number((await query<{ n: number | string }>(this.uow.reads, sql))[0]?.n ?? 0);
    return {
      linesWithoutCase: await count(
        `SELECT COUNT(*) AS n FROM arrivals a LEFT JOIN complaints c ON c.id = a.complaint_id
         WHERE a.outcome IN ('complaint', 'reply') AND c.id IS NULL`,
      ),
      casesWithoutLine: await count(
        `SELECT COUNT(*) AS n FROM complaints c LEFT JOIN arrivals a ON a.id = c.arrival_id AND a.outcome = 'complaint'
         WHERE a.id IS NULL`,
      ),
      linesWithoutOriginal: await count(
        'SELECT COUNT(*) AS n FROM arrivals a LEFT JOIN sealed_originals o ON o.id = a.original_id WHERE o.id IS NULL',
      ),
      slipsWithoutCase: await count(
        'SELECT (SELECT COALESCE(SUM(last), 0) FROM slip_counters) - (SELECT COUNT(*) FROM complaints) AS n',
      ),
    };
  }
}
