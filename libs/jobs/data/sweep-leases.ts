import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, nowInstant, plusMs, type Clock, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { LEASE_MS } from '../domain/job.js';

/** Lets one process at a time run a sweep, and none of them before it is due. */
@Injectable()
export class SweepLeases {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes the sweep when it is due and nobody is at it; the answer is the claim, or null. */
  async take(name: string): Promise<string | null> {
    const now = nowInstant(this.clock);
    const [row] = await query<{ due_at: Instant; lease_until: Instant }>(
      this.uow.reads,
      'SELECT due_at, lease_until FROM job_sweeps WHERE name = ?',
      [name],
    );
    if (row && (row.due_at > now || row.lease_until > now)) return null;
    const holder = newId();
    const until = plusMs(now, LEASE_MS);
    const taken = await this.uow.write(async (m) => {
      const fresh = `INSERT INTO job_sweeps (name, due_at, lease_until, holder) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO NOTHING`;
      if (!row && (await run(m, fresh, [name, now, until, holder])) > 0) return 1;
      const stale = `UPDATE job_sweeps SET lease_until = ?, holder = ? WHERE name = ? AND due_at <= ? AND lease_until <= ?`;
      return run(m, stale, [until, holder, name, now, now]);
    });
    return taken > 0 ? holder : null;
  }

  /** The sweep is still running. */
  async renew(name: string, holder: string): Promise<void> {
    const until = plusMs(nowInstant(this.clock), LEASE_MS);
    await this.uow.write((m) =>
      run(m, 'UPDATE job_sweeps SET lease_until = ? WHERE name = ? AND holder = ?', [until, name, holder]),
    );
  }

  /** The sweep is over; it is due again after `intervalMs`. */
  async give(name: string, holder: string, intervalMs: number, error: string | null): Promise<void> {
    const now = nowInstant(this.clock);
    await this.uow.write((m) =>
      run(
        m,
        `UPDATE job_sweeps SET due_at = ?, lease_until = ?, holder = NULL, last_done_at = ?, last_error = ?
         WHERE name = ? AND holder = ?`,
        [plusMs(now, intervalMs), now, now, error, name, holder],
      ),
    );
  }

  /** Names of all sweeps, and whether the last run of each failed. */
  async all(): Promise<{ name: string; failed: boolean }[]> {
    const rows = await query<{ name: string; last_error: string | null }>(
      this.uow.reads,
      'SELECT name, last_error FROM job_sweeps WHERE last_done_at IS NOT NULL ORDER BY name',
    );
    return rows.map(({ name, last_error: error }) => ({ name, failed: error !== null }));
  }
}
