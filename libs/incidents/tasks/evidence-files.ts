import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Actor, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { Originals, Vault } from '#vault';
import { EvidenceRow } from '../data/evidence.entity.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentSeals } from '../data/incident-seals.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';

/** A file as it is handed in. */
export interface NewEvidence {
  fileName: string;
  mediaType: string;
  bytes: Buffer;
  /** The task or measure that it belongs to. */
  ofId?: string | undefined;
}

/** A kept file with its name opened. */
export interface Evidence {
  id: string;
  ofId: string | null;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Hex SHA-256 of the bytes as they were handed in. */
  sha256: string;
  addedBy: string;
  addedAt: Instant;
}

const nameAt = (row: string) => ({ table: 'incident_evidence', column: 'sealed_name', row });

/** Files of an incident: sealed under its key, with the hash of what was handed in; never changed, never removed. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly seals: IncidentSeals,
    private readonly originals: Originals,
    private readonly vault: Vault,
  ) {}

  /** Outside a unit: a large file is on disk before its row. Error: `incidents.no-file` for an empty one. */
  async add(incidentId: string, file: NewEvidence, actor: Actor): Promise<Evidence> {
    const incident = await this.incidents.row(incidentId);
    if (file.bytes.length === 0) throw new DomainError(incidentErrors['incidents.no-file']);
    const id = newId();
    const prepared = await this.originals.prepare(await this.vault.openKey(incident.keyId), id, file.bytes);
    return this.uow.write(async () => {
      const { sha256, size } = prepared;
      await this.originals.store(prepared);
      const at = await this.timeline.record(incident, {
        actor,
        action: 'evidence-added',
        facts: { evidence: id, size, sha256 },
        note: file.fileName,
      });
      const row = {
        id,
        ofId: file.ofId ?? null,
        mediaType: plainType(file.mediaType),
        size,
        sha256,
        addedBy: actor.id,
        addedAt: at,
      };
      const sealedName = await this.seals.seal(incident.keyId, file.fileName, nameAt(id));
      await insert(this.uow.manager, EvidenceRow, { ...row, incidentId: incident.id, sealedName });
      return { ...row, name: file.fileName };
    });
  }

  /** Oldest first. */
  async ofIncident(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<Evidence[]> {
    const rows = await this.uow.manager.find(EvidenceRow, { where: { incidentId: incident.id }, order: { id: 'ASC' } });
    return Promise.all(rows.map((row) => this.opened(incident, row)));
  }

  /** The bytes as handed in, checked against their hash; the look is audited first. Error: `incidents.evidence-not-found`. */
  async read(incidentId: string, evidenceId: string, actor: Actor): Promise<{ evidence: Evidence; bytes: Buffer }> {
    const incident = await this.incidents.row(incidentId);
    const row = await this.uow.manager.findOneBy(EvidenceRow, { id: evidenceId, incidentId: incident.id });
    if (!row) throw new DomainError(incidentErrors['incidents.evidence-not-found']);
    await this.timeline.looked(incident.id, actor, `evidence:${row.id}`);
    return { evidence: await this.opened(incident, row), bytes: await this.originals.read(row.id) };
  }

  private async opened(incident: Pick<IncidentRow, 'keyId'>, row: EvidenceRow): Promise<Evidence> {
    const { id, ofId, mediaType, size, sha256, addedBy, addedAt } = row;
    const name = await this.seals.open(incident.keyId, row.sealedName, nameAt(id));
    return { id, ofId, name, mediaType, size, sha256, addedBy, addedAt };
  }
}

/** A media type as given, when it looks like one. */
function plainType(given: string): string {
  return /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(given) ? given : 'application/octet-stream';
}
