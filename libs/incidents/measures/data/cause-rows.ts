import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, UnitOfWork } from '#persistence';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { without } from '../../data/without.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { UNKNOWN_CAUSE } from '../causes.js';
import { CauseRow, RecurrenceRow } from './measure.entity.js';

type Keyed = Pick<IncidentRow, 'id' | 'keyId'>;

/** A cause with its basis opened. */
export type FoundCause = Omit<CauseRow, 'incidentId' | 'sealedBasis'> & { basis: string };

/** A recurrence with the earlier incident's number, and what a person concluded from it. */
export type Recurrence = Omit<RecurrenceRow, 'incidentId' | 'sealedNote'> & { earlier: string; note: string | null };

const basisAt = (row: string) => ({ table: 'incident_causes', column: 'sealed_basis', row });
const noteAt = (row: string) => ({ table: 'incident_recurrences', column: 'sealed_note', row });

/** Rows of causes and of their recurrence. Writes belong inside a unit. */
@Injectable()
export class CauseRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** With those taken back, oldest first. */
  async ofIncident(incident: Keyed): Promise<FoundCause[]> {
    const rows = await this.uow.manager.find(CauseRow, { where: { incidentId: incident.id }, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'incidentId', 'sealedBasis'),
        basis: await this.seals.open(incident.keyId, row.sealedBasis, basisAt(row.id)),
      })),
    );
  }

  /** Codes that hold at present. */
  async codesOf(incidentId: string): Promise<string[]> {
    const rows = await this.uow.manager.find(CauseRow, {
      where: { incidentId, withdrawnAt: IsNull() },
      order: { id: 'ASC' },
    });
    return [...new Set(rows.map(({ code }) => code))];
  }

  async add(incident: Keyed, cause: Pick<FoundCause, 'code' | 'part' | 'basis' | 'setBy' | 'setAt'>): Promise<string> {
    const id = newId();
    const { basis, ...columns } = cause;
    const sealedBasis = await this.seals.seal(incident.keyId, basis, basisAt(id));
    await insert(this.uow.manager, CauseRow, { id, incidentId: incident.id, ...columns, sealedBasis });
    return id;
  }

  /** Error: `incidents.cause-not-found`, also for one that is taken back already. */
  async withdraw(incidentId: string, causeId: string, by: string, at: Instant): Promise<CauseRow> {
    const row = await this.uow.manager.findOneBy(CauseRow, { id: causeId, incidentId, withdrawnAt: IsNull() });
    if (!row) throw new DomainError(incidentErrors['incidents.cause-not-found']);
    await this.uow.manager.update(CauseRow, { id: row.id }, { withdrawnBy: by, withdrawnAt: at });
    return row;
  }

  /** Other incidents with a cause of this one. */
  sharing(incidentId: string): Promise<{ incidentId: string; number: string; state: string; code: string }[]> {
    return query(
      this.uow.manager,
      `SELECT DISTINCT o.incident_id AS "incidentId", i.number AS "number", i.state AS "state", o.code AS "code"
       FROM incident_causes c JOIN incident_causes o ON o.code = c.code AND o.incident_id <> c.incident_id
       JOIN incidents i ON i.id = o.incident_id
       WHERE c.incident_id = ? AND c.withdrawn_at IS NULL AND o.withdrawn_at IS NULL AND c.code <> ?
         AND i.state <> 'unfounded'
       ORDER BY i.number DESC`,
      [incidentId, UNKNOWN_CAUSE],
    );
  }

  /** Notes a recurrence once; false when it is known. */
  async notice(
    recurrence: Pick<RecurrenceRow, 'incidentId' | 'earlierId' | 'measureId' | 'causeCode' | 'noticedAt'>,
  ): Promise<boolean> {
    const { incidentId, measureId } = recurrence;
    if (await this.uow.manager.existsBy(RecurrenceRow, { incidentId, measureId })) return false;
    await insert(this.uow.manager, RecurrenceRow, { id: newId(), ...recurrence });
    return true;
  }

  async recurrences(incident: Keyed): Promise<Recurrence[]> {
    const rows = await this.uow.manager.find(RecurrenceRow, {
      where: { incidentId: incident.id },
      order: { id: 'ASC' },
    });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'incidentId', 'sealedNote'),
        earlier: await this.numberOf(row.earlierId),
        note: await this.seals.maybe(incident.keyId, row.sealedNote, noteAt(row.id)),
      })),
    );
  }

  /** Recurrences that nobody has considered, as numbers of the earlier incidents. */
  async unconsidered(incidentId: string): Promise<string[]> {
    const rows = await this.uow.manager.findBy(RecurrenceRow, { incidentId, consideredAt: IsNull() });
    return Promise.all(rows.map((row) => this.numberOf(row.earlierId)));
  }

  /** What was concluded stays. Errors: `incidents.recurrence-not-found`, `incidents.recurrence-considered`. */
  async consider(
    incident: Keyed,
    recurrenceId: string,
    o: { note: string; by: string; at: Instant },
  ): Promise<RecurrenceRow> {
    const row = await this.uow.manager.findOneBy(RecurrenceRow, { id: recurrenceId, incidentId: incident.id });
    if (!row) throw new DomainError(incidentErrors['incidents.recurrence-not-found']);
    if (row.consideredAt !== null) throw new DomainError(incidentErrors['incidents.recurrence-considered']);
    const sealedNote = await this.seals.seal(incident.keyId, o.note, noteAt(row.id));
    const change = { consideredBy: o.by, consideredAt: o.at, sealedNote };
    await this.uow.manager.update(RecurrenceRow, { id: row.id }, change);
    return row;
  }

  private async numberOf(incidentId: string): Promise<string> {
    const sql = 'SELECT number FROM incidents WHERE id = ?';
    const [row] = await query<{ number: string }>(this.uow.manager, sql, [incidentId]);
    return row?.number ?? '';
  }
}
