import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, nowInstant, type Actor, type Clock, type FieldError, type Instant } from '#kernel';
import { ReportData } from '../data/form-files.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { sortFacts } from '../domain/facts.js';
import { incidentErrors } from '../domain/incident.errors.js';
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

function refused(code: 'incidents.unknown-fact' | 'incidents.bad-fact', ids: string[]): DomainError {
  const errors: FieldError[] = ids.map((id) => ({ pointer: `/facts/${id}`, code: code.slice('incidents.'.length) }));
  return new DomainError(incidentErrors[code], { errors });
}
