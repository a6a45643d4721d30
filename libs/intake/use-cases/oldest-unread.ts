import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, msBetween, nowInstant, type Channel, type Clock, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';

/** What nobody has read yet of one source of a channel. */
export interface UnreadSource {
  channel: Channel;
  /** Who brings it: `smtp`, `imap`, `folder`, `upload`, `api`, `form`, `cli`; '' for lines of before it was kept. */
  source: string;
  /** `arrival`: nothing was made of it; `attachments`: its case stands, and what is attached waits. */
  what: 'arrival' | 'attachments';
  count: number;
  oldestSeconds: number;
}

/** Parked arrivals that a person should look at and none has. */
export interface ParkedToReview {
  count: number;
  oldestSeconds: number;
}

interface Row {
  channel: Channel;
  source: string;
  n: number | string;
  at: Instant | null;
}

/** Ages of what waits: for a reader, or for a person. */
@Injectable()
export class OldestUnread {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Oldest first. */
  async bySource(): Promise<UnreadSource[]> {
    const arrivals = await this.grouped('recorded_at', "outcome = 'pending'");
    const attachments = await this.grouped('attachments_since', 'attachments_since IS NOT NULL');
    return [
      ...arrivals.map((row) => ({ ...this.aged(row), what: 'arrival' as const })),
      ...attachments.map((row) => ({ ...this.aged(row), what: 'attachments' as const })),
    ].sort((a, b) => b.oldestSeconds - a.oldestSeconds);
  }

  async parkedToReview(): Promise<ParkedToReview> {
    const [row] = await query<Pick<Row, 'n' | 'at'>>(
      this.uow.reads,
      `SELECT COUNT(*) AS n, MIN(received_at) AS at FROM arrivals
       WHERE outcome = 'parked' AND human_must_read = ? AND reviewed_at IS NULL`,
      [true],
    );
    return { count: Number(row?.n ?? 0), oldestSeconds: this.ageOf(row?.at ?? null) };
  }

  private grouped(since: string, where: string): Promise<Row[]> {
    return query<Row>(
      this.uow.reads,
      `SELECT channel, source, COUNT(*) AS n, MIN(${since}) AS at FROM arrivals WHERE ${where} GROUP BY channel, source`,
    );
  }

  private aged({ channel, source, n, at }: Row): Omit<UnreadSource, 'what'> {
    return { channel, source, count: Number(n), oldestSeconds: this.ageOf(at) };
  }

  private ageOf(at: Instant | null): number {
    return at === null ? 0 : Math.max(0, Math.round(msBetween(at, nowInstant(this.clock)) / 1000));
  }
}
