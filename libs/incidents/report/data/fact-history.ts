import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentSeals } from '../../data/incident-seals.js';
import { FactsRow, IncidentHistoryRow, type IncidentRow } from '../../data/incident.entity.js';

/** A report field as it stands, with the revision that gave it this value. */
export interface WrittenFact {
  value: string;
  revision: number;
  by: string;
  at: Instant;
}

/** Report fields that are columns of the incident and are saved with the facts. */
const MOMENTS = ['occurred_at', 'discovered_at'];

/** The report field of a moment that two people changed; changes from before moments were named are of knowledge. */
function fieldOf(moment: unknown): string {
  return typeof moment === 'string' ? `${moment}_at` : 'known_at';
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

  /** Who gave the incident's moments their present value: field → person. What nobody typed in is absent. */
  async moments(incidentId: string): Promise<Record<string, string>> {
    const entries = await this.uow.manager.find(IncidentHistoryRow, {
      where: { incidentId, action: In(['facts-saved', 'known-at-approved']) },
      order: { id: 'ASC' },
    });
    const by: Record<string, string> = {};
    for (const { action, actorId, facts } of entries) {
      const told = JSON.parse(facts) as Record<string, unknown>;
      if (action === 'known-at-approved') {
        if (typeof told['proposedBy'] === 'string') by[fieldOf(told['moment'])] = told['proposedBy'];
        continue;
      }
      const names = Object.entries(told).flatMap(([key, value]) =>
        /^fields\d*$/.test(key) && typeof value === 'string' ? value.split(' ') : [],
      );
      for (const field of MOMENTS.filter((each) => names.includes(each))) by[field] = actorId;
    }
    return by;
  }
}
