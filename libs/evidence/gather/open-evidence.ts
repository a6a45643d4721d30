import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel';
import { ReadIncident, type IncidentRow } from '#incidents';
import type { EvidenceOf } from './evidence-file.js';
import { ReportFiles } from './report-files.js';

/** Opens an incident for a pack. */
@Injectable()
export class OpenEvidence {
  constructor(
    private readonly reader: ReadIncident,
    private readonly reports: ReportFiles,
  ) {}

  /** Reports are printed first, since that stands in the timeline, which must not grow once it was read. */
  async execute(incident: IncidentRow, withOriginals: boolean, actor: Actor): Promise<EvidenceOf> {
    const handedIn = await this.reports.handedIn(incident, actor);
    const view = await this.reader.execute(incident.id, actor, 'evidence');
    return { incident, view, handedIn, withOriginals, actor };
  }
}
