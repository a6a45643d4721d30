import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { Originals, Vault, type PreparedOriginal } from '#vault';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { ReportReceiptRow } from './report.entities.js';

type Sealer = Pick<IncidentRow, 'id' | 'keyId'>;

/** A receipt with its name opened. */
export interface ReportReceipt {
  id: string;
  versionId: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  addedBy: string;
  addedAt: Instant;
}

const nameAt = (row: string) => ({ table: 'report_receipts', column: 'sealed_name', row });

/** Files by which authorities confirmed receipt, sealed under the incident's key, with the hash of their bytes. */
@Injectable()
export class ReportReceipts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
    private readonly vault: Vault,
    private readonly originals: Originals,
  ) {}

  /** Seals the bytes, on disk when they are many; outside a unit. */
  async prepare(incident: Sealer, bytes: Uint8Array): Promise<PreparedOriginal> {
    return this.originals.prepare(await this.vault.openKey(incident.keyId), newId(), bytes);
  }

  /** Inside a unit. */
  async add(
    incident: Sealer,
    prepared: PreparedOriginal,
    file: { versionId: string; name: string; mediaType: string; addedBy: string; addedAt: Instant },
  ): Promise<void> {
    await this.originals.store(prepared);
    const { originalId: id, size, sha256 } = prepared;
    const { name, ...columns } = file;
    const sealedName = await this.seals.seal(incident.keyId, name, nameAt(id));
    await insert(this.uow.manager, ReportReceiptRow, { id, size, sha256, sealedName, ...columns });
  }

  /** Oldest first. */
  async of(incident: Sealer, versionIds: readonly string[]): Promise<ReportReceipt[]> {
    const rows = await this.uow.manager.find(ReportReceiptRow, {
      where: { versionId: In([...versionIds]) },
      order: { id: 'ASC' },
    });
    return Promise.all(
      rows.map(async ({ sealedName, ...row }) => ({
        ...row,
        name: await this.seals.open(incident.keyId, sealedName, nameAt(row.id)),
      })),
    );
  }

  /** The bytes as they came, checked against their hash. Error: `incidents.receipt-not-found`. */
  async read(incident: Sealer, versionId: string, id: string): Promise<{ receipt: ReportReceipt; bytes: Buffer }> {
    const receipt = (await this.of(incident, [versionId])).find((each) => each.id === id);
    if (!receipt) throw new DomainError(incidentErrors['incidents.receipt-not-found']);
    return { receipt, bytes: await this.originals.read(id) };
  }
}
