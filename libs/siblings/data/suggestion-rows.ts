import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { Reason } from '../domain/reasons.js';
import { siblingErrors } from '../domain/siblings.errors.js';
import { SiblingSuggestion } from './sibling.entity.js';

/** A pair that may belong together. */
export interface Pair {
  one: string;
  other: string;
  reasons: Reason[];
  /** 0..1. */
  score: number;
}

/** A suggestion seen from one of its two complaints. */
export type SeenSuggestion = Omit<SiblingSuggestion, 'lowId' | 'highId' | 'reasons' | 'score'> & {
  otherId: string;
  reasons: Reason[];
  score: number;
};

/** Rows of suggestions. */
@Injectable()
export class SuggestionRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Adds a pair, or adds to what is known of one that is still open. A decided pair stays as it is. Inside a unit. */
  async suggest(pair: Pair): Promise<void> {
    const m = this.uow.manager;
    const [lowId = '', highId = ''] = [pair.one, pair.other].sort();
    const known = await m.findOneBy(SiblingSuggestion, { lowId, highId });
    if (known === null) {
      await insert(m, SiblingSuggestion, {
        id: newId(),
        lowId,
        highId,
        score: Math.round(pair.score * 1000),
        reasons: JSON.stringify(pair.reasons),
        state: 'open',
        createdAt: nowInstant(this.clock),
      });
      return;
    }
    if (known.state !== 'open') return;
    const reasons = merged(JSON.parse(known.reasons) as Reason[], pair.reasons);
    const score = Math.max(known.score, Math.round(pair.score * 1000));
    await m.update(SiblingSuggestion, { id: known.id }, { reasons: JSON.stringify(reasons), score });
  }

  /** Suggestions about a complaint, the surest first, at most 50. */
  async about(complaintId: string): Promise<SeenSuggestion[]> {
    const columns = 'id, low_id, high_id, score, reasons, state, created_at, decided_at, decided_by';
    const rows = await query<Record<string, string>>(
      this.uow.manager,
      `SELECT ${columns} FROM sibling_suggestions WHERE low_id = ? UNION ALL
       SELECT ${columns} FROM sibling_suggestions WHERE high_id = ? ORDER BY score DESC, id DESC LIMIT 50`,
      [complaintId, complaintId],
    );
    return rows.map((row) => ({
      id: row['id'] ?? '',
      otherId: (row['low_id'] === complaintId ? row['high_id'] : row['low_id']) ?? '',
      score: Number(row['score']) / 1000,
      reasons: JSON.parse(row['reasons'] ?? '[]') as Reason[],
      state: row['state'] as SiblingSuggestion['state'],
      createdAt: row['created_at'] ?? '',
      decidedAt: row['decided_at'] ?? null,
      decidedBy: row['decided_by'] ?? null,
    }));
  }

  /**
   * Decides an open suggestion about the complaint; answers the pair. Inside a unit.
   * Errors: `siblings.suggestion-not-found`, `siblings.already-decided`.
   */
  async decide(
    complaintId: string,
    suggestionId: string,
    decision: { state: 'accepted' | 'rejected'; actor: Actor },
  ): Promise<{ lowId: string; highId: string; reasons: Reason[] }> {
    const m = this.uow.manager;
    const row = await m.findOneBy(SiblingSuggestion, { id: suggestionId });
    if (row === null || (row.lowId !== complaintId && row.highId !== complaintId))
      throw new DomainError(siblingErrors['siblings.suggestion-not-found']);
    const { state, actor } = decision;
    // A rejected pair may still be accepted: who was wrong may say so. Nothing is accepted twice.
    if (row.state === 'accepted' || row.state === state)
      throw new DomainError(siblingErrors['siblings.already-decided']);
    const decidedAt = nowInstant(this.clock);
    await m.update(SiblingSuggestion, { id: row.id }, { state, decidedAt, decidedBy: actor.id });
    return { lowId: row.lowId, highId: row.highId, reasons: JSON.parse(row.reasons) as Reason[] };
  }

  /** Accepted pairs of a complaint that left its group are open again, for another look. Inside a unit. */
  async reopen(complaintId: string, otherIds: readonly string[]): Promise<void> {
    for (const other of otherIds) {
      const [lowId = '', highId = ''] = [complaintId, other].sort();
      const undecided = { state: 'open' as const, decidedAt: null, decidedBy: null };
      await this.uow.manager.update(SiblingSuggestion, { lowId, highId, state: 'accepted' }, undecided);
    }
  }
}

/** Reasons of both, the newer one of a kind winning but for what a mail said of its sender. */
function merged(known: readonly Reason[], found: readonly Reason[]): Reason[] {
  const kept = known.filter((reason) => !found.some(({ kind }) => kind === reason.kind));
  return [...kept, ...found];
}
