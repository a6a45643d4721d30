import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { plusMs, type Instant } from '#kernel';
import { query, run } from '#persistence';

const MINUTE_MS = 60_000;
/** Whole minutes over which the speed of a campaign is taken. */
const MINUTES = 5;

/** How many messages of a campaign ended within each minute. */
@Injectable()
export class MinuteRows {
  /** Inside a unit. */
  async add(m: EntityManager, campaignId: string, settled: number, at: Instant): Promise<void> {
    const sql = `INSERT INTO campaign_minutes (campaign_id, minute, settled) VALUES (?, ?, ?)
      ON CONFLICT (campaign_id, minute) DO UPDATE SET settled = campaign_minutes.settled + excluded.settled`;
    await run(m, sql, [campaignId, minuteOf(at), settled]);
  }

  /** Messages per minute over the last minutes in which any ended, the running one left out where there are others. */
  async speed(m: EntityManager, campaignId: string, now: Instant): Promise<number> {
    const sql = 'SELECT minute, settled FROM campaign_minutes WHERE campaign_id = ? AND minute >= ? ORDER BY minute';
    const since = minuteOf(plusMs(now, -MINUTES * MINUTE_MS));
    const rows = await query<{ minute: string; settled: number }>(m, sql, [campaignId, since]);
    const whole = rows.filter((row) => row.minute !== minuteOf(now));
    const counted = whole.length > 0 ? whole : rows;
    if (counted.length === 0) return 0;
    return counted.reduce((sum, row) => sum + row.settled, 0) / counted.length;
  }
}

/** `2026-11-25T00:00` */
function minuteOf(at: Instant): string {
  return at.slice(0, 16);
}
