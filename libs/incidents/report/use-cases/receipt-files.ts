import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRepository } from '../../data/incident-repository.js';
import { IncidentTimeline } from '../../data/incident-timeline.js';
import { incidentErrors } from '../../domain/incident.errors.js';
import { ReportReceipts, type ReportReceipt } from '../data/report-receipts.js';
import { ReportRows } from '../data/report-rows.js';

/** Longest name kept of a file, in UTF-16 units. */
const NAME_MAX = 200;

/** Adds files by which the authority confirmed receipt, and gives them back to people. */
@Injectable()
export class ReceiptFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly rows: ReportRows,
    private readonly receipts: ReportReceipts,
    private readonly timeline: IncidentTimeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `incidents.report-not-found`, `incidents.report-state` (not handed in), `incidents.no-file`. */
  async add(
    incidentId: string,
    versionId: string,
    file: { name: string; mediaType: string; bytes: Buffer },
    actor: Actor,
  ): Promise<string> {
    const incident = await this.incidents.row(incidentId);
    if ((await this.rows.line(incident.id, versionId)).state !== 'submitted') {
      throw new DomainError(incidentErrors['incidents.report-state']);
    }
    if (file.bytes.length === 0) throw new DomainError(incidentErrors['incidents.no-file']);
    const prepared = await this.receipts.prepare(incident, file.bytes);
    await this.uow.write(async () => {
      const line = await this.rows.line(incident.id, versionId);
      await this.receipts.add(incident, prepared, {
        versionId,
        name: nameOf(file.name),
        mediaType: mediaTypeOf(file.mediaType),
        addedBy: actor.id,
        addedAt: nowInstant(this.clock),
      });
      const facts = { form: line.formId, number: line.number, sha256: prepared.sha256, size: prepared.size };
      await this.timeline.record(incident, { actor, action: 'report-receipt-added', facts });
    });
    return prepared.originalId;
  }

  /** The look is audited before the bytes leave. Errors: `incidents.report-not-found`, `incidents.receipt-not-found`. */
  async read(
    incidentId: string,
    versionId: string,
    receiptId: string,
    actor: Actor,
  ): Promise<{ receipt: ReportReceipt; bytes: Buffer }> {
    const incident = await this.incidents.row(incidentId);
    await this.rows.line(incident.id, versionId);
    const found = await this.receipts.read(incident, versionId, receiptId);
    await this.timeline.looked(incident.id, actor, `receipt ${receiptId}`);
    return found;
  }
}

/** The part of a path that names a file, without control characters. */
function nameOf(given: string): string {
  const name = given.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, NAME_MAX) || 'file';
}

function mediaTypeOf(given: string): string {
  return /^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,80}$/i.test(given) ? given.toLowerCase() : 'application/octet-stream';
}
