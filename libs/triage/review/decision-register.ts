import { Injectable } from '@nestjs/common';
import { addDays, DomainError, tokyoMidnight, type Actor, type Channel, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ComplaintWalls } from '#complaints';
import type { EngineResult } from '#engine';
import { Vault } from '#vault';
import type { DecisionStage } from '../data/assessment.entity.js';
import { reasonsAt } from '../data/assessment-rows.js';
import { openDecision, type Citation } from '../data/decision-rows.js';
import { wordsOfReason } from '../domain/review-reasons.js';
import { triageErrors } from '../domain/triage.errors.js';
import { BlindReadings } from './blind-readings.js';
import type { Verdict } from './four-eyes.js';

/** Narrowing of the register; days are Tokyo days, both inclusive. */
export interface RegisterFilter {
  decision?: Verdict | undefined;
  stage?: DecisionStage | undefined;
  reasonCode?: string | undefined;
  reader?: string | undefined;
  engine?: string | undefined;
  channel?: Channel | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Where the next page goes on: newest first. */
export interface RegisterCursor {
  decidedAt: Instant;
  id: string;
}

/** Which page of the register. */
interface PageAt {
  limit: number;
  after: RegisterCursor | null;
}

/** One decision as lists show it: no content. */
export interface RegisterLine {
  id: string;
  decidedAt: Instant;
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  decision: Verdict;
  reasonCode: string;
  reason: { ja: string; en: string } | null;
  stage: DecisionStage;
  settles: boolean;
  blind: boolean;
  reader: string;
  engine: string;
  kinds: string[];
  leads: string[];
  score: number | null;
  incidentId: string | null;
}

/** A decision with what it rests on: the stretches that the engine highlighted, those that the reader quoted, the note. */
export interface RegisterEntry extends RegisterLine {
  highlighted: EngineResult['reasons'];
  evidence: Citation[];
  note: string | null;
  /** False when the complaint's key was erased: what it quoted is gone. */
  readable: boolean;
}

interface Row {
  id: string;
  decided_at: Instant;
  complaint_id: string;
  slip_number: string;
  channel: Channel;
  key_id: string;
  decision: Verdict;
  reason_code: string;
  stage: DecisionStage;
  settles: boolean | number;
  blind: boolean | number;
  decided_by: string;
  engine: string;
  kinds: string;
  incident_id: string | null;
  sealed_note: Buffer | null;
  sealed_evidence: Buffer | null;
  assessment_id: string | null;
  leads: string | null;
  score: number | null;
  sealed_reasons: Buffer | null;
}

const EXPORT_STEP = 500;
/** Rows of an export at most; a narrower filter gives the rest. */
export const EXPORT_MAX = 20_000;

/**
 * The register of decisions (判断台帳): who decided what of which signal, on which engine's word, and why. Decisions on a
 * complaint stay out of sight of whoever is still to read it blind.
 */
@Injectable()
export class DecisionRegister {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly audit: AuditLog,
    private readonly blind: BlindReadings,
    private readonly walls: ComplaintWalls,
  ) {}

  /** Newest first, keyset-paged, without content. */
  async page(filter: RegisterFilter, actor: Actor, at: PageAt): Promise<RegisterLine[]> {
    return (await this.rows(filter, actor, at)).map(lineOf);
  }

  /** One decision with what it quotes; the look is in the audit log first. Error: `triage.decision-not-found`. */
  async one(id: string, actor: Actor): Promise<RegisterEntry> {
    const [row] = await this.select(['d.id = ?'], [id], { actor, limit: 1 });
    if (!row) throw new DomainError(triageErrors['triage.decision-not-found']);
    const object = `complaint:${row.complaint_id}`;
    await this.audit.append({ actor, action: 'decision.read', object, facts: { decision: id } });
    return this.open(row);
  }

  /** Every decision of the filter, at most {@link EXPORT_MAX}, with what it quotes; in the audit log before it leaves. */
  async all(filter: RegisterFilter, actor: Actor): Promise<RegisterEntry[]> {
    const entries: RegisterEntry[] = [];
    for (let after: RegisterCursor | null = null; entries.length < EXPORT_MAX;) {
      const rows: Row[] = await this.rows(filter, actor, { limit: EXPORT_STEP, after });
      for (const row of rows) entries.push(await this.open(row));
      const last = rows.at(-1);
      if (last === undefined || rows.length < EXPORT_STEP) break;
      after = { decidedAt: last.decided_at, id: last.id };
    }
    const narrowed = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, value ?? null]));
    await this.audit.append({
      actor,
      action: 'register.exported',
      object: 'register',
      facts: { ...narrowed, rows: entries.length },
    });
    return entries;
  }

  private rows(filter: RegisterFilter, actor: Actor, { limit, after }: PageAt): Promise<Row[]> {
    const where: [string, unknown][] = [
      ['d.decision = ?', filter.decision],
      ['d.stage = ?', filter.stage],
      ['d.reason_code = ?', filter.reasonCode],
      ['d.decided_by = ?', filter.reader],
      ['d.engine = ?', filter.engine],
      ['c.channel = ?', filter.channel],
      ['d.decided_at >= ?', filter.from === undefined ? undefined : tokyoMidnight(filter.from)],
      ['d.decided_at < ?', filter.to === undefined ? undefined : tokyoMidnight(addDays(filter.to, 1))],
    ];
    const given = where.filter(([, value]) => value !== undefined);
    const conditions = given.map(([sql]) => sql);
    const values = given.map(([, value]) => value);
    if (after !== null) {
      conditions.push('(d.decided_at < ? OR (d.decided_at = ? AND d.id < ?))');
      values.push(after.decidedAt, after.decidedAt, after.id);
    }
    return this.select(conditions, values, { actor, limit });
  }

  private async select(
    conditions: readonly string[],
    values: readonly unknown[],
    { actor, limit }: { actor: Actor; limit: number },
  ): Promise<Row[]> {
    const blind = this.blind.awaiting(actor, 'd.complaint_id');
    const where = [...conditions, blind === null ? '1 = 1' : `NOT ${blind.sql}`].join(' AND ');
    const wall = await this.walls.leavingOut(actor, 'd.complaint_id');
    return query<Row>(
      this.uow.reads,
      `SELECT d.id, d.decided_at, d.complaint_id, c.slip_number, c.channel, c.key_id, d.decision, d.reason_code, d.stage,
         d.settles, d.blind, d.decided_by, d.engine, d.kinds, d.incident_id, d.sealed_note, d.sealed_evidence,
         d.assessment_id, a.leads, a.score, a.sealed_reasons
       FROM review_decisions d JOIN complaints c ON c.id = d.complaint_id
       LEFT JOIN assessments a ON a.id = d.assessment_id
       WHERE ${where}${wall.sql} ORDER BY d.decided_at DESC, d.id DESC LIMIT ?`,
      [...values, ...(blind?.values ?? []), ...wall.values, limit],
    );
  }

  private async open(row: Row): Promise<RegisterEntry> {
    const line = lineOf(row);
    try {
      const key = await this.vault.openKey(row.key_id);
      const sealed = { id: row.id, sealedNote: row.sealed_note, sealedEvidence: row.sealed_evidence };
      const reasons =
        row.sealed_reasons === null || row.assessment_id === null
          ? '[]'
          : this.vault.openText(key, row.sealed_reasons, reasonsAt(row.assessment_id));
      const highlighted = JSON.parse(reasons) as EngineResult['reasons'];
      return { ...line, highlighted, ...openDecision(this.vault, key, sealed), readable: true };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...line, highlighted: [], evidence: [], note: null, readable: false };
    }
  }
}

function lineOf(row: Row): RegisterLine {
  return {
    id: row.id,
    decidedAt: row.decided_at,
    complaintId: row.complaint_id,
    slipNumber: row.slip_number,
    channel: row.channel,
    decision: row.decision,
    reasonCode: row.reason_code,
    reason: wordsOfReason(row.reason_code),
    stage: row.stage,
    settles: Boolean(row.settles),
    blind: Boolean(row.blind),
    reader: row.decided_by,
    engine: row.engine,
    kinds: JSON.parse(row.kinds) as string[],
    leads: JSON.parse(row.leads ?? '[]') as string[],
    score: row.score,
    incidentId: row.incident_id,
  };
}
