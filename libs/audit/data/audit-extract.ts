import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import type { AuditHead, AuditLine } from '../domain/chain.js';
import { InclusionTree } from '../domain/inclusion.js';
import { AuditLog } from './audit-log.js';
import type { AuditVerdict } from './verify-chain.js';

/** Objects or lines asked for in one statement. */
const AT_ONCE = 400;
const ROWS_PER_PAGE = 5_000;

/** A line of the log with the path that proves its place. */
export interface ProvenLine extends AuditLine {
  /** Hashes in hex from the line up to the root. */
  path: string[];
}

/** Some lines of the log, and the proof that the whole log held exactly them at their places. */
export interface ProvenExtract {
  /** What the check of the whole log found at that moment. */
  verdict: AuditVerdict;
  head: AuditHead;
  /** Root of the tree over every line up to the head, in hex. */
  root: string;
  /** Lines under the root. */
  size: number;
  /** Oldest first, read as they are asked for; the line of the head is always the last. */
  lines: AsyncIterable<ProvenLine>;
}

/** Takes out of the log what concerns some objects, provable without the rest of the log and without the desk. */
@Injectable()
export class AuditExtract {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Lines about any of the objects (`incident:01J…`), up to the head as it stands now. Reads the whole log twice; holds a
   * number and a path for each line taken, and one page of lines.
   */
  async about(objects: Iterable<string> | AsyncIterable<string>): Promise<ProvenExtract> {
    const head = await this.audit.head();
    const verdict = await this.audit.verify();
    const wanted = await this.numbersOf(objects, head.seq);
    if (head.seq > 0) wanted.add(head.seq);
    const tree = new InclusionTree();
    const taken: { seq: number; place: number }[] = [];
    let [place, after] = [0, 0];
    for (let page = await this.page(0, head.seq); page.length > 0; page = await this.page(after, head.seq)) {
      for (const { seq, hash } of page) {
        tree.add(hash, wanted.has(seq));
        if (wanted.has(seq)) taken.push({ seq, place });
        place += 1;
        after = seq;
      }
    }
    const { root, size, paths } = tree.finish();
    return { verdict, head, root, size, lines: this.lines(taken, paths) };
  }

  private async *lines(
    taken: readonly { seq: number; place: number }[],
    paths: ReadonlyMap<number, string[]>,
  ): AsyncGenerator<ProvenLine> {
    for (let from = 0; from < taken.length; from += AT_ONCE) {
      const some = taken.slice(from, from + AT_ONCE);
      const sql = `SELECT seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, object, purpose, facts,
          prev_hash AS "prevHash", hash
        FROM audit_entries WHERE seq IN (${some.map(() => '?').join(', ')})`;
      const values = some.map(({ seq }) => seq);
      const found = new Map((await query<AuditLine>(this.uow.reads, sql, values)).map((line) => [line.seq, line]));
      for (const { seq, place } of some) {
        const line = found.get(seq);
        if (line) yield { ...line, path: paths.get(place) ?? [] };
      }
    }
  }

  private async numbersOf(objects: Iterable<string> | AsyncIterable<string>, until: number): Promise<Set<number>> {
    const found = new Set<number>();
    let some: string[] = [];
    const look = async (): Promise<void> => {
      const sql = `SELECT seq FROM audit_entries WHERE object IN (${some.map(() => '?').join(', ')}) AND seq <= ?`;
      for (const { seq } of await query<{ seq: number }>(this.uow.reads, sql, [...some, until])) found.add(seq);
      some = [];
    };
    for await (const object of objects) {
      some.push(object);
      if (some.length === AT_ONCE) await look();
    }
    if (some.length > 0) await look();
    return found;
  }

  private page(after: number, until: number): Promise<Pick<AuditLine, 'seq' | 'hash'>[]> {
    const sql = `SELECT seq, hash FROM audit_entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${String(ROWS_PER_PAGE)}`;
    return query(this.uow.reads, sql, [after, until]);
  }
}
