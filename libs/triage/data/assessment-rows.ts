import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOCK, newId, nowInstant, type Clock, type Instant } from '#kernel';
import { insert, query } from '#persistence';
import type { EngineResult } from '#engine';
import { Vault } from '#vault';
import { Assessment, type AssessmentSource } from './assessment.entity.js';

/** What earlier readings of a complaint showed. */
export interface KnownSigns {
  kinds: ReadonlySet<string>;
  leads: ReadonlySet<string>;
  /** Quoted stretches of their reasons. */
  quotes: readonly string[];
}

interface SignRow {
  id: string;
  kinds: string;
  leads: string;
  sealed_reasons: Buffer;
}

/** Rows of assessments: added, never changed. The quotations are sealed with the complaint's key. */
@Injectable()
export class AssessmentRows {
  constructor(
    private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Keeps a reading, inside a unit. */
  async add(
    m: EntityManager,
    complaint: { id: string; keyId: string },
    result: EngineResult,
    source: AssessmentSource,
  ): Promise<{ id: string; at: Instant }> {
    const id = newId();
    const at = nowInstant(this.clock);
    const key = await this.vault.openKey(complaint.keyId);
    await insert(m, Assessment, {
      id,
      complaintId: complaint.id,
      assessedAt: at,
      source,
      score: result.score,
      flagged: result.flagged,
      engine: result.engine,
      kinds: JSON.stringify(result.kinds),
      leads: JSON.stringify(result.leads),
      clauses: JSON.stringify(result.clauses),
      category: result.category,
      severity: result.severity,
      sealedReasons: this.vault.seal(key, JSON.stringify(result.reasons), reasonsAt(id)),
    });
    return { id, at };
  }

  /** What the readings of a complaint have shown so far. */
  async known(m: EntityManager, complaint: { id: string; keyId: string }): Promise<KnownSigns> {
    const rows = await query<SignRow>(
      m,
      'SELECT id, kinds, leads, sealed_reasons FROM assessments WHERE complaint_id = ? AND flagged = ?',
      [complaint.id, true],
    );
    const key = await this.vault.openKey(complaint.keyId);
    const listed = (column: 'kinds' | 'leads'): Set<string> =>
      new Set(rows.flatMap((row) => JSON.parse(row[column]) as string[]));
    const quotes = rows.flatMap((row) =>
      (JSON.parse(this.vault.openText(key, row.sealed_reasons, reasonsAt(row.id))) as EngineResult['reasons']).map(
        ({ text }) => text,
      ),
    );
    return { kinds: listed('kinds'), leads: listed('leads'), quotes };
  }
}

/** Where the quotations of an assessment are sealed to. */
export function reasonsAt(row: string): { table: string; column: string; row: string } {
  return { table: 'assessments', column: 'sealed_reasons', row };
}
