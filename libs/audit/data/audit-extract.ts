import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import type { AuditHead, AuditLine } from '../domain/chain.js';
import { InclusionTree } from '../domain/inclusion.js';
import { AuditLog } from './audit-log.js';
import type { AuditVerdict } from './verify-chain.js';

/** Objects asked for in one statement. */
const OBJECTS_AT_ONCE = 400;
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
  /** Oldest first; the line of the head is always the last. */
  lines: ProvenLine[];
}

/** Takes out of the log what concerns some objects, provable without the rest of the log and without the desk. */
@Injectable()
export class AuditExtract {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Lines about any of the objects (`incident:01J…`), up to the head as it stands now. Reads the whole log twice. */
  async about(objects: readonly string[]): Promise<ProvenExtract> {
    const head = await this.audit.head();
    const verdict = await this.audit.verify();
    const wanted = await this.numbersOf(objects, head.seq);
    if (head.seq > 0) wanted.add(head.seq);
    const tree = new InclusionTree();
    const taken: { line: AuditLine; place: number }[] = [];
    let place = 0;
    for (let after = 0, page = await this.page(0, head.seq); page.length > 0; page = await this.page(after, head.seq)) {
      for (const line of page) {
        const isWanted = wanted.has(line.seq);
        tree.add(line.hash, isWanted);
        if (isWanted) taken.push({ line, place });
        place += 1;
        after = line.seq;
      }
    }
    const { root, size, paths } = tree.finish();
    const lines = taken.map((each) => ({ ...each.line, path: paths.get(each.place) ?? [] }));
    return { verdict, head, root, size, lines };
  }

  private async numbersOf(objects: readonly string[], until: number): Promise<Set<number>> {
    const found = new Set<number>();
    for (let from = 0; from < objects.length; from += OBJECTS_AT_ONCE) {
      const some = objects.slice(from, from + OBJECTS_AT_ONCE);
      const sql = `SELECT seq FROM audit_entries WHERE object IN (${some.map(() => '?').join(', ')}) AND seq <= ?`;
      for (const { seq } of await query<{ seq: number }>(this.uow.reads, sql, [...some, until])) found.add(seq);
    }
    return found;
  }

  private page(after: number, until: number): Promise<AuditLine[]> {
    const sql = `SELECT seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, object, purpose, facts,
        prev_hash AS "prevHash", hash
      FROM audit_entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${String(ROWS_PER_PAGE)}`;
    return query<AuditLine>(this.uow.reads, sql, [after, until]);
  }
}
