import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError, newId, type CivilDate, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import { PartyRows, SEALED_PARTY_COLUMNS, type SealedParty } from '../data/party-rows.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { SubstituteMeasure } from '../data/ladder.entities.js';

const TABLE = 'substitute_measures';
/** Names that are compared with a text for publication; more persons are never published for at once in practice. */
const MOST_NAMES = 20_000;

/** A measure in clear. */
export interface MeasureView {
  id: string;
  campaignId: string;
  state: SubstituteMeasure['state'];
  text: string;
  hotline: string;
  textHash: string;
  draftedBy: string;
  draftedAt: Instant;
  decidedBy: string | null;
  decidedAt: Instant | null;
  reason: string | null;
  persons: number | null;
  publishedBy: string | null;
  publishedOn: CivilDate | null;
  place: string | null;
}

/** Substitute measures; sealed and opened here. Writes belong inside a unit. */
@Injectable()
export class SubstituteRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly parties: PartyRows,
  ) {}

  /** Persons of a campaign for whom nothing but a substitute measure is left and none was decided yet. */
  async waiting(campaignId: string): Promise<string[]> {
    const rows = await query<{ id: string }>(this.uow.manager, `SELECT n.id ${WAITING} ORDER BY n.id`, [campaignId]);
    return rows.map((row) => row.id);
  }

  /** Names of those who wait, for the check of a text only. */
  async names(campaignId: string): Promise<string[]> {
    const sql = `SELECT ${SEALED_PARTY_COLUMNS} ${WAITING} ORDER BY n.id LIMIT ${String(MOST_NAMES)}`;
    const rows = await query<SealedParty>(this.uow.manager, sql, [campaignId]);
    const opened = await Promise.all(rows.map((row) => this.parties.open(row)));
    return opened.flatMap(({ name }) => (name === null ? [] : [name]));
  }

  /** Notices for which a measure was decided and that are not at an end. */
  async covered(measureId: string): Promise<string[]> {
    const sql = `SELECT id FROM notices WHERE batch_id = ? AND step = 'substitute' AND state = 'pending' ORDER BY id`;
    return (await query<{ id: string }>(this.uow.manager, sql, [measureId])).map((row) => row.id);
  }

  async cover(measureId: string, noticeIds: readonly string[]): Promise<void> {
    for (const id of noticeIds)
      await run(this.uow.manager, 'UPDATE notices SET batch_id = ? WHERE id = ?', [measureId, id]);
  }

  async draft(campaignId: string, words: { text: string; hotline: string }, by: string, at: Instant): Promise<string> {
    const id = newId();
    const key = await this.vault.newKey('campaign');
    const sealed = this.sealWords(key, id, words);
    await insert(this.uow.manager, SubstituteMeasure, {
      ...{ id, campaignId, keyId: key.id, ...sealed, state: 'draft' as const, draftedBy: by, draftedAt: at },
      ...{ decidedBy: null, decidedAt: null, sealedReason: null, persons: null },
      ...{ publishedBy: null, publishedOn: null, sealedPlace: null },
    });
    return id;
  }

  async rewrite(
    row: SubstituteMeasure,
    words: { text: string; hotline: string },
    by: string,
    at: Instant,
  ): Promise<void> {
    const { sealedText, sealedHotline, textHash } = this.sealWords(await this.vault.openKey(row.keyId), row.id, words);
    const sql = `UPDATE substitute_measures SET sealed_text = ?, sealed_hotline = ?, text_hash = ?, drafted_by = ?,
      drafted_at = ? WHERE id = ?`;
    await run(this.uow.manager, sql, [sealedText, sealedHotline, textHash, by, at, row.id]);
  }

  async decide(
    row: SubstituteMeasure,
    facts: { by: string; at: Instant; reason: string; persons: number },
  ): Promise<void> {
    const key = await this.vault.openKey(row.keyId);
    const reason = this.vault.seal(key, facts.reason, placeOf(row.id, 'sealed_reason'));
    const sql = `UPDATE substitute_measures SET state = 'decided', decided_by = ?, decided_at = ?, sealed_reason = ?,
      persons = ? WHERE id = ?`;
    await run(this.uow.manager, sql, [facts.by, facts.at, reason, facts.persons, row.id]);
  }

  async publish(row: SubstituteMeasure, facts: { by: string; on: CivilDate; place: string }): Promise<void> {
    const key = await this.vault.openKey(row.keyId);
    const place = this.vault.seal(key, facts.place, placeOf(row.id, 'sealed_place'));
    const sql = `UPDATE substitute_measures SET state = 'published', published_by = ?, published_on = ?, sealed_place = ?
      WHERE id = ?`;
    await run(this.uow.manager, sql, [facts.by, facts.on, place, row.id]);
  }

  /** Error: `notices.measure-not-found`. */
  async row(id: string): Promise<SubstituteMeasure> {
    const row = await this.uow.manager.findOneBy(SubstituteMeasure, { id });
    if (!row) throw new DomainError(noticeErrors['notices.measure-not-found']);
    return row;
  }

  /** Measures of a campaign, oldest first. */
  async ofCampaign(campaignId: string): Promise<SubstituteMeasure[]> {
    return this.uow.manager.find(SubstituteMeasure, { where: { campaignId }, order: { id: 'ASC' } });
  }

  async open(row: SubstituteMeasure): Promise<MeasureView> {
    const { keyId, sealedText, sealedHotline, sealedReason, sealedPlace, ...clear } = row;
    const key = await this.vault.openKey(keyId);
    const open = (sealed: Uint8Array | null, column: string) =>
      sealed === null ? null : this.vault.openText(key, sealed, placeOf(row.id, column));
    return {
      ...clear,
      text: open(sealedText, 'sealed_text') ?? '',
      hotline: open(sealedHotline, 'sealed_hotline') ?? '',
      reason: open(sealedReason, 'sealed_reason'),
      place: open(sealedPlace, 'sealed_place'),
    };
  }

  private sealWords(key: DataKey, id: string, { text, hotline }: { text: string; hotline: string }) {
    return {
      sealedText: this.vault.seal(key, text, placeOf(id, 'sealed_text')),
      sealedHotline: this.vault.seal(key, hotline, placeOf(id, 'sealed_hotline')),
      textHash: createHash('sha256')
        .update(JSON.stringify([text, hotline]), 'utf8')
        .digest('hex'),
    };
  }
}

/** Steps that begin a measure: earlier steps of the same person are at an end, for the ladder opens this one last. */
const WAITING = `FROM notices n JOIN affected_parties p ON p.id = n.party_id
  WHERE n.campaign_id = ? AND n.step = 'substitute' AND n.state = 'pending' AND n.batch_id IS NULL
    AND p.merged_into IS NULL AND NOT EXISTS (SELECT 1 FROM notices e WHERE e.campaign_id = n.campaign_id
      AND e.party_id = n.party_id AND e.step <> 'substitute' AND e.state IN ('pending', 'sending', 'accepted', 'acknowledged'))`;

const placeOf = (row: string, column: string) => ({ table: TABLE, column, row });
