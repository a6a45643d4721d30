import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { ReadIncident, Walls, type IncidentRow } from '#incidents';
import type { EvidenceOf } from './evidence-file.js';
import { ReportFiles } from './report-files.js';

/** Opens an incident for a pack. */
@Injectable()
export class OpenEvidence {
  constructor(
    private readonly reader: ReadIncident,
    private readonly reports: ReportFiles,
    private readonly walls: Walls,
  ) {}

  /**
   * Before anything is noted or written. Error: `walls.mixed-file` when the incident has, or had, a complaint that is in an
   * incident hidden from the actor: a pack without it would prove less than it says.
   */
  async permit(incident: IncidentRow, actor: Actor): Promise<void> {
    await this.walls.refuseMixed([incident.id], await this.walls.hiddenFrom(actor));
  }

  /** Reports are printed first, since that stands in the timeline, which must not grow once it was read. */
  async execute(incident: IncidentRow, withOriginals: boolean, actor: Actor): Promise<EvidenceOf> {
    const handedIn = await this.reports.handedIn(incident, actor);
    const view = await this.reader.execute(incident.id, actor, 'evidence');
    return { incident, view, handedIn, withOriginals, actor };
  }
}
