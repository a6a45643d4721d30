import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import { PartySource, type SourceKind, type SourceState } from '../data/list.entities.js';
import { noticeErrors } from '../domain/notice.errors.js';
import type { ColumnMapping } from './columns.js';

const TABLE = 'party_sources';

/** Where a list comes from, as people say it. Sealed. */
export interface Provenance {
  /** Name of the file; null for other kinds. */
  fileName: string | null;
  /** Which question was put to which system. */
  query: string | null;
  /** Which extract it is: number, system, moment. */
  extract: string | null;
  /** Who drew the extract, and who released it. */
  extractedBy: string | null;
  releasedBy: string | null;
}

export const NO_PROVENANCE: Provenance = {
  fileName: null,
  query: null,
  extract: null,
  extractedBy: null,
  releasedBy: null,
};

export interface NewSource {
  incidentId: string;
  campaignId: string | null;
  kind: SourceKind;
  state: SourceState;
  provenance: Provenance;
  by: string;
  at: Instant;
}

/** What a step adds to the counts of a source. */
export interface SourceProgress {
  rowsDone: number;
  added: number;
  joined: number;
  incomplete: number;
  refused: number;
}

/** Sources of parties. */
@Injectable()
export class SourceRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Makes a source with a key of its own. Inside a unit. */
  async add(m: EntityManager, source: NewSource): Promise<{ id: string; key: DataKey }> {
    const id = newId();
    const key = await this.vault.newKey('party');
    await insert(m, PartySource, {
      id,
      incidentId: source.incidentId,
      campaignId: source.campaignId,
      kind: source.kind,
      state: source.state,
      keyId: key.id,
      sealedProvenance: this.vault.seal(key, JSON.stringify(source.provenance), place(id, 'sealed_provenance')),
      format: null,
      sealedMapping: null,
      sha256: null,
      size: 0,
      rowsTotal: null,
      rowsDone: 0,
      added: 0,
      joined: 0,
      incomplete: 0,
      refused: 0,
      stoppedBy: null,
      createdBy: source.by,
      createdAt: source.at,
      changedAt: source.at,
    });
    return { id, key };
  }

  /** Error: `notices.source-not-found`. */
  async row(id: string): Promise<PartySource> {
    const row = await this.uow.manager.findOneBy(PartySource, { id });
    if (!row) throw new DomainError(noticeErrors['notices.source-not-found']);
    return row;
  }

  /** Sources of an incident, newest first. */
  async ofIncident(incidentId: string): Promise<PartySource[]> {
    return this.uow.reads.find(PartySource, { where: { incidentId }, order: { id: 'DESC' } });
  }

  /** Sources of the same bytes for the same incident, oldest first. */
  async ofFile(incidentId: string, sha256: string): Promise<PartySource[]> {
    return this.uow.manager.find(PartySource, { where: { incidentId, sha256 }, order: { id: 'ASC' } });
  }

  /** Sources of a campaign that are still being worked on. */
  async underWay(campaignId: string): Promise<string[]> {
    const sql = `SELECT id FROM party_sources WHERE campaign_id = ? AND state IN ('running', 'stopped') AND kind = 'file'`;
    return (await query<{ id: string }>(this.uow.manager, sql, [campaignId])).map(({ id }) => id);
  }

  /** Sources that a machine works on, or should. */
  async waiting(): Promise<string[]> {
    const sql = "SELECT id FROM party_sources WHERE state IN ('checking', 'running') ORDER BY id";
    return (await query<{ id: string }>(this.uow.manager, sql)).map(({ id }) => id);
  }

  key(row: PartySource): Promise<DataKey> {
    return this.vault.openKey(row.keyId);
  }

  async provenance(row: PartySource): Promise<Provenance> {
    const text = this.vault.openText(await this.key(row), row.sealedProvenance, place(row.id, 'sealed_provenance'));
    return JSON.parse(text) as Provenance;
  }

  async mapping(row: PartySource): Promise<ColumnMapping | null> {
    if (row.sealedMapping === null) return null;
    const text = this.vault.openText(await this.key(row), row.sealedMapping, place(row.id, 'sealed_mapping'));
    return JSON.parse(text) as ColumnMapping;
  }

  /** Inside a unit. */
  async setMapping(m: EntityManager, row: PartySource, mapping: ColumnMapping): Promise<void> {
    const sealed = this.vault.seal(await this.key(row), JSON.stringify(mapping), place(row.id, 'sealed_mapping'));
    await run(m, 'UPDATE party_sources SET sealed_mapping = ? WHERE id = ?', [sealed, row.id]);
  }

  /** Moves on when the source still stands in one of the states; answers whether it did. Inside a unit. */
  async move(
    m: EntityManager,
    id: string,
    {
      from,
      to,
      at,
      stoppedBy = null,
    }: { from: readonly SourceState[]; to: SourceState; at: Instant; stoppedBy?: string | null },
  ): Promise<boolean> {
    const marks = from.map(() => '?').join(', ');
    const sql = `UPDATE party_sources SET state = ?, changed_at = ?, stopped_by = ? WHERE id = ? AND state IN (${marks})`;
    return (await run(m, sql, [to, at, stoppedBy, id, ...from])) === 1;
  }

  /** The file is whole. Inside a unit. */
  async received(m: EntityManager, id: string, file: { sha256: string; size: number; format: string }): Promise<void> {
    const sql = `UPDATE party_sources SET sha256 = ?, size = ?, format = ?, state = 'received' WHERE id = ?`;
    await run(m, sql, [file.sha256, file.size, file.format, id]);
  }

  /** Sets the counts back, before a pass from the first row. Inside a unit. */
  async begin(m: EntityManager, id: string): Promise<void> {
    const sql = `UPDATE party_sources SET rows_done = 0, added = 0, joined = 0, incomplete = 0, refused = 0 WHERE id = ?`;
    await run(m, sql, [id]);
  }

  /** Adds a chunk when nobody else has done it; false when the source does not stand where the caller saw it. Inside a unit. */
  async progress(
    m: EntityManager,
    id: string,
    from: { state: SourceState; rowsDone: number },
    add: SourceProgress,
  ): Promise<boolean> {
    const sql = `UPDATE party_sources SET rows_done = ?, added = added + ?, joined = joined + ?,
      incomplete = incomplete + ?, refused = refused + ? WHERE id = ? AND state = ? AND rows_done = ?`;
    const values = [add.rowsDone, add.added, add.joined, add.incomplete, add.refused, id, from.state, from.rowsDone];
    return (await run(m, sql, values)) === 1;
  }

  /** Inside a unit. */
  async total(m: EntityManager, id: string, rowsTotal: number): Promise<void> {
    await run(m, 'UPDATE party_sources SET rows_total = ? WHERE id = ?', [rowsTotal, id]);
  }
}

function place(row: string, column: string): { table: string; column: string; row: string } {
  return { table: TABLE, column, row };
}
