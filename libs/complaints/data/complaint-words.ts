import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import { ComplaintRepository, type OpenComplaint } from './complaint-repository.js';

/** A further text of a case. */
export interface CaseWords {
  complaintId: string;
  kind: 'in' | 'out' | 'note' | 'participant';
  text: string;
}

/** What each table of further texts is read by; the earlier text that an edit keeps is no text of the case any more. */
const SOURCES = [
  {
    table: 'complaint_messages',
    column: 'sealed_text',
    sql: (marks: string) =>
      `SELECT id, complaint_id, direction AS kind, sealed_text AS sealed FROM complaint_messages
       WHERE complaint_id IN (${marks}) ORDER BY id`,
  },
  {
    table: 'complaint_events',
    column: 'sealed_note',
    sql: (marks: string) =>
      `SELECT id, complaint_id, 'note' AS kind, sealed_note AS sealed FROM complaint_events
       WHERE complaint_id IN (${marks}) AND sealed_note IS NOT NULL AND action <> 'edited' ORDER BY id`,
  },
  {
    table: 'case_participants',
    column: 'sealed_address',
    sql: (marks: string) =>
      `SELECT id, complaint_id, 'participant' AS kind, sealed_address AS sealed FROM case_participants
       WHERE complaint_id IN (${marks}) AND removed_at IS NULL ORDER BY id`,
  },
] as const;

interface Row {
  id: string;
  complaint_id: string;
  kind: CaseWords['kind'];
  sealed: Buffer;
}

/**
 * Opens all the words of some complaints by a few statements, for the desk's engines; whoever shows them to a person
 * writes the look to the audit log first.
 */
@Injectable()
export class ComplaintWords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly complaints: ComplaintRepository,
  ) {}

  /** Those of the complaints that exist and can be opened, with messages, notes and participants as they stand now. */
  async of(complaintIds: readonly string[]): Promise<{ complaint: OpenComplaint; more: CaseWords[] }[]> {
    const opened = await this.complaints.openAll(complaintIds);
    if (opened.length === 0) return [];
    const keys = new Map<string, DataKey>();
    for (const { id, keyId } of opened) keys.set(id, await this.vault.openKey(keyId));
    const more = new Map<string, CaseWords[]>(opened.map(({ id }) => [id, []]));
    for (const { table, column, sql } of SOURCES) {
      const ids = [...keys.keys()];
      const rows = await query<Row>(this.uow.manager, sql(ids.map(() => '?').join(', ')), ids);
      for (const { id, complaint_id: complaintId, kind, sealed } of rows) {
        const key = keys.get(complaintId);
        if (key === undefined) continue;
        const text = this.vault.openText(key, sealed, { table, column, row: id });
        more.get(complaintId)?.push({ complaintId, kind, text });
      }
    }
    return opened.map((complaint) => ({ complaint, more: more.get(complaint.id) ?? [] }));
  }
}
