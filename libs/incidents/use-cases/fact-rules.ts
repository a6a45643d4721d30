import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type FieldError, type Instant } from '#kernel';
import { ReportData } from '../data/form-files.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { sortFacts } from '../domain/facts.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { earliest } from '../domain/known-at.js';
import { ObligationClocks } from './obligation-clocks.js';

/** Judges report fields, and counts the clocks anew that depend on them. */
@Injectable()
export class FactRules {
  constructor(
    private readonly data: ReportData,
    private readonly clocks: ObligationClocks,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  check(facts: Record<string, string | null>): {
    values: Record<string, string | null>;
    instants: { occurredAt?: Instant | null; discoveredAt?: Instant | null };
  } {
    const { values, instants, unknown, bad } = sortFacts(facts, [...this.data.writable, ...this.clocks.factFields]);
    if (unknown.length > 0) throw refused('incidents.unknown-fact', unknown);
    const now = nowInstant(this.clock);
    const future = Object.keys(instants).filter((id) => (instants[id] ?? '') > now);
    if (bad.length + future.length > 0) throw refused('incidents.bad-fact', [...bad, ...future]);
    return {
      values,
      instants: {
        ...(instants['occurred_at'] === undefined ? {} : { occurredAt: instants['occurred_at'] }),
        ...(instants['discovered_at'] === undefined ? {} : { discoveredAt: instants['discovered_at'] }),
      },
    };
  }

  recount(incident: IncidentRow, actor: Actor): Promise<void> {
    return this.clocks.recount(incident, actor);
  }
}

/**
 * The moments that differ, from and to, as facts of the timeline. One person sets a moment or moves it earlier; what
 * moves clocks later is two people's to decide, also by clearing it. Errors: `incidents.moment-after-known`,
 * `incidents.later-needs-approval`.
 */
export function movedMoments(
  incident: Pick<IncidentRow, 'knownAt' | 'occurredAt' | 'discoveredAt'>,
  given: { occurredAt?: Instant | null; discoveredAt?: Instant | null },
): Record<string, Instant | null> {
  const { knownAt } = incident;
  const moved: Record<string, Instant | null> = {};
  for (const name of ['occurredAt', 'discoveredAt'] as const) {
    const [from, to] = [incident[name], given[name]];
    if (to === undefined || to === from) continue;
    const pointer = `/facts/${name === 'occurredAt' ? 'occurred_at' : 'discovered_at'}`;
    if (to !== null && knownAt !== null && to > knownAt) {
      const errors = [{ pointer, code: 'moment-after-known' }];
      throw new DomainError(incidentErrors['incidents.moment-after-known'], { errors });
    }
    // Knowledge stands in for what is not on record.
    const [before, after] = [earliest(from, knownAt), earliest(to, knownAt)];
    if (from !== null && before !== null && (after === null || after > before)) {
      const errors = [{ pointer, code: 'later-needs-approval' }];
      throw new DomainError(incidentErrors['incidents.later-needs-approval'], { errors });
    }
    moved[`${name}From`] = from;
    moved[`${name}To`] = to;
  }
  return moved;
}

function refused(code: 'incidents.unknown-fact' | 'incidents.bad-fact', ids: string[]): DomainError {
  const errors: FieldError[] = ids.map((id) => ({ pointer: `/facts/${id}`, code: code.slice('incidents.'.length) }));
  return new DomainError(incidentErrors[code], { errors });
}
