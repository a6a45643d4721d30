import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { idBefore } from '../domain/ulid-time.js';

/** Identifiers read by one statement, and by the second look for those that committed late. */
const AT_ONCE = 25;
const SECOND_LOOK = 20_000;
/** Identifiers grow with time; below one of so long ago (ms) nothing can still be about to commit. */
const SETTLED_MS = 60_000;
/** Every so many looks that find nothing new, what committed out of turn is looked for. */
const LOOKS_BETWEEN = 15;

interface Source {
  column: 'complaints_to' | 'events_to';
  sql: string;
}

/** New complaints, and every entry of the history of one: whatever is written to a case leaves an entry there. */
const SOURCES: readonly Source[] = [
  { column: 'complaints_to', sql: 'SELECT id, id AS complaint_id FROM complaints WHERE id > ? ORDER BY id LIMIT ?' },
  { column: 'events_to', sql: 'SELECT id, complaint_id FROM complaint_events WHERE id > ? ORDER BY id LIMIT ?' },
];

interface Change {
  id: string;
  complaint_id: string;
}

/**
 * Which complaints changed since the index last looked. It follows tables that the desk writes anyway, so that taking a
 * complaint in costs nothing more.
 */
@Injectable()
export class ChangeFeed {
  private readonly followers = SOURCES.map((source) => new Follower(source));
  private looks = 0;

  constructor(private readonly uow: UnitOfWork) {}

  /** Complaints to be looked at, each once; empty when the index is up to date. Call {@link seen} when they are. */
  async waiting(): Promise<string[]> {
    const found = new Set<string>();
    const late = this.looks % LOOKS_BETWEEN === 0;
    for (const follower of this.followers)
      for (const { complaint_id: id } of await follower.next(this.uow, late)) found.add(id);
    if (found.size === 0) this.looks += 1;
    return [...found];
  }

  /** What {@link waiting} answered stands in the index. */
  async seen(): Promise<void> {
    const settled = idBefore(newId(), SETTLED_MS);
    const late = this.looks % LOOKS_BETWEEN === 0;
    for (const follower of this.followers) await follower.seen(this.uow, settled, late);
  }

  /** Begins at the beginning: the index was emptied. */
  restart(): void {
    this.looks = 0;
    for (const follower of this.followers) follower.restart();
  }
}

/** One table, followed by its identifiers. */
class Follower {
  /** Everything up to here has settled and been seen; null until it was read from the database. */
  private settled: string | null = null;
  /** The newest one seen. */
  private ahead = '';
  /** Those seen that are newer than `settled`. */
  private recent = new Set<string>();
  private pending: Change[] = [];

  constructor(private readonly source: Source) {}

  async next(uow: UnitOfWork, late: boolean): Promise<Change[]> {
    const { column, sql } = this.source;
    if (this.settled === null) {
      const [row] = await query<Record<string, string>>(
        uow.manager,
        `SELECT ${column} AS reached FROM search_progress WHERE id = 1`,
      );
      this.settled = row?.['reached'] ?? '';
      this.ahead = this.settled;
    }
    this.pending = await query<Change>(uow.reads, sql, [this.ahead, AT_ONCE]);
    if (this.pending.length === 0 && late && this.settled < this.ahead) {
      const again = await query<Change>(uow.reads, sql, [this.settled, SECOND_LOOK]);
      this.pending = again.filter(({ id }) => !this.recent.has(id)).slice(0, AT_ONCE);
    }
    return this.pending;
  }

  async seen(uow: UnitOfWork, settled: string, late: boolean): Promise<void> {
    const moved = this.pending.length > 0;
    for (const { id } of this.pending) {
      this.recent.add(id);
      if (id > this.ahead) this.ahead = id;
    }
    this.pending = [];
    const reached = this.ahead < settled ? this.ahead : settled;
    if (this.settled === null || reached <= this.settled || !(moved || late)) return;
    this.settled = reached;
    this.recent = new Set([...this.recent].filter((id) => id > reached));
    const sql = `UPDATE search_progress SET ${this.source.column} = ? WHERE id = 1`;
    await uow.write((m) => run(m, sql, [reached]));
  }

  restart(): void {
    this.settled = null;
    this.ahead = '';
    this.recent = new Set();
    this.pending = [];
  }
}
