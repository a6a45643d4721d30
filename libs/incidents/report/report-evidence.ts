import { Injectable } from '@nestjs/common';
import type { IncidentRow } from '../data/incident.entity.js';
import type { FieldValue } from '../domain/report.js';

/** Tells the value of a report field from records that this feature does not know; null when there are none. */
export type EvidenceSource = (incident: Pick<IncidentRow, 'id' | 'keyId'>) => Promise<FieldValue | null>;

/** Where features that stand above incidents give what they know to the reports: fields with `from: evidence`. */
@Injectable()
export class ReportEvidence {
  private readonly sources = new Map<string, EvidenceSource>();

  /** Throws when the field has a source already. */
  register(field: string, source: EvidenceSource): void {
    if (this.sources.has(field)) throw new Error(`the report field ${field} has a source already`);
    this.sources.set(field, source);
  }

  async of(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<Record<string, FieldValue>> {
    const values: Record<string, FieldValue> = {};
    for (const [field, source] of this.sources) {
      const value = await source(incident);
      if (value !== null) values[field] = value;
    }
    return values;
  }
}
