import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Clock, type Instant, type OperationsAlarm } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { alarmErrors } from '../domain/alarms.errors.js';
import { isNewsAgain, URGENT } from '../domain/passing-alarms.js';
import { Alarm } from './alarm.entity.js';

/** Alarms, open and past. */
@Injectable()
export class AlarmRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Opens an alarm, or counts the open one again; where that is news, nobody has seen it yet and it is mailed again.
   * Answers its id, and whether it is new. Joins the running unit.
   */
  async raise({ code, about, facts }: OperationsAlarm): Promise<{ id: string; isNew: boolean }> {
    return this.uow.write(async (m) => {
      const now = nowInstant(this.clock);
      const [open] = await query<{ id: string }>(
        m,
        'SELECT id FROM alarms WHERE code = ? AND about = ? AND calmed_at IS NULL ORDER BY id LIMIT 1',
        [code, about],
      );
      if (open) {
        const unseen = isNewsAgain(code)
          ? ', acknowledged_at = NULL, acknowledged_by = NULL, mailed_at = NULL, tried_at = NULL'
          : '';
        const sql = `UPDATE alarms SET facts = ?, last_at = ?, times = times + 1${unseen} WHERE id = ?`;
        await run(m, sql, [JSON.stringify(facts), now, open.id]);
        return { id: open.id, isNew: false };
      }
      const id = newId();
      const none = { calmedAt: null, acknowledgedAt: null, acknowledgedBy: null, mailedAt: null, triedAt: null };
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

  /**
   * Open alarms to mail now: each once, even if somebody acknowledged it before its first mail, and those that nobody
   * acknowledges again when their last mail is older than `mailedBefore`; none that was tried since `triedBefore`. What
   * was never mailed comes first, then whatever waits longest.
   */
  async toMail(o: { mailedBefore: Instant; triedBefore: Instant; urgent: boolean; limit: number }): Promise<Alarm[]> {
    const { mailedBefore, triedBefore, urgent, limit } = o;
    return this.uow.reads
      .createQueryBuilder(Alarm, 'a')
      .where('a.calmed_at IS NULL')
      .andWhere(`a.code ${urgent ? '' : 'NOT '}IN (:...codes)`, { codes: URGENT })
      .andWhere('(a.mailed_at IS NULL OR (a.acknowledged_at IS NULL AND a.mailed_at < :mailedBefore))', {
        mailedBefore,
      })
      .andWhere('(a.tried_at IS NULL OR a.tried_at < :triedBefore)', { triedBefore })
      .orderBy('CASE WHEN a.mailed_at IS NULL THEN 0 ELSE 1 END')
      .addOrderBy("COALESCE(a.tried_at, '')")
      .addOrderBy('a.id')
      .limit(limit)
      .getMany();
  }

  /** Alarms that went out since, without the urgent ones. */
  async mailedSince(at: Instant): Promise<number> {
    const rows = await query<{ n: number | string }>(
      this.uow.reads,
      `SELECT COUNT(*) AS n FROM alarms WHERE mailed_at >= ? AND code NOT IN (${URGENT.map(() => '?').join(', ')})`,
      [at, ...URGENT],
    );
    return Number(rows[0]?.n ?? 0);
  }

  /** Noted before an alarm is handed over: if the process ends meanwhile, it is not tried again at once. */
  async tried(id: string): Promise<void> {
    await this.uow.write((m) => run(m, 'UPDATE alarms SET tried_at = ? WHERE id = ?', [nowInstant(this.clock), id]));
  }

  /** A server took it; unless it was raised anew while it was under way. */
  async mailed(id: string): Promise<void> {
    const sql = 'UPDATE alarms SET mailed_at = ? WHERE id = ? AND tried_at IS NOT NULL';
    await this.uow.write((m) => run(m, sql, [nowInstant(this.clock), id]));
  }
}
