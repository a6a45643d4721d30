import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { OpenSignals } from '#triage';
import { ClusterRows } from '../data/cluster-rows.js';
import type { Cluster } from '../data/cluster.entity.js';
import { clusterErrors } from '../domain/clusters.errors.js';
import type { ClusterSheet } from './cluster-sheet.js';

/** Kind of the signal of a complaint that a person took for part of a suspicion because of what it lies close to. */
export const CLUSTERED = 'clustered';

/** Every complaint of a lead becomes part of one incident, and of the queue of those that a person reads. */
@Injectable()
export class SuspectMembers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clusters: ClusterRows,
    private readonly complaints: ComplaintRepository,
    private readonly signals: OpenSignals,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Inside a unit; answers the incident. */
  async execute(cluster: Cluster, sheet: ClusterSheet, actor: Actor): Promise<string> {
    let incidentId = sheet.incidentId;
    for (const complaint of await this.membersByArrival(cluster.id)) {
      const result: { incidentId?: string } = {};
      await this.events.publish('signal.suspected', {
        complaintId: complaint.id,
        slipNumber: complaint.slipNumber,
        decidedBy: actor,
        // Knowledge belongs to the one that opens the incident; the others only join it.
        ...(incidentId !== undefined || sheet.knownAt === undefined ? {} : { knownAt: sheet.knownAt }),
        ...(incidentId !== undefined || sheet.knownAtReason === undefined
          ? {}
          : { knownAtReason: sheet.knownAtReason }),
        ...(incidentId === undefined ? {} : { incidentId }),
        result,
      });
      incidentId ??= result.incidentId;
      if (incidentId === undefined) throw new Error('nobody opened an incident for a suspected cluster');
      const facts = { cluster: cluster.id, incident: incidentId };
      await this.signals.raise(complaint.id, CLUSTERED, actor, facts);
      const entry = { at: nowInstant(this.clock), actor, action: 'clustered', facts };
      await this.complaints.record(this.uow.manager, complaint, entry);
    }
    if (incidentId === undefined) throw new DomainError(clusterErrors['clusters.not-allowed']);
    return incidentId;
  }

  private async membersByArrival(id: string): Promise<Awaited<ReturnType<ComplaintRepository['row']>>[]> {
    const rows = [];
    for (const { complaintId } of await this.clusters.members(id)) rows.push(await this.complaints.row(complaintId));
    return rows.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }
}
