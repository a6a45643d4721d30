import { Inject, Injectable } from '@nestjs/common';
import { PermissionTable, quarterOf, type Permission } from '#access';
import { CLOCK, nowInstant, ROLES, type Actor, type Clock } from '#kernel';
import { RunningQueries } from '../data/running-queries.js';
import type { Running } from '../domain/today.js';

/** How the desk itself is doing, for those who run it: counts, moments and names of colleagues, no content. */
@Injectable()
export class ReadRunning {
  constructor(
    private readonly queries: RunningQueries,
    private readonly permissions: PermissionTable,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: Actor): Promise<Running> {
    const may = (permission: Permission): boolean => this.permissions.allows(actor, permission);
    const reviewers = ROLES.filter((role) => this.permissions.can(role, 'access:review'));
    const { name } = quarterOf(nowInstant(this.clock));
    return {
      accessReview: may('access:read') ? await this.queries.accessReview(name, reviewers) : null,
      operation: may('system:operate') ? await this.queries.operation() : null,
    };
  }
}
