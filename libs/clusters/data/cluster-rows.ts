import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, nowInstant, toInstant, type Clock, type Instant } from '#kernel';
import { insert, query, rowById, run, UnitOfWork } from '#persistence';
import { clusterErrors } from '../domain/clusters.errors.js';
import type { ClusterState } from '../domain/cluster-state.js';
import type { Finding } from '../domain/finding.js';
import { Cluster, ClusterDecisionRow, ClusterMember } from './cluster.entity.js';

/** Members that are asked for in one statement. */
const AT_ONCE = 400;

/** Rows of leads, members, decisions. Writes belong inside a unit. */
@Injectable()
export class ClusterRows {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Error: `clusters.not-found`. */
  async row(id: string): Promise<Cluster> {
    const row = await rowById(this.uow.manager, Cluster, id);
    if (!row) throw new DomainError(clusterErrors['clusters.not-found']);
    return row;
  }

  /** Those of a state, or all; newest first. */
  async page(state: ClusterState | null, limit: number, before: string | null): Promise<Cluster[]> {
    const builder = this.uow.reads.createQueryBuilder(Cluster, 'c').orderBy('c.id', 'DESC').limit(limit);
    if (state !== null) builder.andWhere('c.state = :state', { state });
    if (before !== null) builder.andWhere('c.id < :before', { before });
    return builder.getMany();
  }

  /** Leads of the same cell, or with some of these complaints, that had one since; with how many they share. */
  async near(finding: Finding, since: Instant): Promise<{ cluster: Cluster; shared: number }[]> {
    const counts = new Map<string, number>();
    for (let from = 0; from < finding.members.length; from += AT_ONCE) {
      const some = finding.members.slice(from, from + AT_ONCE);
      const rows = await query<{ cluster_id: string; n: number | string }>(
        this.uow.manager,
        `SELECT cluster_id, COUNT(*) AS n FROM cluster_members WHERE complaint_id IN (${some.map(() => '?').join(', ')})
         GROUP BY cluster_id`,
        some,
      );
      for (const row of rows) counts.set(row.cluster_id, (counts.get(row.cluster_id) ?? 0) + Number(row.n));
    }
    const same = await query<{ id: string }>(
      this.uow.manager,
      'SELECT id FROM clusters WHERE cell = ? AND last_at >= ? ORDER BY id DESC LIMIT 1',
      [finding.cell, since],
    );
    for (const { id } of same) counts.set(id, counts.get(id) ?? 0);
    const found: { cluster: Cluster; shared: number }[] = [];
    for (const [id, shared] of counts) {
      const cluster = await this.row(id);
      if (cluster.lastAt >= since) found.push({ cluster, shared });
    }
    return found;
  }

  /** A new lead with its complaints; answers its identifier. */
  async open(finding: Finding): Promise<string> {
    const id = newId();
    const at = nowInstant(this.clock);
    await insert(this.uow.manager, Cluster, {
      id,
      ...figuresOf(finding),
      state: 'open',
      openedAt: at,
      firstAt: toInstant(new Date(finding.from)),
      lastAt: toInstant(new Date(finding.to)),
      size: finding.members.length,
      heardSize: finding.members.length,
      raised: 1,
      raisedAt: at,
      incidentId: null,
    });
    await this.join(id, finding.members);
    return id;
  }

  /** Adds complaints; answers how many the lead has now. */
  async join(id: string, complaintIds: readonly string[]): Promise<number> {
    const joinedAt = nowInstant(this.clock);
    for (const complaintId of complaintIds)
      await run(
        this.uow.manager,
        'INSERT INTO cluster_members (cluster_id, complaint_id, joined_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        [id, complaintId, joinedAt],
      );
    const [row] = await query<{ n: number | string }>(
      this.uow.manager,
      'SELECT COUNT(*) AS n FROM cluster_members WHERE cluster_id = ?',
      [id],
    );
    return Number(row?.n ?? 0);
  }

  async change(id: string, set: Partial<Omit<Cluster, 'id'>>): Promise<void> {
    await this.uow.manager.update(Cluster, { id }, set);
  }

  /** Complaints of a lead, those that arrived first in front. */
  async members(id: string): Promise<ClusterMember[]> {
    return this.uow.manager
      .createQueryBuilder(ClusterMember, 'm')
      .where('m.clusterId = :id', { id })
      .orderBy('m.complaintId')
      .getMany();
  }

  async decide(row: ClusterDecisionRow): Promise<void> {
    await insert(this.uow.manager, ClusterDecisionRow, row);
  }

  async decisions(id: string): Promise<ClusterDecisionRow[]> {
    return this.uow.manager.find(ClusterDecisionRow, { where: { clusterId: id }, order: { id: 'ASC' } });
  }
}

/** Columns that a finding fills. */
export function figuresOf(
  finding: Finding,
): Pick<Cluster, 'method' | 'level' | 'cell' | 'windowMs' | 'count' | 'expected' | 'bound' | 'perWeek' | 'facts'> {
  const { method, level, cell, windowMs, count, expected, bound, perWeek, facts } = finding;
  return {
    method,
    level,
    cell,
    windowMs: Math.round(windowMs),
    count,
    expected,
    bound,
    perWeek,
    facts: JSON.stringify(facts),
  };
}
