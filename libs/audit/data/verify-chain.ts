import type { KeyObject } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { query } from '#persistence';
import { GENESIS, hashOf, isSigned, type AuditHead, type AuditLine } from '../domain/chain.js';

const ROWS_PER_PAGE = 2_000;

/** A head that was noted outside the database, for example in a printed monthly report. */
export interface AuditAnchor {
  seq: number;
  hash: string;
}

/** The log's state. `firstBad` is the first line that is not as it was written, or the head. */
export interface AuditVerdict {
  ok: boolean;
  /** Lines that were checked. */
  rows: number;
  /** Hash that the head names. */
  head: string;
  firstBad: { seq: number; why: string } | null;
}

interface Progress {
  seq: number;
  hash: string;
  bad: AuditVerdict['firstBad'];
}

/** Walks the log up to its head; holds one page in memory. Lines that are added meanwhile are left for the next time. */
export async function verifyChain(
  reads: EntityManager,
  key: KeyObject,
  anchors: readonly AuditAnchor[],
): Promise<AuditVerdict> {
  const [head] = await query<AuditHead>(reads, 'SELECT seq, hash, at, signature FROM audit_heads WHERE id = 1');
  const until = head?.seq ?? Number.MAX_SAFE_INTEGER;
  const expected = new Map(anchors.map((anchor) => [anchor.seq, anchor.hash]));
  const at: Progress = { seq: 0, hash: GENESIS, bad: null };
  for (let page = await pageAfter(reads, 0); page.length > 0; page = await pageAfter(reads, at.seq)) {
    for (const line of page) if (at.bad === null && line.seq <= until) step(at, line, expected);
    if (at.bad !== null || (page.at(-1)?.seq ?? until) >= until) break;
  }
  const firstBad = at.bad ?? wrongHead(head, at, key) ?? lostAnchor(expected, at.seq) ?? (await beyondHead(reads));
  return { ok: firstBad === null, rows: at.seq, head: head?.hash ?? '', firstBad };
}

function step(at: Progress, line: AuditLine, expected: ReadonlyMap<number, string>): void {
  const seq = at.seq + 1;
  const anchor = expected.get(seq);
  if (line.seq !== seq) at.bad = { seq, why: 'this line is missing' };
  else if (line.prevHash !== at.hash) at.bad = { seq, why: 'this line does not follow the one before it' };
  else if (hashOf(line) !== line.hash) at.bad = { seq, why: 'this line was altered' };
  else if (anchor !== undefined && anchor !== line.hash)
    at.bad = { seq, why: 'this line is not the one that was noted' };
  if (at.bad === null) Object.assign(at, { seq, hash: line.hash });
}

function wrongHead(head: AuditHead | undefined, at: Progress, key: KeyObject): AuditVerdict['firstBad'] {
  if (!head) return { seq: at.seq, why: 'the head is missing' };
  if (head.seq > at.seq) return { seq: at.seq + 1, why: `this line and all up to ${String(head.seq)} are missing` };
  if (head.hash !== at.hash) return { seq: at.seq, why: 'the head names another hash than this line has' };
  const sound = head.seq === 0 ? head.signature === '' : isSigned(key, head);
  return sound ? null : { seq: head.seq, why: 'the signature of the head does not verify' };
}

function lostAnchor(expected: ReadonlyMap<number, string>, lastSeq: number): AuditVerdict['firstBad'] {
  const lost = [...expected.keys()].filter((seq) => seq > lastSeq).sort((a, b) => a - b)[0];
  return lost === undefined ? null : { seq: lost, why: 'this line was noted but is missing' };
}

/** Lines before the first or after the head, asked in one statement, so that an entry being added is not mistaken for one. */
async function beyondHead(reads: EntityManager): Promise<AuditVerdict['firstBad']> {
  const sql = `SELECT MIN(seq) AS seq FROM audit_entries
    WHERE seq < 1 OR seq > (SELECT seq FROM audit_heads WHERE id = 1)`;
  const [row] = await query<{ seq: number | null }>(reads, sql);
  return typeof row?.seq !== 'number' ? null : { seq: row.seq, why: 'this line was added without the head' };
}

function pageAfter(reads: EntityManager, seq: number): Promise<AuditLine[]> {
  const sql = `SELECT seq, at, actor_kind AS "actorKind", actor_id AS "actorId", action, object, purpose, facts,
      prev_hash AS "prevHash", hash
    FROM audit_entries WHERE seq > ? ORDER BY seq LIMIT ${String(ROWS_PER_PAGE)}`;
  return query<AuditLine>(reads, sql, [seq]);
}
