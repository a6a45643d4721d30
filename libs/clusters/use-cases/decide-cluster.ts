import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ClusterRows } from '../data/cluster-rows.js';
import type { Cluster } from '../data/cluster.entity.js';
import { DECIDABLE, type ClusterDecision } from '../domain/cluster-state.js';
import { clusterErrors } from '../domain/clusters.errors.js';
import { watchFile } from '../domain/watch-file.js';
import type { ClusterSheet } from './cluster-sheet.js';
import { ClusterTrail } from './cluster-trail.js';
import { SuspectMembers } from './suspect-members.js';

/** Takes a person's answer to a lead. */
@Injectable()
export class DecideCluster {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clusters: ClusterRows,
    private readonly suspicion: SuspectMembers,
    private readonly trail: ClusterTrail,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Errors: `clusters.not-found`, `clusters.not-allowed`, `clusters.unknown-reason`, and what opening an incident refuses. */
  async execute(id: string, sheet: ClusterSheet, actor: Actor): Promise<Cluster> {
    return this.uow.write(async () => {
      const cluster = await this.clusters.row(id);
      check(cluster, sheet);
      const incidentId = sheet.decision === 'incident' ? await this.suspicion.execute(cluster, sheet, actor) : null;
      const decisionId = newId();
      await this.clusters.decide({
        id: decisionId,
        clusterId: id,
        decision: sheet.decision,
        reasonCode: sheet.reasonCode ?? null,
        decidedAt: nowInstant(this.clock),
        decidedBy: actor.id,
        size: cluster.size,
        incidentId,
        ...(await this.trail.sealed(decisionId, sheet.note)),
      });
      await this.clusters.change(id, {
        state: sheet.decision,
        heardSize: cluster.size,
        ...(incidentId === null ? {} : { incidentId }),
      });
      await this.trail.decided(cluster, { sheet, incidentId, actor });
      return this.clusters.row(id);
    });
  }
}

function check(cluster: Cluster, { decision, reasonCode }: ClusterSheet): void {
  if (!(DECIDABLE[cluster.state] as readonly ClusterDecision[]).includes(decision))
    throw new DomainError(clusterErrors['clusters.not-allowed'], { data: { from: cluster.state, to: decision } });
  const known = watchFile().reasons.some(({ code }) => code === reasonCode);
  if (decision === 'dismissed' && !known)
    throw new DomainError(clusterErrors['clusters.unknown-reason'], {
      errors: [{ pointer: '/reasonCode', code: 'unknown' }],
    });
}
