import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '#kernel';
import { UnitOfWork } from '#persistence';
import { IncidentRecords } from '../data/incident-records.js';
import { IncidentRepository } from '../data/incident-repository.js';
import type { IncidentRow } from '../data/incident.entity.js';
import { IncidentTimeline } from '../data/incident-timeline.js';
import { incidentErrors } from '../domain/incident.errors.js';
import { isEnd } from '../domain/incident-status.js';
import { Recurrences } from '../measures/recurrences.js';
import { FactRules, movedMoments } from './fact-rules.js';

/** Changed fields; null or blank clears one, absent ones stay. `version` is the incident's that the person saw. */
export interface FactsEdit {
  version: number;
  facts: Record<string, string | null>;
}

/** Saves the report fields as a new version. */
@Injectable()
export class SaveFacts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly incidents: IncidentRepository,
    private readonly records: IncidentRecords,
    private readonly timeline: IncidentTimeline,
    private readonly rules: FactRules,
    private readonly recurrences: Recurrences,
  ) {}

  /**
   * What a moment was before stands in the timeline. Errors: `incidents.version-conflict` with `{yours, current}`,
   * `incidents.unknown-fact`, `incidents.bad-fact`, `incidents.moment-after-known`, `incidents.later-needs-approval`,
   * `incidents.ended`.
   */
  async execute(incidentId: string, edit: FactsEdit, actor: Actor): Promise<IncidentRow> {
    return this.uow.write(async () => {
      const incident = await this.incidents.row(incidentId);
      if (isEnd(incident.state)) throw new DomainError(incidentErrors['incidents.ended']);
      const before = await this.records.facts(incident);
      if (incident.version !== edit.version) {
        throw new DomainError(incidentErrors['incidents.version-conflict'], {
          data: { yours: edit, current: { version: incident.version, facts: before.values } },
        });
      }
      const { values, instants } = this.rules.check(edit.facts);
      const moved = movedMoments(incident, instants);
      const at = await this.timeline.record(incident, {
        actor,
        action: 'facts-saved',
        facts: { ...namesOf(Object.keys(edit.facts).sort()), revision: before.revision + 1, ...moved },
      });
      const merged = Object.entries({ ...before.values, ...values }).filter(([, value]) => value !== null);
      const kept = Object.fromEntries(merged) as Record<string, string>;
      await this.records.addFacts(incident, before.revision + 1, kept, actor.id, at);
      const changed = await this.incidents.change(incident, instants);
      await this.rules.recount(changed, actor);
      await this.recurrences.look(changed);
      return changed;
    });
  }
}

/** Characters of one fact; the log takes no longer one. */
const LONGEST_FACT = 190;

/** Names of fields, over as many facts as they need: `fields`, `fields2`, … */
function namesOf(fields: readonly string[]): Record<string, string> {
  const lines = [''];
  for (const field of fields) {
    const line = `${lines.at(-1) ?? ''} ${field}`.trim();
    if (line.length <= LONGEST_FACT) lines[lines.length - 1] = line;
    else lines.push(field);
  }
  return Object.fromEntries(lines.map((line, at) => [at === 0 ? 'fields' : `fields${String(at + 1)}`, line]));
}
