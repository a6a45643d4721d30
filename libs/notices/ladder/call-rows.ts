import { Injectable } from '@nestjs/common';
import { newId, tokyoDate, type CivilDate, type Instant } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { PartyRows, SEALED_PARTY_COLUMNS, type OpenParty, type SealedParty } from '../data/party-rows.js';
import type { CallOutcome } from '../domain/ladder.js';
import { maskedLabel } from '../domain/mail-address.js';
import { NoticeCall } from '../data/ladder.entities.js';

/** A telephone task as the worklist shows it. */
export interface CallTask {
  /** Identifier of the notice. */
  id: string;
  /** `山***` */
  label: string;
  calls: number;
  lastOutcome: CallOutcome | null;
  callBackAt: Instant | null;
  dueAt: Instant | null;
  overdue: boolean;
}

/** One call that was made. */
export interface MadeCall {
  at: Instant;
  day: CivilDate;
  outcome: CallOutcome;
  actorId: string;
  note: string | null;
  callBackAt: Instant | null;
}

interface TaskRow extends SealedParty {
  id: string;
  due_at: Instant | null;
  calls: number | string;
  last_outcome: CallOutcome | null;
  call_back_at: Instant | null;
}

/** Telephone tasks and calls; notes are sealed under the key of their person. Writes belong inside a unit. */
@Injectable()
export class CallRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly parties: PartyRows,
  ) {}

  /** A page of the open tasks of a campaign in the order of their identifiers. */
  async tasks(campaignId: string, page: { cursor: string; limit: number }, now: Instant): Promise<CallTask[]> {
    const last = 'FROM notice_calls c WHERE c.notice_id = n.id ORDER BY c.id DESC LIMIT 1';
    const sql = `SELECT n.id, n.due_at, ${SEALED_PARTY_COLUMNS},
        (SELECT COUNT(*) FROM notice_calls c WHERE c.notice_id = n.id) AS calls,
        (SELECT c.outcome ${last}) AS last_outcome, (SELECT c.call_back_at ${last}) AS call_back_at
      FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND n.step = 'phone' AND n.state = 'pending' AND p.merged_into IS NULL AND n.id > ?
      ORDER BY n.id LIMIT ${String(page.limit)}`;
    const rows = await query<TaskRow>(this.uow.reads, sql, [campaignId, page.cursor]);
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        label: maskedLabel({ name: (await this.parties.open(row)).name, email: null }),
        calls: Number(row.calls),
        lastOutcome: row.last_outcome,
        callBackAt: row.call_back_at,
        dueAt: row.due_at,
        overdue: row.due_at !== null && row.due_at < now,
      })),
    );
  }

  async countOpen(campaignId: string): Promise<number> {
    const sql = `SELECT COUNT(*) AS n FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.campaign_id = ? AND n.step = 'phone' AND n.state = 'pending' AND p.merged_into IS NULL`;
    const [row] = await query<{ n: number | string }>(this.uow.reads, sql, [campaignId]);
    return Number(row?.n ?? 0);
  }

  /** The person of a telephone task in clear, and the notice's token; null when the campaign has no such task. */
  async person(campaignId: string, noticeId: string): Promise<(OpenParty & { token: string; keyId: string }) | null> {
    const sql = `SELECT n.token, ${SEALED_PARTY_COLUMNS} FROM notices n JOIN affected_parties p ON p.id = n.party_id
      WHERE n.id = ? AND n.campaign_id = ? AND n.step = 'phone'`;
    const [row] = await query<SealedParty & { token: string }>(this.uow.manager, sql, [noticeId, campaignId]);
    if (!row) return null;
    return { ...(await this.parties.open(row)), token: row.token, keyId: row.key_id };
  }

  /** Calls about a notice, oldest first. */
  async calls(noticeId: string): Promise<MadeCall[]> {
    const rows = await this.uow.manager.find(NoticeCall, { where: { noticeId }, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async ({ id, at, day, outcome, actorId, keyId, sealedNote, callBackAt }) => {
        const key = keyId === null || sealedNote === null ? null : await this.vault.openKey(keyId);
        const note = key === null || sealedNote === null ? null : this.vault.openText(key, sealedNote, noteAt(id));
        return { at, day, outcome, actorId, note, callBackAt };
      }),
    );
  }

  async add(
    call: { noticeId: string; at: Instant; outcome: CallOutcome; actorId: string; callBackAt: Instant | null },
    note: { text: string; keyId: string } | null,
  ): Promise<void> {
    const id = newId();
    const key = note === null ? null : await this.vault.openKey(note.keyId);
    const sealedNote = key === null || note === null ? null : this.vault.seal(key, note.text, noteAt(id));
    await insert(this.uow.manager, NoticeCall, {
      ...{ id, ...call, day: tokyoDate(call.at) },
      ...{ keyId: key?.id ?? null, sealedNote },
    });
  }
}

const noteAt = (row: string) => ({ table: 'notice_calls', column: 'sealed_note', row });
