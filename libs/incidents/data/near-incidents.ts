import { Injectable } from '@nestjs/common';
import { query, UnitOfWork } from '#persistence';
import type { IncidentState } from '../domain/incident-status.js';

/** By what an incident lies near a complaint: the complaint itself, its group, or a cluster that it is part of. */
export type NearBy = 'self' | 'group' | 'cluster';

/** An incident that a complaint could join; no content. */
export interface NearIncident {
  incidentId: string;
  number: string;
  state: IncidentState;
  by: NearBy;
}

const ORDER: readonly NearBy[] = ['self', 'group', 'cluster'];
const LINKED = `FROM incident_complaints l JOIN incidents i ON i.id = l.incident_id WHERE l.unlinked_at IS NULL`;
const IN_GROUP = `SELECT m.complaint_id FROM sibling_members own
  JOIN sibling_members m ON m.group_id = own.group_id AND m.left_at IS NULL
  WHERE own.complaint_id = ? AND own.left_at IS NULL`;
/** Of leads that somebody dismissed nothing is near. */
const IN_CLUSTER = `SELECT m.complaint_id FROM cluster_members own
  JOIN clusters k ON k.id = own.cluster_id AND k.state <> 'dismissed'
  JOIN cluster_members m ON m.cluster_id = own.cluster_id WHERE own.complaint_id = ?`;

/** Incidents near a complaint, for who decides which of them it belongs to. */
@Injectable()
export class NearIncidents {
  constructor(private readonly uow: UnitOfWork) {}

  /** Each once, by what lies nearest, the newest of each sort first; ended ones are left out. */
  async of(complaintId: string): Promise<NearIncident[]> {
    const columns = 'i.id AS id, i.number AS number, i.state AS state';
    const rows = await query<{ id: string; number: string; state: IncidentState; by_what: NearBy }>(
      this.uow.reads,
      `SELECT ${columns}, 'self' AS by_what ${LINKED} AND l.complaint_id = ?
       UNION SELECT ${columns}, 'group' AS by_what ${LINKED} AND l.complaint_id IN (${IN_GROUP})
       UNION SELECT ${columns}, 'cluster' AS by_what ${LINKED} AND l.complaint_id IN (${IN_CLUSTER})
       ORDER BY id DESC`,
      [complaintId, complaintId, complaintId],
    );
    const open = rows.filter(({ state }) => state === 'lead' || state === 'suspected' || state === 'confirmed');
    const found = new Map<string, NearIncident>();
    for (const by of ORDER)
      for (const { id, number, state, by_what: what } of open)
        if (what === by && !found.has(id)) found.set(id, { incidentId: id, number, state, by });
    return [...found.values()];
  }
}
