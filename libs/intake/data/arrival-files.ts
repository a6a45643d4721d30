import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError, newId, type Actor } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { Originals, Vault, type DataKey, type PreparedOriginal, type SealedAt } from '#vault';
import { intakeErrors } from '../domain/intake.errors.js';
import { fileNameOf, type WebFile } from '../domain/web-file.js';
import { sniff } from '../readers/sniff.js';
import { ArrivalFile } from './arrival-file.entity.js';

/** A file that is sealed, and on disk when it is large, but has no row yet. */
export interface PreparedFile {
  original: PreparedOriginal;
  name: string;
  mediaType: string;
  readable: boolean;
}

/** A file as people see it. */
export interface FileLine {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
  readable: boolean;
}

/** Files that came with web forms. */
@Injectable()
export class ArrivalFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly originals: Originals,
    private readonly audit: AuditLog,
  ) {}

  /** Seals the files, before the unit. */
  async prepare(key: DataKey, files: readonly WebFile[]): Promise<PreparedFile[]> {
    const prepared: PreparedFile[] = [];
    for (const { name, bytes } of files) {
      const { mediaType, kind } = sniff(bytes);
      const original = await this.originals.prepare(key, newId(), bytes);
      prepared.push({ original, name: fileNameOf(name), mediaType, readable: kind !== null });
    }
    return prepared;
  }

  /** Records prepared files of an arrival. Inside its unit. */
  async store(m: EntityManager, arrivalId: string, key: DataKey, files: readonly PreparedFile[]): Promise<void> {
    for (const [index, { original, name, mediaType, readable }] of files.entries()) {
      await this.originals.store(original);
      await insert(m, ArrivalFile, {
        id: original.originalId,
        arrivalId,
        position: index + 1,
        keyId: key.id,
        sealedName: this.vault.seal(key, name, nameAt(original.originalId)),
        mediaType,
        size: original.size,
        sha256: original.sha256,
        readable,
      });
    }
  }

  /** Files of an arrival, in the order of the form. */
  async rowsOf(arrivalIds: readonly string[]): Promise<ArrivalFile[]> {
    if (arrivalIds.length === 0) return [];
    return this.uow.reads
      .createQueryBuilder(ArrivalFile, 'f')
      .where('f.arrivalId IN (:...ids)', { ids: [...arrivalIds] })
      .orderBy('f.arrivalId')
      .addOrderBy('f.position')
      .getMany();
  }

  async nameOf(row: ArrivalFile): Promise<string> {
    return this.vault.openText(await this.vault.openKey(row.keyId), row.sealedName, nameAt(row.id));
  }

  async bytesOf(row: Pick<ArrivalFile, 'id'>): Promise<Buffer> {
    return this.originals.read(row.id);
  }

  async line(row: ArrivalFile): Promise<FileLine> {
    const { id, mediaType, size, sha256, readable } = row;
    return { id, fileName: await this.nameOf(row), mediaType, size, sha256, readable };
  }

  /** A file for a person; the look is in the audit log before it leaves. Error: `intake.file-not-found`. */
  async open(id: string, actor: Actor): Promise<{ row: ArrivalFile; bytes: Buffer }> {
    const row = await this.uow.reads.findOneBy(ArrivalFile, { id });
    if (!row) throw new DomainError(intakeErrors['intake.file-not-found']);
    await this.audit.append({
      actor,
      action: 'arrival.file-read',
      object: `arrival:${row.arrivalId}`,
      facts: { file: id },
    });
    return { row, bytes: await this.bytesOf(row) };
  }
}

function nameAt(row: string): SealedAt {
  return { table: 'arrival_files', column: 'sealed_name', row };
}
