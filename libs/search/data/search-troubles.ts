import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';

/** Alarm while complaints cannot be entered in the index. */
const ALARM = 'search.not-entered';
/** So often (tries) one fails before a person hears of it; a lock or a lost connection passes sooner. */
const TRIES_BEFORE_ALARM = 5;
/** Pause (ms) after the first failure; it doubles up to the longest. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 3_600_000;
const AT_ONCE = 25;
const MOST_LISTED = 100;

/** A complaint that could not be entered, and why: the code of the failure, no content. */
export interface SearchTrouble {
  complaintId: string;
  code: string;
  tries: number;
}

/** Complaints that could not be entered in the index. Each is tried again, ever more rarely, until it stands there. */
@Injectable()
export class SearchTroubles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those whose time has come. */
  async due(): Promise<string[]> {
    const rows = await query<{ complaint_id: string }>(
      this.uow.reads,
      'SELECT complaint_id FROM search_troubles WHERE next_at <= ? ORDER BY next_at, complaint_id LIMIT ?',
      [nowInstant(this.clock), AT_ONCE],
    );
    return rows.map(({ complaint_id: id }) => id);
  }

  /** Remembers a failure. Throws when even that cannot be written: then nothing counts as seen. */
  async failed(complaintId: string, error: unknown): Promise<void> {
    await this.uow.write(async (m) => {
      const sql = 'SELECT tries FROM search_troubles WHERE complaint_id = ?';
      const [known] = await query<{ tries: number }>(m, sql, [complaintId]);
      const tries = (known?.tries ?? 0) + 1;
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (tries - 1));
      const nextAt = new Date(this.clock.now().getTime() + pause).toISOString();
      await run(
        m,
        `INSERT INTO search_troubles (complaint_id, code, tries, next_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (complaint_id) DO UPDATE SET code = excluded.code, tries = excluded.tries, next_at = excluded.next_at`,
        [complaintId, error instanceof DomainError ? error.code : 'internal', tries, nextAt],
      );
      if (tries === TRIES_BEFORE_ALARM) await this.tell();
    });
  }

  /** They stand in the index now, or are gone. */
  async over(complaintIds: readonly string[]): Promise<void> {
    const marks = complaintIds.map(() => '?').join(', ');
    const where = `FROM search_troubles WHERE complaint_id IN (${marks})`;
    if ((await query(this.uow.manager, `SELECT complaint_id ${where} LIMIT 1`, complaintIds)).length === 0) return;
    await this.uow.write(async (m) => {
      await run(m, `DELETE ${where}`, complaintIds);
      await this.tell();
    });
  }

  /** What could not be entered, the first of it; whoever runs the desk looks into the complaint or its key. */
  async list(): Promise<SearchTrouble[]> {
    const rows = await query<{ complaint_id: string; code: string; tries: number }>(
      this.uow.reads,
      'SELECT complaint_id, code, tries FROM search_troubles ORDER BY complaint_id LIMIT ?',
      [MOST_LISTED],
    );
    return rows.map(({ complaint_id: complaintId, code, tries }) => ({ complaintId, code, tries }));
  }

  private async tell(): Promise<void> {
    const [row] = await query<{ n: number | string }>(
      this.uow.manager,
      'SELECT COUNT(*) AS n FROM search_troubles WHERE tries >= ?',
      [TRIES_BEFORE_ALARM],
    );
    const complaints = Number(row?.n ?? 0);
    if (complaints > 0)
      await this.events.publish('operations.alarm', { code: ALARM, about: '', facts: { complaints } });
    else await this.events.publish('operations.calm', { code: ALARM, about: '' });
  }
}
