import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, type Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { insertMany } from '../data/insert-many.js';
import { PartyPair, type PairState } from '../data/list.entities.js';
import type { Doubt } from './resolve.js';

/** Doubtful pairs. */
@Injectable()
export class PairRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** Keeps pairs; one that is known stays as it is, decided or not. Inside a unit. */
  async found(
    m: EntityManager,
    at: { incidentId: string; at: Instant },
    doubts: readonly (Doubt & { of: string })[],
  ): Promise<void> {
    const rows = doubts.map(({ of, partyId, reasons, score }) => {
      const [first, second] = of < partyId ? [of, partyId] : [partyId, of];
      return [newId(), at.incidentId, first, second, reasons.join(','), score, 'open', at.at];
    });
    const columns = ['id', 'incident_id', 'first_party', 'second_party', 'reason', 'score', 'state', 'found_at'];
    await insertMany(m, { table: 'party_pairs', columns, rows });
  }

  async row(id: string): Promise<PartyPair | null> {
    return this.uow.manager.findOneBy(PartyPair, { id });
  }

  /** Pairs of an incident in one state, the likeliest first. */
  async page(
    incidentId: string,
    state: PairState,
    page: { after: { score: number; id: string } | null; limit: number },
  ): Promise<PartyPair[]> {
    const builder = this.uow.reads
      .createQueryBuilder(PartyPair, 'pair')
      .where('pair.incident_id = :incidentId AND pair.state = :state', { incidentId, state });
    if (page.after !== null)
      builder.andWhere('(pair.score < :score OR (pair.score = :score AND pair.id > :id))', page.after);
    return builder.orderBy('pair.score', 'DESC').addOrderBy('pair.id', 'ASC').limit(page.limit).getMany();
  }

  async counts(incidentId: string): Promise<Record<PairState, number>> {
    const sql = 'SELECT state, COUNT(*) AS n FROM party_pairs WHERE incident_id = ? GROUP BY state';
    const counts: Record<PairState, number> = { open: 0, same: 0, different: 0 };
    for (const { state, n } of await query<{ state: PairState; n: number | string }>(this.uow.reads, sql, [incidentId]))
      counts[state] = Number(n);
    return counts;
  }
}
