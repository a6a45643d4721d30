import { Injectable } from '@nestjs/common';
import { plusMs, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

const DAY_MS = 86_400_000;

/** What came through one door of one channel. */
export interface DoorTraffic {
  channel: string;
  source: string;
  lastAt: Instant;
  lastDay: number;
  last30Days: number;
  pending: number;
  /** Parked as machine traffic in the last 30 days. */
  parked: number;
}

/** How many data keys of a scope there are. */
export interface ScopeCount {
  scope: string;
  keys: number;
  held: number;
  erased: number;
  oldestAt: Instant;
  newestAt: Instant;
}

type Raw<T> = { [K in keyof T]: T[K] extends number ? number | string | null : T[K] };

/** Traffic of the doors and keys of the vault, in figures. */
@Injectable()
export class ChannelQueries {
  constructor(private readonly uow: UnitOfWork) {}

  async doors(now: Instant): Promise<DoorTraffic[]> {
    const sql = `SELECT channel, source, MAX(received_at) AS "lastAt",
      SUM(CASE WHEN received_at >= ? THEN 1 ELSE 0 END) AS "lastDay",
      SUM(CASE WHEN received_at >= ? THEN 1 ELSE 0 END) AS "last30Days",
      SUM(CASE WHEN outcome = 'pending' THEN 1 ELSE 0 END) AS pending,
      SUM(CASE WHEN outcome = 'parked' AND received_at >= ? THEN 1 ELSE 0 END) AS parked
      FROM arrivals GROUP BY channel, source ORDER BY channel, source`;
    const month = plusMs(now, -30 * DAY_MS);
    const rows = await query<Raw<DoorTraffic>>(this.uow.reads, sql, [plusMs(now, -DAY_MS), month, month]);
    return rows.map((row) => ({
      ...row,
      lastDay: Number(row.lastDay),
      last30Days: Number(row.last30Days),
      pending: Number(row.pending),
      parked: Number(row.parked),
    }));
  }

  async keys(): Promise<ScopeCount[]> {
    const sql = `SELECT scope, COUNT(*) AS keys, SUM(CASE WHEN hold = ? THEN 1 ELSE 0 END) AS held,
      SUM(CASE WHEN erased_at IS NOT NULL THEN 1 ELSE 0 END) AS erased,
      MIN(created_at) AS "oldestAt", MAX(created_at) AS "newestAt"
      FROM data_keys GROUP BY scope ORDER BY scope`;
    const rows = await query<Raw<ScopeCount>>(this.uow.reads, sql, [true]);
    return rows.map((row) => ({ ...row, keys: Number(row.keys), held: Number(row.held), erased: Number(row.erased) }));
  }
}
