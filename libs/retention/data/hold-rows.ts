import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault } from '#vault';
import { IN_FORCE, type HoldState } from '../domain/hold-state.js';
import { retentionErrors } from '../domain/retention.errors.js';
import { LegalHoldRow } from './legal-hold.entity.js';

/** What a hold is about: one of the two. */
export interface HoldSubject {
  complaintId: string | null;
  incidentId: string | null;
  /** Slip number or number of the incident. */
  number: string;
}

/** A hold as people read it. */
export interface OpenHold extends Omit<LegalHoldRow, 'keyId' | 'sealedReason' | 'sealedLiftReason'> {
  number: string;
  reason: string;
  liftReason: string | null;
}

/** Keys that one statement names. */
const AT_ONCE = 400;
const at = (column: string, row: string) => ({ table: 'legal_holds', column, row });

/** Holds, and the data keys that they cover. The only place of this feature that knows the tables of others. */
@Injectable()
export class HoldRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Error: `retention.subject-unknown`. */
  async subject(number: string): Promise<HoldSubject> {
    const [complaint] = await this.ids('SELECT id FROM complaints WHERE slip_number = ?', [number]);
    if (complaint !== undefined) return { complaintId: complaint, incidentId: null, number };
    const [incident] = await this.ids('SELECT id FROM incidents WHERE number = ?', [number]);
    if (incident === undefined) throw new DomainError(retentionErrors['retention.subject-unknown']);
    return { complaintId: null, incidentId: incident, number };
  }

  /** Inside a unit. */
  async add(subject: HoldSubject, reason: string, by: { id: string; at: Instant }): Promise<LegalHoldRow> {
    const id = newId();
    const key = await this.vault.newKey('draft');
    const row: LegalHoldRow = {
      id,
      ...{ complaintId: subject.complaintId, incidentId: subject.incidentId, state: 'proposed', keyId: key.id },
      sealedReason: this.vault.seal(key, reason, at('sealed_reason', id)),
      ...{ askedBy: by.id, askedAt: by.at, decidedBy: null, decidedAt: null },
      ...{ sealedLiftReason: null, liftBy: null, liftAt: null, liftedBy: null, liftedAt: null },
    };
    await insert(this.uow.manager, LegalHoldRow, row);
    return row;
  }

  /** Error: `retention.hold-not-found`. */
  async one(id: string): Promise<LegalHoldRow> {
    const row = await this.uow.manager.findOneBy(LegalHoldRow, { id });
    if (!row) throw new DomainError(retentionErrors['retention.hold-not-found']);
    return row;
  }

  /** The hold that is in force for the subject itself, if there is one. */
  async inForceFor({ complaintId, incidentId }: Pick<HoldSubject, 'complaintId' | 'incidentId'>): Promise<boolean> {
    const of = complaintId === null ? { incidentId: incidentId ?? '' } : { complaintId };
    return (await this.uow.manager.countBy(LegalHoldRow, { ...of, state: In([...IN_FORCE]) })) > 0;
  }

  async change(row: LegalHoldRow, patch: Partial<LegalHoldRow>, liftReason?: string): Promise<LegalHoldRow> {
    const sealed =
      liftReason === undefined
        ? {}
        : {
            sealedLiftReason: this.vault.seal(
              await this.vault.openKey(row.keyId),
              liftReason,
              at('sealed_lift_reason', row.id),
            ),
          };
    const next = { ...patch, ...sealed };
    await this.uow.manager.update(LegalHoldRow, { id: row.id }, next);
    return { ...row, ...next };
  }

  /** Newest first, with their reasons. */
  async list(): Promise<OpenHold[]> {
    const rows = await this.uow.manager.find(LegalHoldRow, { order: { id: 'DESC' } });
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  async opened({ keyId, sealedReason, sealedLiftReason, ...row }: LegalHoldRow): Promise<OpenHold> {
    const key = await this.vault.openKey(keyId);
    const [table, column] = row.complaintId === null ? ['incidents', 'number'] : ['complaints', 'slip_number'];
    const sql = `SELECT ${column} AS number FROM ${table} WHERE id = ?`;
    const [named] = await query<{ number: string }>(this.uow.manager, sql, [row.complaintId ?? row.incidentId]);
    return {
      ...row,
      number: named?.number ?? '',
      reason: this.vault.openText(key, sealedReason, at('sealed_reason', row.id)),
      liftReason:
        sealedLiftReason === null ? null : this.vault.openText(key, sealedLiftReason, at('sealed_lift_reason', row.id)),
    };
  }

  /**
   * Marks every data key that a hold in force covers, and takes the mark off those of `lifted` that no other covers.
   * Inside a unit. Answers how many marks changed.
   */
  async mark(m: EntityManager, lifted: LegalHoldRow | null = null): Promise<number> {
    const states: HoldState[] = [...IN_FORCE];
    const holds = await m.find(LegalHoldRow, { where: { state: In(states) } });
    const covered = new Set<string>();
    for (const hold of holds) for (const key of await this.keysOf(hold)) covered.add(key);
    let changed = await this.set(m, [...covered], true);
    if (lifted !== null) {
      const free = (await this.keysOf(lifted)).filter((key) => !covered.has(key));
      changed += await this.set(m, free, false);
    }
    return changed;
  }

  private async set(m: EntityManager, keys: readonly string[], hold: boolean): Promise<number> {
    let changed = 0;
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const some = keys.slice(from, from + AT_ONCE);
      const sql = `UPDATE data_keys SET hold = ? WHERE hold = ? AND id IN (${some.map(() => '?').join(', ')})`;
      changed += await run(m, sql, [hold, !hold, ...some]);
    }
    return changed;
  }

  /**
   * Whether a hold in force covers this key, marked or not: it may have been made since the last mark. Inside the unit that
   * would erase it.
   */
  async covers(keyId: string): Promise<boolean> {
    const holds = await this.uow.manager.find(LegalHoldRow, { where: { state: In([...IN_FORCE]) } });
    for (const hold of holds) {
      const { sql, values } = keysOf(hold);
      const found = await this.ids(`SELECT id FROM (${sql}) held WHERE id = ? LIMIT 1`, [...values, keyId]);
      if (found.length > 0) return true;
    }
    return false;
  }

  /** Every data key under which content of the subject is sealed. */
  private keysOf(subject: Pick<HoldSubject, 'complaintId' | 'incidentId'>): Promise<string[]> {
    const { sql, values } = keysOf(subject);
    return this.ids(sql, values);
  }

  private async ids(sql: string, values: readonly string[]): Promise<string[]> {
    const rows = await query<{ id: string | null }>(this.uow.manager, sql, values);
    return rows.flatMap(({ id }) => (id === null ? [] : [id]));
  }
}

interface Keys {
  sql: string;
  values: string[];
}

function keysOf({ complaintId, incidentId }: Pick<HoldSubject, 'complaintId' | 'incidentId'>): Keys {
  if (complaintId !== null) return keysOfComplaints('= ?', complaintId);
  const id = incidentId ?? '';
  const linked = keysOfComplaints('IN (SELECT complaint_id FROM incident_complaints WHERE incident_id = ?)', id);
  const own = `SELECT key_id AS id FROM incidents WHERE id = ?
    UNION SELECT key_id FROM affected_parties WHERE incident_id = ?
    UNION SELECT key_id FROM party_sources WHERE incident_id = ?
    UNION SELECT key_id FROM party_units WHERE incident_id = ?
    UNION SELECT key_id FROM notice_campaigns WHERE incident_id = ?
    UNION SELECT s.key_id FROM substitute_measures s JOIN notice_campaigns c ON c.id = s.campaign_id
      WHERE c.incident_id = ?
    UNION SELECT l.key_id FROM letters l JOIN notices n ON n.id = l.notice_id
      JOIN notice_campaigns c ON c.id = n.campaign_id WHERE c.incident_id = ?
    UNION SELECT a.key_id FROM notice_calls a JOIN notices n ON n.id = a.notice_id
      JOIN notice_campaigns c ON c.id = n.campaign_id WHERE c.incident_id = ?
    UNION SELECT key_id FROM cluster_decisions WHERE incident_id = ? AND key_id IS NOT NULL`;
  return { sql: `${own} UNION ${linked.sql}`, values: [...Array.from({ length: 9 }, () => id), ...linked.values] };
}

/** Of one complaint, or of all that are linked to an incident, in one statement. */
function keysOfComplaints(which: string, id: string): Keys {
  const sql = `SELECT key_id AS id FROM complaints WHERE id ${which}
    UNION SELECT key_id FROM arrivals WHERE complaint_id ${which}
    UNION SELECT o.key_id FROM sealed_originals o JOIN arrivals a ON a.original_id = o.id WHERE a.complaint_id ${which}
    UNION SELECT f.key_id FROM arrival_files f JOIN arrivals a ON a.id = f.arrival_id WHERE a.complaint_id ${which}
    UNION SELECT key_id FROM read_documents WHERE complaint_id ${which}`;
  return { sql, values: Array.from({ length: 5 }, () => id) };
}
