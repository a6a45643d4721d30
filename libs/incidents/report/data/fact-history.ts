import { Injectable } from '@nestjs/common';
import type { Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentSeals } from '../../data/incident-seals.js';
import { FactsRow, type IncidentRow } from '../../data/incident.entity.js';

/** A report field as it stands, with the revision that gave it this value. */
export interface WrittenFact {
  value: string;
  revision: number;
  by: string;
  at: Instant;
}

/** Who wrote each report field as it stands, and when. */
@Injectable()
export class FactHistory {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  async of(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<Record<string, WrittenFact>> {
    const rows = await this.uow.manager.find(FactsRow, {
      where: { incidentId: incident.id },
      order: { revision: 'ASC' },
    });
    let facts: Record<string, WrittenFact> = {};
    for (const { id, revision, savedBy, savedAt, sealedFacts } of rows) {
      const place = { table: 'incident_facts', column: 'sealed_facts', row: id };
      const values = JSON.parse(await this.seals.open(incident.keyId, sealedFacts, place)) as Record<string, string>;
      const before = facts;
      facts = Object.fromEntries(
        Object.entries(values).map(([field, value]) => {
          const old = before[field];
          return [field, old?.value === value ? old : { value, revision, by: savedBy, at: savedAt }];
        }),
      );
    }
    return facts;
  }
}
