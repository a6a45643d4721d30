import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { PermissionTable } from '#access';
import { IncidentRepository, IncidentTimeline } from '#incidents';
import { UnitOfWork } from '#persistence';
import { evidenceErrors } from '../domain/evidence.errors.js';
import { OpenEvidence } from '../gather/open-evidence.js';
import { WriteEvidence, type EvidencePack } from './write-evidence.js';

/** What is asked of a pack. */
export interface EvidenceOrder {
  /** Sealed originals and the words of complaints themselves, not their hashes alone. */
  originals: boolean;
  /** Why it leaves the desk; at most 200 characters. */
  purpose: string;
}

/** Writes the evidence of an incident into one signed zip. */
@Injectable()
export class ExportEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly timeline: IncidentTimeline,
    private readonly open: OpenEvidence,
    private readonly writer: WriteEvidence,
    private readonly permissions: PermissionTable,
  ) {}

  /**
   * That it leaves stands in the timeline and in the log before the first byte does. Errors: `incidents.not-found`,
   * `evidence.purpose-needed`, `evidence.originals-not-yours`, `walls.mixed-file`.
   */
  async execute(idOrNumber: string, order: EvidenceOrder, actor: Actor): Promise<EvidencePack> {
    const purpose = order.purpose.trim();
    if (purpose === '') throw new DomainError(evidenceErrors['evidence.purpose-needed']);
    if (order.originals && !this.mayGiveOriginals(actor)) {
      throw new DomainError(evidenceErrors['evidence.originals-not-yours']);
    }
    const incident = await this.incidents.row(idOrNumber);
    await this.open.permit(incident, actor);
    await this.uow.write(() =>
      this.timeline.record(incident, {
        actor,
        action: 'evidence-exported',
        facts: { originals: order.originals },
        note: purpose,
      }),
    );
    return this.writer.begin(await this.open.execute(incident, order.originals, actor));
  }

  /** Whoever may not open an original at the desk does not get it in a pack. The command line has the master key. */
  private mayGiveOriginals(actor: Actor): boolean {
    return actor.kind === 'system' || this.permissions.allows(actor, 'complaints:original');
  }
}
