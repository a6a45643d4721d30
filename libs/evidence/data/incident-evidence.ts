import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import type { IncidentRow } from '#incidents';
import { Vault } from '#vault';

/** A complaint that is or was linked to the incident. */
export interface LinkedComplaint {
  complaintId: string;
  slipNumber: string;
  channel: string;
  state: string;
  receivedAt: Instant;
  linkedAt: Instant;
  linkedBy: string;
  unlinkedAt: Instant | null;
  unlinkedBy: string | null;
}

/** A report that was generated, with its bytes. */
export interface KeptReport {
  id: string;
  formId: string;
  format: string;
  sha256: string;
  bytes: Buffer;
}

/** Rows around an incident that only a pack asks for. */
@Injectable()
export class IncidentEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Every complaint ever linked, links that were ended included, oldest first. */
  complaints(incidentId: string): Promise<LinkedComplaint[]> {
    return query(
      this.uow.manager,
      `SELECT l.complaint_id AS "complaintId", l.slip_number AS "slipNumber", c.channel, c.state,
         l.received_at AS "receivedAt", l.linked_at AS "linkedAt", l.linked_by AS "linkedBy",
         l.unlinked_at AS "unlinkedAt", l.unlinked_by AS "unlinkedBy"
       FROM incident_complaints l JOIN complaints c ON c.id = l.complaint_id WHERE l.incident_id = ? ORDER BY l.id`,
      [incidentId],
    );
  }

  /** Reports as they were generated, oldest first; one is open at a time. */
  async *reports(incident: Pick<IncidentRow, 'id' | 'keyId'>): AsyncGenerator<KeptReport> {
    const ids = await query<{ id: string }>(
      this.uow.manager,
      'SELECT id FROM incident_reports WHERE incident_id = ? ORDER BY id',
      [incident.id],
    );
    const key = await this.vault.openKey(incident.keyId);
    for (const { id } of ids) {
      const [row] = await query<Omit<KeptReport, 'bytes'> & { sealed: Buffer }>(
        this.uow.manager,
        `SELECT id, form_id AS "formId", format, sha256, sealed_report AS sealed FROM incident_reports WHERE id = ?`,
        [id],
      );
      if (!row) continue;
      const { sealed, ...report } = row;
      const place = { table: 'incident_reports', column: 'sealed_report', row: id };
      yield { ...report, bytes: this.vault.open(key, sealed, place) };
    }
  }
}
