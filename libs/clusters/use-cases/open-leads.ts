import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainEvents, nowInstant, plusMs, systemActor, toInstant, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { ClusterRows, figuresOf } from '../data/cluster-rows.js';
import type { Cluster } from '../data/cluster.entity.js';
import { comesBack, stateOnReturn } from '../domain/cluster-state.js';
import { strongest, type Finding } from '../domain/finding.js';
import { watchFile } from '../domain/watch-file.js';

const DAY_MS = 86_400_000;
const SAME_MATTER = 0.5;
export const CLUSTERS_ACTOR = systemActor('clusters');
/** Code of the alarm that tells staff of a lead. */
export const RAISED = 'clusters.raised';

/** Makes leads of findings: one for each matter. What is found again lets it grow, and is told again when it has grown much. */
@Injectable()
export class OpenLeads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly clusters: ClusterRows,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers how many leads are new, and how many came back. Joins the caller's unit. */
  async execute(findings: readonly Finding[]): Promise<{ opened: number; returned: number }> {
    const result = { opened: 0, returned: 0 };
    if (findings.length === 0) return result;
    await this.uow.write(async () => {
      for (const finding of strongest(findings)) {
        const known = await this.sameMatter(finding);
        if (known === null) {
          await this.tell(await this.clusters.open(finding), finding, finding.members.length);
          result.opened += 1;
        } else if (await this.grow(known, finding)) result.returned += 1;
      }
    });
    return result;
  }

  private async sameMatter(finding: Finding): Promise<Cluster | null> {
    const since = plusMs(toInstant(new Date(finding.from)), -watchFile().over_after_days * DAY_MS);
    const near = await this.clusters.near(finding, since);
    const same = near.filter(
      ({ cluster, shared }) =>
        cluster.cell === finding.cell || shared >= SAME_MATTER * Math.min(cluster.size, finding.members.length),
    );
    same.sort((a, b) => b.shared - a.shared);
    return same[0]?.cluster ?? null;
  }

  private async grow(cluster: Cluster, finding: Finding): Promise<boolean> {
    const size = await this.clusters.join(cluster.id, finding.members);
    const [from, to] = [toInstant(new Date(finding.from)), toInstant(new Date(finding.to))];
    const returns = comesBack(size, cluster.heardSize, watchFile().comes_back_at);
    await this.clusters.change(cluster.id, {
      size,
      firstAt: from < cluster.firstAt ? from : cluster.firstAt,
      lastAt: to > cluster.lastAt ? to : cluster.lastAt,
      ...(finding.perWeek <= cluster.perWeek || cluster.cell === finding.cell ? figuresOf(finding) : {}),
      ...(returns
        ? {
            heardSize: size,
            raised: cluster.raised + 1,
            raisedAt: nowInstant(this.clock),
            state: stateOnReturn(cluster.state),
          }
        : {}),
    });
    if (returns) await this.tell(cluster.id, finding, size);
    return returns;
  }

  /** Staff hear that there is something; figures only. */
  private async tell(id: string, finding: Finding, size: number): Promise<void> {
    const { method, count, bound } = finding;
    const facts = { method, complaints: size, bound };
    await this.events.publish('operations.alarm', { code: RAISED, about: id, facts });
    await this.audit.append({
      actor: CLUSTERS_ACTOR,
      action: 'cluster.raised',
      object: `cluster:${id}`,
      facts: { method, size, count, bound },
    });
  }
}
