import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Clock, type Instant, type OperationsAlarm } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { alarmErrors } from '../domain/alarms.errors.js';
import { Alarm } from './alarm.entity.js';

/** Alarms, open and past. */
@Injectable()
export class AlarmRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens an alarm, or counts the open one again. Answers its id, and whether it is new. Joins the running unit. */
  async raise({ code, about, facts }: OperationsAlarm): Promise<{ id: string; isNew: boolean }> {
    return this.uow.write(async (m) => {
      const now = nowInstant(this.clock);
      const [open] = await query<{ id: string }>(
        m,
        'SELECT id FROM alarms WHERE code = ? AND about = ? AND calmed_at IS NULL ORDER BY id LIMIT 1',
        [code, about],
      );
      if (open) {
        const sql = 'UPDATE alarms SET facts = ?, last_at = ?, times = times + 1 WHERE id = ?';
        await run(m, sql, [JSON.stringify(facts), now, open.id]);
        return { id: open.id, isNew: false };
      }
      const id = newId();
      const none = { calmedAt: null, acknowledgedAt: null, acknowledgedBy: null, mailedAt: null };
      await insert(m, Alarm, {
        id,
        code,
        about,
        facts: JSON.stringify(facts),
        since: now,
        lastAt: now,
        times: 1,
        ...none,
      });
      return { id, isNew: true };
    });
  }

  /** Ends the open alarm. Joins the running unit. */
  async calm(code: string, about: string): Promise<void> {
    const sql = 'UPDATE alarms SET calmed_at = ? WHERE code = ? AND about = ? AND calmed_at IS NULL';
    await this.uow.write((m) => run(m, sql, [nowInstant(this.clock), code, about]));
  }

  /** Open alarms first, then those of the past, newest first. */
  async list(limit: number): Promise<Alarm[]> {
    return this.uow.reads
      .createQueryBuilder(Alarm, 'a')
      .orderBy('CASE WHEN a.calmed_at IS NULL THEN 0 ELSE 1 END')
      .addOrderBy('a.id', 'DESC')
      .limit(limit)
      .getMany();
  }

  /** Error: `alarms.not-found`. */
  async one(id: string): Promise<Alarm> {
    const row = await this.uow.manager.findOneBy(Alarm, { id });
    if (!row) throw new DomainError(alarmErrors['alarms.not-found']);
    return row;
  }

  /** Notes who has seen it; the first one counts. Inside a unit. */
  async acknowledge(id: string, by: string): Promise<void> {
    const sql = 'UPDATE alarms SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL';
    await this.uow.write((m) => run(m, sql, [nowInstant(this.clock), by, id]));
  }

  /** Open, unacknowledged alarms whose last mail is older than `before`, or that none was sent for. */
  async toMail(before: Instant, limit: number): Promise<Alarm[]> {
    return this.uow.reads
      .createQueryBuilder(Alarm, 'a')
      .where('a.calmed_at IS NULL AND a.acknowledged_at IS NULL AND (a.mailed_at IS NULL OR a.mailed_at < :before)', {
        before,
      })
      .orderBy('a.id')
      .limit(limit)
      .getMany();
  }

  /** Mails that went out since. */
  async mailedSince(at: Instant): Promise<number> {
    const rows = await query<{ n: number | string }>(
      this.uow.reads,
      'SELECT COUNT(*) AS n FROM alarms WHERE mailed_at >= ?',
      [at],
    );
    return Number(rows[0]?.n ?? 0);
  }

  async mailed(id: string): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE alarms SET mailed_at = ? WHERE id = ?', [nowInstant(this.clock), id]));
  }
}
