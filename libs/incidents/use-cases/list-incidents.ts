import { Injectable } from '@nestjs/common';
import type { Actor, Instant } from '#kernel';
import { AuditLog } from '#audit';
import { IncidentRepository } from '../data/incident-repository.js';
import { ObligationRepository } from '../data/obligation-repository.js';
import type { IncidentState } from '../domain/incident-status.js';
import { Walls } from '../walls/use-cases/walls.js';
import { SignSeen } from './sign-seen.js';

/** One line of the list. */
export interface IncidentLine {
  id: string;
  number: string;
  title: string;
  state: IncidentState;
  firstSignalAt: Instant | null;
  knownAt: Instant | null;
  complaintCount: number;
  /** The nearest working deadline or target that is still open. */
  nextDue: string | null;
  version: number;
}

/** Lists incidents, newest first. Titles are content, so that each page of the list is a look of its own. */
@Injectable()
export class ListIncidents {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly obligations: ObligationRepository,
    private readonly audit: AuditLog,
    private readonly walls: Walls,
    private readonly sign: SignSeen,
  ) {}

  async page(limit: number, before: string | null, actor: Actor): Promise<IncidentLine[]> {
    const rows = await this.incidents.page(limit, before, await this.walls.hiddenFrom(actor));
    const ids = rows.map((row) => row.id);
    const counts = await this.incidents.linkCounts(ids);
    const open = await this.obligations.openStages(ids);
    await this.audit.append({ actor, action: 'incident.listed', object: 'incidents', facts: { count: rows.length } });
    const signs = await this.sign.shownTo(actor, rows);
    return Promise.all(
      rows.map(async (row, n) => ({
        id: row.id,
        number: row.number,
        title: await this.incidents.title(row),
        state: row.state,
        firstSignalAt: signs[n]?.firstSignalAt ?? null,
        knownAt: row.knownAt,
        complaintCount: counts.get(row.id) ?? 0,
        nextDue: open.find((each) => each.incidentId === row.id)?.stage.workingDeadline ?? null,
        version: row.version,
      })),
    );
  }
}
