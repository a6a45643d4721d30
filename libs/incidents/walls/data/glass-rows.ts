import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { affected, insert, UnitOfWork } from '#persistence';
import type { IncidentRow } from '../../data/incident.entity.js';
import { IncidentSeals } from '../../data/incident-seals.js';
import { wallErrors } from '../../domain/wall.errors.js';
import type { GlassVerdict } from '../domain/wall-state.js';
import { GlassBreakRow } from './wall.entities.js';

/** A look behind a wall, with its seals opened. */
export interface GlassBreak extends Omit<GlassBreakRow, 'sealedReason' | 'sealedNote'> {
  reason: string;
  note: string | null;
}

const at = (column: string, row: string) => ({ table: 'glass_breaks', column, row });

/** Rows of looks behind walls. Writes belong inside a unit. */
@Injectable()
export class GlassRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  async add(
    incident: Pick<IncidentRow, 'id' | 'keyId'>,
    look: { userId: string; reason: string; brokenAt: Instant; untilAt: Instant },
  ): Promise<string> {
    const id = newId();
    const { reason, ...columns } = look;
    const sealedReason = await this.seals.seal(incident.keyId, reason, at('sealed_reason', id));
    await insert(this.uow.manager, GlassBreakRow, { id, incidentId: incident.id, sealedReason, ...columns });
    return id;
  }

  /** Looks that nobody reviewed, of one incident or of all, oldest first. */
  unreviewed(incidentId?: string): Promise<GlassBreakRow[]> {
    const where = { verdict: IsNull(), ...(incidentId === undefined ? {} : { incidentId }) };
    return this.uow.manager.find(GlassBreakRow, { where, order: { id: 'ASC' } });
  }

  /** Error: `walls.glass-not-found`. */
  async one(incidentId: string, id: string): Promise<GlassBreakRow> {
    const row = await this.uow.manager.findOneBy(GlassBreakRow, { id, incidentId });
    if (!row) throw new DomainError(wallErrors['walls.glass-not-found']);
    return row;
  }

  ofIncident(incidentId: string): Promise<GlassBreakRow[]> {
    return this.uow.manager.find(GlassBreakRow, { where: { incidentId }, order: { id: 'ASC' } });
  }

  /** Error: `walls.glass-reviewed` when somebody else was quicker. */
  async review(
    keyId: string,
    row: GlassBreakRow,
    review: { verdict: GlassVerdict; note: string; reviewedBy: string; reviewedAt: Instant; untilAt: Instant },
  ): Promise<void> {
    const { note, ...columns } = review;
    const sealedNote = await this.seals.seal(keyId, note, at('sealed_note', row.id));
    const result = await this.uow.manager.update(
      GlassBreakRow,
      { id: row.id, verdict: IsNull() },
      { ...columns, sealedNote },
    );
    if (affected(result) === 0) throw new DomainError(wallErrors['walls.glass-reviewed']);
  }

  async open(keyId: string, { sealedReason, sealedNote, ...row }: GlassBreakRow): Promise<GlassBreak> {
    return {
      ...row,
      reason: await this.seals.open(keyId, sealedReason, at('sealed_reason', row.id)),
      note: await this.seals.maybe(keyId, sealedNote, at('sealed_note', row.id)),
    };
  }
}
