import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import type { PartyPair } from '../data/list.entities.js';
import { PartyRows, SEALED_PARTY_COLUMNS, type OpenParty, type SealedParty } from '../data/party-rows.js';
import { combine } from '../domain/combine-parties.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { marksOf } from '../domain/party-identity.js';
import type { PartyDraft } from '../domain/party.js';
import { ListLock } from '../imports/list-lock.js';
import { PairRows } from './pair-rows.js';
import { draftOf } from './place-rows.js';

/** What a merge changed, so that it can be taken back. */
interface Before {
  /** The remaining party before and after. */
  draft: PartyDraft;
  after: PartyDraft;
  /** Lookups of the addresses and numbers that it took over. */
  further: string[];
  /** Lists on which it stands only because of the other party. */
  listed: string[];
}

/** The tables that a decision works on. */
@Injectable()
export class PairParts {
  constructor(
    readonly pairs: PairRows,
    readonly parties: PartyRows,
    readonly lock: ListLock,
    readonly vault: Vault,
  ) {}
}

/** A person says whether two parties are one, and may take it back. Lists that change lose their approvals. */
@Injectable()
export class DecidePair {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly parts: PairParts,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `notices.pair-not-found`, `notices.pair-decided`, `notices.party-in-use`. */
  async execute(pairId: string, decision: 'same' | 'different', actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const pair = await this.pair(pairId, ['open']);
      if (decision === 'same') await this.merge(m, pair, actor);
      else await this.settle(m, pair.id, { state: 'different', kept: null, before: null }, actor);
      const facts = { decision, reason: pair.reason };
      await this.audit.append({ actor, action: 'party-pair.decided', object: `party-pair:${pairId}`, facts });
    });
  }

  /** The pair is open again. Errors: as {@link execute}. */
  async undo(pairId: string, actor: Actor): Promise<void> {
    await this.uow.write(async (m) => {
      const pair = await this.pair(pairId, ['same', 'different']);
      if (pair.state === 'same' && pair.keptParty !== null) await this.split(m, pair, pair.keptParty, actor);
      await this.settle(m, pair.id, { state: 'open', kept: null, before: null }, actor);
      const facts = { was: pair.state };
      await this.audit.append({ actor, action: 'party-pair.undone', object: `party-pair:${pairId}`, facts });
    });
  }

  private async pair(id: string, states: readonly PartyPair['state'][]): Promise<PartyPair> {
    const pair = await this.parts.pairs.row(id);
    if (pair === null) throw new DomainError(noticeErrors['notices.pair-not-found']);
    if (!states.includes(pair.state)) throw new DomainError(noticeErrors['notices.pair-decided']);
    return pair;
  }

  private async merge(m: EntityManager, pair: PartyPair, actor: Actor): Promise<void> {
    const first = await this.root(m, pair.firstParty);
    const second = await this.root(m, pair.secondParty);
    // They are one already, by way of a third.
    if (first.party_id === second.party_id) {
      await this.settle(m, pair.id, { state: 'same', kept: null, before: null }, actor);
      return;
    }
    await this.free(m, [first.party_id, second.party_id]);
    const [kept, other] = first.reach.length >= second.reach.length ? [first, second] : [second, first];
    const [draft, from] = [draftOf(await this.open(kept)), draftOf(await this.open(other))];
    const { draft: after, further } = combine(draft, from);
    const key = await this.parts.vault.openKey(kept.key_id);
    const units = further.map((unit) => ({
      ...unit,
      partyId: kept.party_id,
      lookup: this.parts.parties.lookup(unit.kind, unit.value),
    }));
    await this.parts.parties.change(m, kept.party_id, kept.key_id, after, this.parts.parties.lookups(marksOf(after)));
    await this.parts.parties.addUnits(m, key, { units, incidentId: pair.incidentId, sourceId: null });
    await run(m, 'UPDATE affected_parties SET merged_into = ? WHERE id = ?', [kept.party_id, other.party_id]);
    const listed = await this.listAlso(m, kept.party_id, other.party_id);
    const before: Before = { draft, after, further: units.map(({ lookup }) => lookup), listed };
    const sealed = this.parts.vault.seal(key, JSON.stringify(before), place(pair.id));
    await this.settle(m, pair.id, { state: 'same', kept: kept.party_id, before: sealed }, actor);
    await this.relist(m, [kept.party_id, other.party_id], actor);
  }

  private async split(m: EntityManager, pair: PartyPair, keptId: string, actor: Actor): Promise<void> {
    const kept = await this.row(m, keptId);
    // The one that was merged is whichever of both, or what stands for it, points to the remaining one.
    const other = await this.mergedOf(m, pair, keptId);
    await this.free(m, [keptId, other]);
    await run(m, 'UPDATE affected_parties SET merged_into = NULL WHERE id = ?', [other]);
    if (pair.sealedBefore !== null) {
      const key = await this.parts.vault.openKey(kept.key_id);
      const before = JSON.parse(this.parts.vault.openText(key, pair.sealedBefore, place(pair.id))) as Before;
      const now = draftOf(await this.open(kept));
      // What was learnt of the person since then stays.
      if (JSON.stringify(marksOf(now)) === JSON.stringify(marksOf(before.after))) {
        const lookups = this.parts.parties.lookups(marksOf(before.draft));
        await this.parts.parties.change(m, keptId, kept.key_id, before.draft, lookups);
      }
      for (const lookup of before.further)
        await run(m, 'DELETE FROM party_units WHERE party_id = ? AND lookup = ? AND source_id IS NULL', [
          keptId,
          lookup,
        ]);
      for (const campaign of before.listed)
        await run(m, 'DELETE FROM campaign_parties WHERE campaign_id = ? AND party_id = ?', [campaign, keptId]);
    }
    await this.relist(m, [keptId, other], actor);
  }

  /** The party that stands for another one. */
  private async root(m: EntityManager, id: string): Promise<SealedParty> {
    let row = await this.row(m, id);
    for (let steps = 0; row.merged_into !== null && steps < 50; steps += 1) row = await this.row(m, row.merged_into);
    return row;
  }

  private async row(m: EntityManager, id: string): Promise<SealedParty & { merged_into: string | null }> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS}, p.merged_into FROM affected_parties p WHERE p.id = ?`;
    const [row] = await query<SealedParty & { merged_into: string | null }>(m, sql, [id]);
    if (!row) throw new DomainError(noticeErrors['notices.party-not-found']);
    return row;
  }

  /** The party of a pair that points to the remaining one. */
  private async mergedOf(m: EntityManager, pair: PartyPair, keptId: string): Promise<string> {
    for (const start of [pair.firstParty, pair.secondParty]) {
      let row = await this.row(m, start);
      for (let steps = 0; row.merged_into !== null && steps < 50; steps += 1) {
        if (row.merged_into === keptId) return row.party_id;
        row = await this.row(m, row.merged_into);
      }
    }
    throw new DomainError(noticeErrors['notices.pair-decided']);
  }

  /** A list that is being sent must not change under its notices. */
  private async free(m: EntityManager, ids: readonly string[]): Promise<void> {
    const sql = `SELECT l.campaign_id FROM campaign_parties l JOIN notice_campaigns c ON c.id = l.campaign_id
      WHERE l.party_id IN (?, ?) AND c.state NOT IN ('draft', 'approved', 'done')`;
    if ((await query(m, sql, [...ids])).length > 0) throw new DomainError(noticeErrors['notices.party-in-use']);
  }

  /** Puts the remaining party on the lists that only the other one stands on; answers which. */
  private async listAlso(m: EntityManager, kept: string, other: string): Promise<string[]> {
    const sql = `SELECT l.campaign_id FROM campaign_parties l JOIN notice_campaigns c ON c.id = l.campaign_id
      WHERE l.party_id = ? AND c.state IN ('draft', 'approved') AND NOT EXISTS
        (SELECT 1 FROM campaign_parties k WHERE k.campaign_id = l.campaign_id AND k.party_id = ?)`;
    const rows = await query<{ campaign_id: string }>(m, sql, [other, kept]);
    for (const { campaign_id: id } of rows)
      await run(m, 'INSERT INTO campaign_parties (campaign_id, party_id, source_id) VALUES (?, ?, NULL)', [id, kept]);
    return rows.map(({ campaign_id: id }) => id);
  }

  /** Approvals of the lists on which a party stands become void. */
  private async relist(m: EntityManager, ids: readonly [string, string], actor: Actor): Promise<void> {
    const sql = `SELECT DISTINCT l.campaign_id FROM campaign_parties l JOIN notice_campaigns c ON c.id = l.campaign_id
      WHERE l.party_id IN (?, ?) AND c.state IN ('draft', 'approved')`;
    for (const { campaign_id: id } of await query<{ campaign_id: string }>(m, sql, [...ids]))
      await this.parts.lock.changed(id, actor.id, nowInstant(this.clock));
  }

  private open(row: SealedParty): Promise<OpenParty> {
    return this.parts.parties.open(row);
  }

  private async settle(
    m: EntityManager,
    id: string,
    to: { state: PartyPair['state']; kept: string | null; before: Buffer | null },
    actor: Actor,
  ): Promise<void> {
    const decided = to.state === 'open' ? [null, null] : [actor.id, nowInstant(this.clock)];
    const sql = `UPDATE party_pairs SET state = ?, kept_party = ?, sealed_before = ?, decided_by = ?, decided_at = ?
      WHERE id = ?`;
    await run(m, sql, [to.state, to.kept, to.before, ...decided, id]);
  }
}

function place(row: string): { table: string; column: string; row: string } {
  return { table: 'party_pairs', column: 'sealed_before', row };
}
