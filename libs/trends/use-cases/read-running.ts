import { Inject, Injectable } from '@nestjs/common';
import { PermissionTable, quarterOf, type Permission } from '#access';
import { CLOCK, nowInstant, plusMs, ROLES, Settings, type Actor, type Clock, type Instant } from '#kernel';
import { RunningQueries } from '../data/running-queries.js';
import type { Running } from '../domain/today.js';

/** How the desk itself is doing, for those who run it: counts, moments and names of colleagues, no content. */
@Injectable()
export class ReadRunning {
  constructor(
    private readonly queries: RunningQueries,
    private readonly permissions: PermissionTable,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  async execute(actor: Actor): Promise<Running> {
    const may = (permission: Permission): boolean => this.permissions.allows(actor, permission);
    const reviewers = ROLES.filter((role) => this.permissions.can(role, 'access:review'));
    const now = nowInstant(this.clock);
    const { name } = quarterOf(now);
    return {
      accessReview: may('access:read') ? await this.queries.accessReview(name, reviewers) : null,
      operation: may('system:operate') ? await this.queries.operation(this.ended(now)) : null,
    };
  }

  /** Which sessions have timed out. */
  private ended(now: Instant): { idle: Instant; max: Instant } {
    return {
      idle: plusMs(now, -this.settings.sessionIdleMinutes * 60_000),
      max: plusMs(now, -this.settings.sessionMaxHours * 3_600_000),
    };
  }
}
