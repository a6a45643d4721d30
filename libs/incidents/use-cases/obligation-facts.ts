import { Injectable } from '@nestjs/common';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentRecords } from '../data/incident-records.js';
import { ObligationScope } from '../data/obligation-scope.js';
import { newestLast } from '../domain/estimates.js';
import type { Moments } from '../domain/regime.js';
import type { DutyFacts } from '../domain/regime-scope.js';

/** What is known of an incident that duties are decided on. */
@Injectable()
export class ObligationFacts {
  constructor(
    private readonly records: IncidentRecords,
    readonly scope: ObligationScope,
  ) {}

  /**
   * The saved facts, and two that the incident itself tells: `persons`, the count of persons as of the latest moment, and `certainty`,
   * `suspected` until it was confirmed.
   */
  async of(incident: IncidentRow): Promise<DutyFacts> {
    const { values } = await this.records.facts(incident);
    const estimates = newestLast(await this.records.estimates(incident));
    const persons = estimates.map((estimate) => estimate.persons).findLast((count) => count != null);
    return {
      ...values,
      certainty: incident.confirmedAt === null || incident.state === 'unfounded' ? 'suspected' : 'confirmed',
      ...(persons == null ? {} : { persons: String(persons) }),
    };
  }

  moments({ occurredAt, discoveredAt, knownAt, confirmedAt }: IncidentRow): Moments {
    return { occurredAt, discoveredAt, knownAt, confirmedAt };
  }
}
