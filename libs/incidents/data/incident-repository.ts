import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { DomainError, isId, newId, type Instant } from '#kernel';
import { affected, insert, query, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import { IncidentComplaintRow, IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';

const titleAt = (row: string) => ({ table: 'incidents', column: 'sealed_title', row });

/** What a change may touch: columns in clear, never identity, key or version. */
export type IncidentChange = Partial<Omit<IncidentRow, 'id' | 'number' | 'keyId' | 'sealedTitle' | 'version'>>;

/** Rows of incidents and of their links to complaints. Writes belong inside a unit. */
@Injectable()
export class IncidentRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  /** By identifier, or by number (`2026-0001`). Error: `incidents.not-found`. */
  async row(idOrNumber: string): Promise<IncidentRow> {
    const where = isId(idOrNumber) ? { id: idOrNumber } : { number: idOrNumber };
    const row = await this.uow.manager.findOneBy(IncidentRow, where);
    if (!row) throw new DomainError(incidentErrors['incidents.not-found']);
    return row;
  }

  /** Adds an incident in state `lead`; `year` is the Tokyo year that numbers it. */
  async add(o: { title: string; at: Instant; by: string; year: string }): Promise<IncidentRow> {
    const id = newId();
    const keyId = await this.seals.newKey();
    const row = {
      id,
      number: await this.nextNumber(o.year),
      keyId,
      sealedTitle: await this.seals.seal(keyId, o.title, titleAt(id)),
      state: 'lead' as const,
      createdAt: o.at,
      createdBy: o.by,
      version: 1,
    };
    await insert(this.uow.manager, IncidentRow, row);
    return this.row(id);
  }

  /** Writes a change and counts the version up. Error: `incidents.version-conflict` when the row moved on meanwhile. */
  async change(row: IncidentRow, change: IncidentChange): Promise<IncidentRow> {
    const version = row.version + 1;
    const result = await this.uow.manager.update(
      IncidentRow,
      { id: row.id, version: row.version },
      { ...change, version },
    );
    if (affected(result) === 0) throw new DomainError(incidentErrors['incidents.version-conflict']);
    return Object.assign(new IncidentRow(), row, change, { version });
  }

  /** Seals another title. Error: as {@link change}. */
  async rename(row: IncidentRow, title: string): Promise<IncidentRow> {
    const sealedTitle = await this.seals.seal(row.keyId, title, titleAt(row.id));
    const changed = await this.change(row, {});
    await this.uow.manager.update(IncidentRow, { id: row.id }, { sealedTitle });
    return Object.assign(changed, { sealedTitle });
  }

  title(row: IncidentRow): Promise<string> {
    return this.seals.open(row.keyId, row.sealedTitle, titleAt(row.id));
  }

  /** Newest first, without those `hidden`; `before` is the last identifier of the page before. */
  async page(limit: number, before: string | null, hidden: ReadonlySet<string> = new Set()): Promise<IncidentRow[]> {
    const builder = this.uow.reads
      .createQueryBuilder(IncidentRow, 'incident')
      .orderBy('incident.id', 'DESC')
      .take(limit);
    if (before !== null) builder.andWhere('incident.id < :before', { before });
    if (hidden.size > 0) builder.andWhere('incident.id NOT IN (:...hidden)', { hidden: [...hidden] });
    return builder.getMany();
  }

  /** Links that hold at present, oldest first. */
  links(incidentId: string): Promise<IncidentComplaintRow[]> {
    return this.uow.manager.find(IncidentComplaintRow, {
      where: { incidentId, unlinkedAt: IsNull() },
      order: { id: 'ASC' },
    });
  }

  /** Links that hold and links that ended, oldest first. */
  linksEver(incidentId: string): Promise<IncidentComplaintRow[]> {
    return this.uow.manager.find(IncidentComplaintRow, { where: { incidentId }, order: { id: 'ASC' } });
  }

  async addLink(link: Omit<IncidentComplaintRow, 'id' | 'unlinkedAt' | 'unlinkedBy'>): Promise<void> {
    await insert(this.uow.manager, IncidentComplaintRow, { id: newId(), ...link });
  }

  async endLink(link: IncidentComplaintRow, at: Instant, by: string): Promise<void> {
    await this.uow.manager.update(IncidentComplaintRow, { id: link.id }, { unlinkedAt: at, unlinkedBy: by });
  }

  /** How many complaints are linked at present to each of the incidents. */
  async linkCounts(incidentIds: string[]): Promise<Map<string, number>> {
    const rows = await this.uow.reads.find(IncidentComplaintRow, {
      where: { incidentId: In(incidentIds), unlinkedAt: IsNull() },
      select: { id: true, incidentId: true },
    });
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(row.incidentId, (counts.get(row.incidentId) ?? 0) + 1);
    return counts;
  }

  /** Incidents that a complaint is linked to at present. */
  async ofComplaint(complaintId: string): Promise<Pick<IncidentRow, 'id' | 'number' | 'state'>[]> {
    return query(
      this.uow.manager,
      `SELECT i.id AS id, i.number AS number, i.state AS state FROM incidents i
       JOIN incident_complaints l ON l.incident_id = i.id
       WHERE l.complaint_id = ? AND l.unlinked_at IS NULL ORDER BY i.id`,
      [complaintId],
    );
  }

  /** Inside the write lock, so that no number is skipped or given twice. */
  private async nextNumber(year: string): Promise<string> {
    const [last] = await query<{ number: string }>(
      this.uow.manager,
      // The longest first: 2026-10000 follows 2026-9999.
      'SELECT number AS number FROM incidents WHERE number LIKE ? ORDER BY LENGTH(number) DESC, number DESC LIMIT 1',
      [`${year}-%`],
    );
    const running = Number(last?.number.slice(5) ?? 0) + 1;
    return `${year}-${String(running).padStart(4, '0')}`;
  }
}
