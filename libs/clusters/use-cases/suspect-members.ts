import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { ComplaintRepository } from '#complaints';
import { OpenSignals } from '#triage';
import { ClusterRows } from '../data/cluster-rows.js';
import type { Cluster } from '../data/cluster.entity.js';
import { clusterErrors } from '../domain/clusters.errors.js';
import type { ClusterSheet } from './cluster-sheet.js';

/** Kind of the signal of a complaint that a person took for part of a suspicion because of what it lies close to. */
export const CLUSTERED = 'clustered';

/**
 * Every complaint of a lead becomes part of one incident, and of the queue of those that a person reads. Of a lead that
 * is an incident already, those that joined it since.
 */
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

  /** Inside a unit; answers the incident. Error: `clusters.not-allowed` when none joined since. */
  async execute(cluster: Cluster, sheet: ClusterSheet, actor: Actor): Promise<string> {
    const known = cluster.state === 'incident' ? cluster.incidentId : null;
    const ids = known === null ? await this.membersOf(cluster.id, '') : await this.joinedSince(cluster.id);
    if (ids.length === 0) throw new DomainError(clusterErrors['clusters.not-allowed']);
    let incidentId = known ?? sheet.incidentId;
    for (const complaint of await this.byArrival(ids)) {
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
    if (incidentId === undefined) throw new Error('nobody opened an incident for a suspected cluster');
    return incidentId;
  }

  private async membersOf(id: string, since: Instant): Promise<string[]> {
    const members = await this.clusters.members(id);
    return members.filter(({ joinedAt }) => joinedAt >= since).map(({ complaintId }) => complaintId);
  }

  /** Members that the last decision did not know; one that joined within its millisecond is told by its signal. */
  private async joinedSince(id: string): Promise<string[]> {
    const last = (await this.clusters.decisions(id)).findLast(({ decision }) => decision === 'incident');
    const ids: string[] = [];
    for (const one of await this.membersOf(id, last?.decidedAt ?? ''))
      if (!(await this.signals.signalsOf(this.uow.manager, one)).has(CLUSTERED)) ids.push(one);
    return ids;
  }

  private async byArrival(ids: readonly string[]): Promise<Awaited<ReturnType<ComplaintRepository['row']>>[]> {
    const rows = [];
    for (const id of ids) rows.push(await this.complaints.row(id));
    return rows.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }
}
