import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { AssessmentRows, type KnownSigns } from '../../data/assessment-rows.js';
import type { CaseTexts } from '../domain/read-case.js';

/** How a complaint stands before a further reading. */
export interface Standing {
  flagged: boolean;
  known: KnownSigns;
}

/** Opens what people told the desk, for its engines. Who asks for it makes the audit entry first. */
@Injectable()
export class CaseTextRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly assessments: AssessmentRows,
  ) {}

  /** The next complaints after an identifier, in their order. */
  async idsAfter(id: string, limit: number): Promise<string[]> {
    const sql = 'SELECT id FROM complaints WHERE id > ? ORDER BY id LIMIT ?';
    const rows = await query<{ id: string }>(this.uow.reads, sql, [id, limit]);
    return rows.map((row) => row.id);
  }

  /** The next complaints of which something was read since a moment, by whichever engine. */
  async readSince(since: Instant, id: string, limit: number): Promise<string[]> {
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT DISTINCT complaint_id AS id FROM assessments
       WHERE assessed_at >= ? AND complaint_id > ? ORDER BY complaint_id LIMIT ?`,
      [since, id, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Whether a complaint stands flagged, and what its readings showed so far, as the unit sees it; null: it is gone. */
  async standing(m: EntityManager, of: { id: string; keyId: string }): Promise<Standing | null> {
    const [row] = await query<{ flagged: boolean | number }>(m, 'SELECT flagged FROM complaints WHERE id = ?', [of.id]);
    return row === undefined ? null : { flagged: Boolean(row.flagged), known: await this.assessments.known(m, of) };
  }

  /** Those that can be opened, in the order of their identifiers; erased ones are left out. */
  async open(ids: readonly string[]): Promise<CaseTexts[]> {
    const opened = await this.complaints.openAll(ids);
    const answered = await this.withMessages(ids);
    const cases: CaseTexts[] = [];
    for (const complaint of opened) {
      const { id, keyId, channel, language, flagged, text, details } = complaint;
      const texts: CaseTexts['texts'] = [{ of: 'complaint', id, subject: details.subject, text }];
      if (answered.has(id)) texts.push(...(await this.messagesOf(id)));
      cases.push({ id, keyId, channel, language, flagged, texts });
    }
    return cases;
  }

  private async messagesOf(id: string): Promise<CaseTexts['texts']> {
    const { messages } = await this.complaints.trail(await this.complaints.row(id));
    return messages
      .filter(({ direction }) => direction === 'in')
      .map((message) => ({ of: 'message', id: message.id, subject: null, text: message.text }));
  }

  private async withMessages(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await query<{ id: string }>(
      this.uow.reads,
      `SELECT DISTINCT complaint_id AS id FROM complaint_messages WHERE direction = 'in'
       AND complaint_id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    return new Set(rows.map((row) => row.id));
  }
}
