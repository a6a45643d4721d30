import { Injectable } from '@nestjs/common';
import { newId, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { EstimateRow, FactsRow, KnownAtChangeRow, ReportRow, type IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';
import { without } from './without.js';

type Sealer = Pick<IncidentRow, 'id' | 'keyId'>;

/** The report fields as last saved; revision 0 when nobody saved any. */
export interface SavedFacts {
  revision: number;
  values: Record<string, string>;
  savedBy: string | null;
  savedAt: Instant | null;
}

/** An estimate with its basis opened. */
export type Estimate = Omit<EstimateRow, 'incidentId' | 'sealedBasis'> & { basis: string };

/** A value of the moment of knowledge with its reason opened. */
export type KnownAtChange = Omit<KnownAtChangeRow, 'incidentId' | 'sealedReason'> & { reason: string | null };

const factsAt = (row: string) => ({ table: 'incident_facts', column: 'sealed_facts', row });
const basisAt = (row: string) => ({ table: 'incident_estimates', column: 'sealed_basis', row });
const reasonAt = (row: string) => ({ table: 'known_at_changes', column: 'sealed_reason', row });
const reportAt = (row: string) => ({ table: 'incident_reports', column: 'sealed_report', row });

/** What people wrote about an incident: versions only, nothing is overwritten. Writes belong inside a unit. */
@Injectable()
export class IncidentRecords {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  async facts(incident: Sealer): Promise<SavedFacts> {
    const row = await this.uow.manager.findOne(FactsRow, {
      where: { incidentId: incident.id },
      order: { revision: 'DESC' },
    });
    if (!row) return { revision: 0, values: {}, savedBy: null, savedAt: null };
    const text = await this.seals.open(incident.keyId, row.sealedFacts, factsAt(row.id));
    const { revision, savedBy, savedAt } = row;
    return { revision, savedBy, savedAt, values: JSON.parse(text) as Record<string, string> };
  }

  /** Whether any saved version had this value in this field. */
  async everSaid(incident: Sealer, field: string, value: string): Promise<boolean> {
    const where = { incidentId: incident.id };
    for (const row of await this.uow.manager.find(FactsRow, { where, order: { revision: 'DESC' } })) {
      const text = await this.seals.open(incident.keyId, row.sealedFacts, factsAt(row.id));
      if ((JSON.parse(text) as Record<string, string>)[field] === value) return true;
    }
    return false;
  }

  async addFacts(
    incident: Sealer,
    revision: number,
    values: Record<string, string>,
    by: string,
    at: Instant,
  ): Promise<void> {
    const id = newId();
    const sealedFacts = await this.seals.seal(incident.keyId, JSON.stringify(values), factsAt(id));
    await insert(this.uow.manager, FactsRow, {
      id,
      incidentId: incident.id,
      revision,
      sealedFacts,
      savedBy: by,
      savedAt: at,
    });
  }

  /** Oldest first. */
  async estimates(incident: Sealer): Promise<Estimate[]> {
    const rows = await this.uow.manager.find(EstimateRow, { where: { incidentId: incident.id }, order: { id: 'ASC' } });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'incidentId', 'sealedBasis'),
        basis: await this.seals.open(incident.keyId, row.sealedBasis, basisAt(row.id)),
      })),
    );
  }

  async addEstimate(incident: Sealer, estimate: Omit<Estimate, 'id'>): Promise<string> {
    const id = newId();
    const { basis, ...columns } = estimate;
    const sealedBasis = await this.seals.seal(incident.keyId, basis, basisAt(id));
    await insert(this.uow.manager, EstimateRow, { id, incidentId: incident.id, ...columns, sealedBasis });
    return id;
  }

  /** Of the moment of knowledge, oldest first: the first is the value that was recorded first and stays visible. */
  async knownAtChanges(incident: Sealer): Promise<KnownAtChange[]> {
    return (await this.momentChanges(incident)).filter(({ moment }) => moment === 'known');
  }

  /** Of all moments, oldest first. */
  async momentChanges(incident: Sealer): Promise<KnownAtChange[]> {
    const rows = await this.uow.manager.find(KnownAtChangeRow, {
      where: { incidentId: incident.id },
      order: { id: 'ASC' },
    });
    return Promise.all(
      rows.map(async (row) => ({
        ...without(row, 'incidentId', 'sealedReason'),
        reason: await this.seals.maybe(incident.keyId, row.sealedReason, reasonAt(row.id)),
      })),
    );
  }

  async addKnownAtChange(
    incident: Sealer,
    change: Pick<KnownAtChange, 'state' | 'moment' | 'fromAt' | 'toAt' | 'reason' | 'proposedBy' | 'proposedAt'>,
  ): Promise<void> {
    const id = newId();
    const { reason, ...columns } = change;
    const sealed = reason === null ? {} : { sealedReason: await this.seals.seal(incident.keyId, reason, reasonAt(id)) };
    await insert(this.uow.manager, KnownAtChangeRow, { id, incidentId: incident.id, ...columns, ...sealed });
  }

  async settleKnownAtChange(
    id: string,
    { state, by, at }: { state: 'approved' | 'refused' | 'withdrawn'; by: string; at: Instant },
  ): Promise<void> {
    const who = state === 'approved' ? { approvedBy: by, approvedAt: at } : { endedBy: by, endedAt: at };
    await this.uow.manager.update(KnownAtChangeRow, { id }, { state, ...who });
  }

  /** Keeps a generated report, sealed. */
  async addReport(
    incident: Sealer,
    report: Omit<ReportRow, 'id' | 'incidentId' | 'sealedReport'>,
    bytes: Uint8Array,
  ): Promise<void> {
    const id = newId();
    const sealedReport = await this.seals.seal(incident.keyId, bytes, reportAt(id));
    await insert(this.uow.manager, ReportRow, { id, incidentId: incident.id, ...report, sealedReport });
  }

  /** Reports generated so far, oldest first, without their content. */
  async reports(incidentId: string): Promise<Omit<ReportRow, 'sealedReport' | 'incidentId'>[]> {
    const rows = await this.uow.manager.find(ReportRow, {
      where: { incidentId },
      order: { id: 'ASC' },
      select: ['id', 'formId', 'formVersion', 'format', 'incidentVersion', 'sha256', 'madeBy', 'madeAt'],
    });
    return rows.map((row) => without(row, 'sealedReport', 'incidentId'));
  }
}
