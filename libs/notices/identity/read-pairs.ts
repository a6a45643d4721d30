import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import type { Actor, Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { PairState, PartyPair } from '../data/list.entities.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type OpenParty, type SealedParty } from '../data/party-rows.js';
import { PairRows } from './pair-rows.js';
import type { PairReason } from './resolve.js';

/** One of the two parties, in clear: only so can a person tell whether they are one. */
export interface PairedParty extends OpenParty {
  units: { kind: string; value: string }[];
}

export interface PairView {
  id: string;
  reasons: PairReason[];
  /** Likeness in percent. */
  score: number;
  state: PairState;
  first: PairedParty;
  second: PairedParty;
  /** The party that remains, when they are one. */
  keptParty: string | null;
  decidedBy: string | null;
  decidedAt: Instant | null;
}

export interface PairPage {
  items: PairView[];
  /** Score and identifier of the last one, when there are more. */
  next: [number, string] | null;
  counts: Record<PairState, number>;
}

/** Shows doubtful pairs. */
@Injectable()
export class ReadPairs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pairs: PairRows,
    private readonly parties: PartyRows,
    private readonly audit: AuditLog,
  ) {}

  /** A page of an incident's pairs, the likeliest first; in the audit log before names leave. */
  async page(
    incidentId: string,
    state: PairState,
    page: { after: { score: number; id: string } | null; limit: number },
    actor: Actor,
  ): Promise<PairPage> {
    const rows = await this.pairs.page(incidentId, state, { ...page, limit: page.limit + 1 });
    const shown = rows.slice(0, page.limit);
    const facts = { pairs: shown.length };
    await this.audit.append({ actor, action: 'party-pairs.read', object: `incident:${incidentId}`, facts });
    const items: PairView[] = [];
    for (const row of shown) items.push(await this.view(row));
    const last = shown.at(-1);
    const next: PairPage['next'] = rows.length > page.limit && last !== undefined ? [last.score, last.id] : null;
    return { items, next, counts: await this.pairs.counts(incidentId) };
  }

  private async view(row: PartyPair): Promise<PairView> {
    const { id, score, state, keptParty, decidedBy, decidedAt } = row;
    return {
      ...{ id, score, state, keptParty, decidedBy, decidedAt },
      reasons: row.reason.split(',') as PairReason[],
      first: await this.party(row.firstParty),
      second: await this.party(row.secondParty),
    };
  }

  private async party(id: string): Promise<PairedParty> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS} FROM affected_parties p WHERE p.id = ?`;
    const [row] = await query<SealedParty>(this.uow.reads, sql, [id]);
    if (!row) throw new Error('a pair has two parties');
    return { ...(await this.parties.open(row)), units: await this.parties.units(id) };
  }
}
