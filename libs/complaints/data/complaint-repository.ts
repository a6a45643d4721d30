import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError, newId, tokyoMonth, type Actor, type Instant } from '#kernel';
import { insert, query, rowById, run, UnitOfWork } from '#persistence';
import { Vault, vaultErrors, type DataKey } from '#vault';
import type { ComplaintDetails, NewComplaint } from '../domain/complaint.js';
import { complaintErrors } from '../domain/complaints.errors.js';
import { normaliseFor } from '../domain/normalise.js';
import { Complaint, ComplaintEvent, ComplaintMessage } from './complaint.entity.js';

/** A complaint with its seals opened. */
export interface OpenComplaint extends Omit<Complaint, 'sealedText' | 'sealedDetails' | 'secretHash'> {
  text: string;
  details: ComplaintDetails;
}

const at = (column: string, row: string): { table: string; column: string; row: string } => ({
  table: 'complaints',
  column,
  row,
});

/** Seals and opens complaints; the only place that reads and writes their rows. */
@Injectable()
export class ComplaintRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Writes the row, its look-ups and its slip number; answers the slip number. Inside a unit. */
  async add(m: EntityManager, complaint: NewComplaint, registeredAt: Instant): Promise<string> {
    const key = await this.vault.openKey(complaint.keyId);
    const slipNumber = await this.nextSlip(m, tokyoMonth(complaint.receivedAt));
    const { text, details, messageIds, ...columns } = complaint;
    await insert(m, Complaint, {
      ...columns,
      slipNumber,
      registeredAt,
      state: 'received',
      version: 1,
      sealedText: this.vault.seal(key, text, at('sealed_text', complaint.id)),
      sealedDetails: this.vault.seal(key, JSON.stringify(details), at('sealed_details', complaint.id)),
    });
    await this.addLookups(m, complaint.id, details, messageIds);
    return slipNumber;
  }

  /** Row by id; fails with `complaints.not-found`. */
  async row(id: string, m: EntityManager = this.uow.manager): Promise<Complaint> {
    const row = await rowById(m, Complaint, id);
    if (!row) throw new DomainError(complaintErrors['complaints.not-found']);
    return row;
  }

  async unseal(row: Complaint): Promise<OpenComplaint> {
    const key = await this.vault.openKey(row.keyId);
    const { sealedText, sealedDetails, secretHash, ...columns } = row;
    void secretHash;
    return {
      ...columns,
      text: this.vault.openText(key, sealedText, at('sealed_text', row.id)),
      details: JSON.parse(this.vault.openText(key, sealedDetails, at('sealed_details', row.id))) as ComplaintDetails,
    };
  }

  /** Those of the complaints that exist and can be opened, in the order of their identifiers. For the desk's engines. */
  async openAll(ids: readonly string[]): Promise<OpenComplaint[]> {
    if (ids.length === 0) return [];
    const rows = await this.uow.manager.find(Complaint, { where: { id: In([...ids]) }, order: { id: 'ASC' } });
    await this.vault.warm(rows.map(({ keyId }) => keyId));
    const opened: OpenComplaint[] = [];
    for (const row of rows) {
      try {
        opened.push(await this.unseal(row));
      } catch (error) {
        if (!isErased(error)) throw error;
      }
    }
    return opened;
  }

  /** Seals new text and details for a row; the caller writes them with its version check. */
  async reseal(
    row: Pick<Complaint, 'id' | 'keyId'>,
    text: string,
    details: ComplaintDetails,
  ): Promise<Pick<Complaint, 'sealedText' | 'sealedDetails'>> {
    const key = await this.vault.openKey(row.keyId);
    return {
      sealedText: this.vault.seal(key, text, at('sealed_text', row.id)),
      sealedDetails: this.vault.seal(key, JSON.stringify(details), at('sealed_details', row.id)),
    };
  }

  /** Makes the complaint findable by a value of another kind: a reply token. Inside a unit. */
  async addLookup(m: EntityManager, complaintId: string, kind: string, value: string): Promise<void> {
    await run(m, 'INSERT INTO complaint_lookups (complaint_id, kind, hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
      complaintId,
      kind,
      this.vault.lookup(kind, value),
    ]);
  }

  /** Makes the complaint findable by its contact and message ids; what was findable stays so. */
  async addLookups(
    m: EntityManager,
    complaintId: string,
    details: ComplaintDetails,
    messageIds: string[],
  ): Promise<void> {
    const { contact } = details;
    const found: [string, string | null][] = [
      ['phone', contact.phone === undefined ? null : normaliseFor('phone', contact.phone)],
      ['phone', details.lineNumber === undefined ? null : normaliseFor('phone', details.lineNumber)],
      ['email', contact.email === undefined ? null : normaliseFor('email', contact.email)],
      ['name', contact.name === undefined ? null : normaliseFor('name', contact.name)],
      ['reference', details.externalRef === undefined ? null : normaliseFor('reference', details.externalRef)],
      ...messageIds.map((id): [string, string] => ['message-id', id]),
    ];
    const rows = found.flatMap(([kind, value]) => (value === null ? [] : [[kind, this.vault.lookup(kind, value)]]));
    if (rows.length === 0) return;
    await run(
      m,
      `INSERT INTO complaint_lookups (complaint_id, kind, hash) VALUES ${rows.map(() => '(?, ?, ?)').join(', ')} ON CONFLICT DO NOTHING`,
      rows.flatMap(([kind, hash]) => [complaintId, kind, hash]),
    );
  }

  /** Identifiers of complaints that carry the value; newest first, at most `limit`. */
  async idsByLookup(kind: string, normalised: string, limit = 50): Promise<string[]> {
    const rows = await query<{ complaint_id: string }>(
      this.uow.manager,
      'SELECT complaint_id FROM complaint_lookups WHERE kind = ? AND hash = ? ORDER BY complaint_id DESC LIMIT ?',
      [kind, this.vault.lookup(kind, normalised), limit],
    );
    return rows.map((row) => row.complaint_id);
  }

  /** Appends to the complaint's history. Inside a unit. */
  async record(
    m: EntityManager,
    row: Pick<Complaint, 'id' | 'keyId'>,
    entry: { at: Instant; actor: Actor; action: string; facts?: Record<string, unknown>; note?: string | undefined },
  ): Promise<void> {
    const id = newId();
    const key: DataKey | null = entry.note === undefined ? null : await this.vault.openKey(row.keyId);
    await insert(m, ComplaintEvent, {
      id,
      complaintId: row.id,
      at: entry.at,
      actorId: entry.actor.id,
      action: entry.action,
      facts: JSON.stringify(entry.facts ?? {}),
      ...(key === null || entry.note === undefined
        ? {}
        : {
            sealedNote: this.vault.seal(key, entry.note, { table: 'complaint_events', column: 'sealed_note', row: id }),
          }),
    });
  }

  /** Keeps a message to or from the complainant. Inside a unit. */
  async addMessage(
    m: EntityManager,
    row: Pick<Complaint, 'id' | 'keyId'>,
    message: Omit<ComplaintMessage, 'id' | 'complaintId' | 'sealedText'> & { text: string },
  ): Promise<string> {
    const id = newId();
    const { text, ...columns } = message;
    const key = await this.vault.openKey(row.keyId);
    const sealedText = this.vault.seal(key, text, { table: 'complaint_messages', column: 'sealed_text', row: id });
    await insert(m, ComplaintMessage, { ...columns, id, complaintId: row.id, sealedText });
    return id;
  }

  /** History and messages with their seals opened. */
  async trail(row: Complaint): Promise<{
    history: (Omit<ComplaintEvent, 'sealedNote' | 'facts'> & { facts: Record<string, unknown>; note: string | null })[];
    messages: (Omit<ComplaintMessage, 'sealedText'> & { text: string })[];
  }> {
    const key = await this.vault.openKey(row.keyId);
    const events = await this.uow.reads.find(ComplaintEvent, { where: { complaintId: row.id }, order: { id: 'ASC' } });
    const messages = await this.uow.reads.find(ComplaintMessage, {
      where: { complaintId: row.id },
      order: { id: 'ASC' },
    });
    return {
      history: events.map(({ sealedNote, facts, ...event }) => ({
        ...event,
        facts: JSON.parse(facts) as Record<string, unknown>,
        note:
          sealedNote === null
            ? null
            : this.vault.openText(key, sealedNote, { table: 'complaint_events', column: 'sealed_note', row: event.id }),
      })),
      messages: messages.map(({ sealedText, ...message }) => ({
        ...message,
        text: this.vault.openText(key, sealedText, {
          table: 'complaint_messages',
          column: 'sealed_text',
          row: message.id,
        }),
      })),
    };
  }

  private async nextSlip(m: EntityManager, month: string): Promise<string> {
    const [counter] = await query<{ last: number }>(
      m,
      `INSERT INTO slip_counters (month, last) VALUES (?, 1)
       ON CONFLICT (month) DO UPDATE SET last = slip_counters.last + 1 RETURNING last`,
      [month],
    );
    if (!counter) throw new Error('the slip counter gave no number');
    return `${month}-${String(counter.last).padStart(6, '0')}`;
  }
}

function isErased(error: unknown): boolean {
  return error instanceof DomainError && error.code === vaultErrors['vault.key-erased'].code;
}
