import { Injectable } from '@nestjs/common';
import { DomainError, newId, type CivilDate, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { PartyRows, SEALED_PARTY_COLUMNS, type SealedParty } from '../data/party-rows.js';
import type { ReturnReason } from '../domain/ladder.js';
import { proofOf, type PrintedAddress } from '../domain/letter.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { Letter, LetterBatch } from '../data/ladder.entities.js';

/** A letter that waits to be printed. */
export interface WaitingLetter {
  noticeId: string;
  keyId: string;
  address: PrintedAddress;
}

/** A letter of a batch in clear, with what its text needs. */
export interface PrintedLetter {
  noticeId: string;
  proof: string;
  token: string;
  address: PrintedAddress;
}

/** Where a letter stands that came back. */
export interface FoundLetter {
  noticeId: string;
  batchId: string;
  campaignId: string;
  postedOn: CivilDate | null;
  returnedOn: CivilDate | null;
}

interface LetterRow {
  notice_id: string;
  proof: string;
  key_id: string;
  sealed_address: Uint8Array;
  token: string;
}

/** A letter stays `sending` when it was spoilt after printing, for notices never go back; it is in no batch then. */
const WAITING = `n.step = 'letter' AND (n.state = 'pending' OR (n.state = 'sending' AND n.batch_id IS NULL))`;

/** Batches and letters; addresses are sealed and opened here. Writes belong inside a unit. */
@Injectable()
export class LetterRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly parties: PartyRows,
  ) {}

  /** Letters of a campaign that wait, in the order of the list: never printed, or spoilt before they were posted. */
  async waiting(campaignId: string, most: number): Promise<WaitingLetter[]> {
    const sql = `SELECT n.id, ${SEALED_PARTY_COLUMNS} FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND ${WAITING} AND p.merged_into IS NULL
      ORDER BY n.id LIMIT ${String(most)}`;
    const rows = await query<SealedParty & { id: string }>(this.uow.manager, sql, [campaignId]);
    return Promise.all(
      rows.map(async (row) => ({ noticeId: row.id, keyId: row.key_id, address: await this.addressOf(row) })),
    );
  }

  async countWaiting(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND ${WAITING} AND p.merged_into IS NULL`;
    const [row] = await query<{ n: number | string }>(this.uow.manager, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  /** Begins a batch under the next number of the desk. */
  async begin(facts: {
    campaignId: string;
    barcode: boolean;
    duplex: boolean;
    by: string;
    at: Instant;
  }): Promise<{ id: string; number: string }> {
    const [last] = await query<{ number: string | null }>(
      this.uow.manager,
      'SELECT MAX(number) AS number FROM letter_batches',
    );
    const number = String(Number(last?.number ?? 0) + 1).padStart(6, '0');
    const { campaignId, barcode, duplex } = facts;
    const made = { campaignId, number, state: 'printed' as const, letters: 0, barcode, duplex, printedBy: facts.by };
    const id = newId();
    await insert(this.uow.manager, LetterBatch, { id, ...made, printedAt: facts.at, postedBy: null, postedOn: null });
    return { id, number };
  }

  /** Puts a letter into a batch, with the address that it is printed with. */
  async add(batch: { id: string; number: string }, position: number, letter: WaitingLetter): Promise<void> {
    const { noticeId, keyId, address } = letter;
    const key = await this.vault.openKey(keyId);
    const sealedAddress = this.vault.seal(key, JSON.stringify(address), addressAt(noticeId));
    await insert(this.uow.manager, Letter, {
      ...{ noticeId, batchId: batch.id, position, proof: proofOf(batch.number, position), keyId, sealedAddress },
      ...{ returnedOn: null, returnReason: null, returnedBy: null },
    });
    await run(this.uow.manager, 'UPDATE notices SET batch_id = ? WHERE id = ?', [batch.id, noticeId]);
  }

  async close(batchId: string, letters: number): Promise<void> {
    await run(this.uow.manager, 'UPDATE letter_batches SET letters = ? WHERE id = ?', [letters, batchId]);
  }

  /** Error: `notices.batch-not-found`. */
  async batch(id: string): Promise<LetterBatch> {
    const row = await this.uow.manager.findOneBy(LetterBatch, { id });
    if (!row) throw new DomainError(noticeErrors['notices.batch-not-found']);
    return row;
  }

  /** Batches of a campaign, the newest first. */
  async ofCampaign(campaignId: string): Promise<(LetterBatch & { returned: number })[]> {
    const batches = await this.uow.manager.find(LetterBatch, { where: { campaignId }, order: { number: 'DESC' } });
    const sql = `SELECT l.batch_id, COUNT(*) AS n FROM letters l JOIN letter_batches b ON b.id = l.batch_id
      WHERE b.campaign_id = ? AND l.returned_on IS NOT NULL GROUP BY l.batch_id`;
    const rows = await query<{ batch_id: string; n: number | string }>(this.uow.manager, sql, [campaignId]);
    const returned = new Map(rows.map((row) => [row.batch_id, Number(row.n)]));
    return batches.map((batch) => Object.assign(batch, { returned: returned.get(batch.id) ?? 0 }));
  }

  /** Letters of a batch in clear, in their order. */
  async letters(batchId: string): Promise<PrintedLetter[]> {
    const sql = `SELECT l.notice_id, l.proof, l.key_id, l.sealed_address, n.token
      FROM letters l JOIN notices n ON n.id = l.notice_id WHERE l.batch_id = ? ORDER BY l.position`;
    const rows = await query<LetterRow>(this.uow.reads, sql, [batchId]);
    return Promise.all(
      rows.map(async ({ notice_id: noticeId, proof, token, key_id, sealed_address }) => {
        const key = await this.vault.openKey(key_id);
        const address = JSON.parse(this.vault.openText(key, sealed_address, addressAt(noticeId))) as PrintedAddress;
        return { noticeId, proof, token, address };
      }),
    );
  }

  async noticeIds(batchId: string): Promise<string[]> {
    const sql = 'SELECT notice_id FROM letters WHERE batch_id = ? ORDER BY position';
    return (await query<{ notice_id: string }>(this.uow.manager, sql, [batchId])).map((row) => row.notice_id);
  }

  /** Takes a spoilt letter out of its batch: it waits for another one. */
  async remove(noticeId: string): Promise<void> {
    await run(this.uow.manager, 'DELETE FROM letters WHERE notice_id = ?', [noticeId]);
    await run(this.uow.manager, 'UPDATE notices SET batch_id = NULL WHERE id = ?', [noticeId]);
  }

  async post(batchId: string, by: string, on: CivilDate): Promise<void> {
    const sql = `UPDATE letter_batches SET state = 'posted', posted_by = ?, posted_on = ? WHERE id = ?`;
    await run(this.uow.manager, sql, [by, on, batchId]);
  }

  async byProof(proof: string): Promise<FoundLetter | null> {
    const sql = `SELECT l.notice_id, l.batch_id, b.campaign_id, b.posted_on, l.returned_on
      FROM letters l JOIN letter_batches b ON b.id = l.batch_id WHERE l.proof = ?`;
    type Row = Record<'notice_id' | 'batch_id' | 'campaign_id', string> &
      Record<'posted_on' | 'returned_on', string | null>;
    const [row] = await query<Row>(this.uow.manager, sql, [proof]);
    if (!row) return null;
    const { notice_id: noticeId, batch_id: batchId, campaign_id: campaignId } = row;
    return { noticeId, batchId, campaignId, postedOn: row.posted_on, returnedOn: row.returned_on };
  }

  async returned(noticeId: string, facts: { on: CivilDate; reason: ReturnReason; by: string }): Promise<void> {
    const sql = 'UPDATE letters SET returned_on = ?, return_reason = ?, returned_by = ? WHERE notice_id = ?';
    await run(this.uow.manager, sql, [facts.on, facts.reason, facts.by, noticeId]);
  }

  private async addressOf(row: SealedParty): Promise<PrintedAddress> {
    const { name, postal, language } = await this.parties.open(row);
    return { name: name ?? '', code: postal?.code ?? '', lines: postal?.lines ?? [], language };
  }
}

const addressAt = (row: string) => ({ table: 'letters', column: 'sealed_address', row });
