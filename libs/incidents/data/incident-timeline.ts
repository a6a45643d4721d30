import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { CLOCK, newId, nowInstant, type Actor, type Clock, type Instant } from '#kernel';
import { insert, UnitOfWork } from '#persistence';
import { AuditLog } from '#audit';
import { IncidentHistoryRow, type IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';

type Facts = Record<string, string | number | boolean | null>;

/** One entry of the timeline, with its seal opened. */
export interface TimelineEntry {
  at: Instant;
  actorId: string;
  action: string;
  facts: Facts;
  note: string | null;
}

const noteAt = (row: string) => ({ table: 'incident_history', column: 'sealed_note', row });

/** What happened to an incident: each entry goes into its history and into the audit log. */
@Injectable()
export class IncidentTimeline {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Inside a unit; answers the moment written. `facts` hold no content; a person's own words go into `note`, which is
   * sealed.
   */
  async record(
    incident: Pick<IncidentRow, 'id' | 'keyId'>,
    entry: { actor: Actor; action: string; facts?: Facts; note?: string | undefined },
  ): Promise<Instant> {
    const id = newId();
    const at = nowInstant(this.clock);
    const facts = entry.facts ?? {};
    const note = entry.note === undefined || entry.note === '' ? null : entry.note;
    await insert(this.uow.manager, IncidentHistoryRow, {
      id,
      incidentId: incident.id,
      at,
      actorId: entry.actor.id,
      action: entry.action,
      facts: JSON.stringify(facts),
      ...(note === null ? {} : { sealedNote: await this.seals.seal(incident.keyId, note, noteAt(id)) }),
    });
    await this.audit.append({
      actor: entry.actor,
      action: `incident.${entry.action}`,
      object: `incident:${incident.id}`,
      facts,
    });
    return at;
  }

  /** The moment that entries of this unit bear. */
  now(): Instant {
    return nowInstant(this.clock);
  }

  /** Writes that somebody looked, before anything leaves. */
  async looked(incidentId: string, actor: Actor, purpose?: string): Promise<void> {
    await this.audit.append({
      actor,
      action: 'incident.read',
      object: `incident:${incidentId}`,
      ...(purpose === undefined ? {} : { purpose }),
    });
  }

  /** Facts of the entries with these actions, without the words of people; oldest first. */
  async facts(incidentId: string, actions: string[]): Promise<{ id: string; facts: Facts }[]> {
    const rows = await this.uow.manager.find(IncidentHistoryRow, {
      where: { incidentId, action: In(actions) },
      order: { id: 'ASC' },
      select: { id: true, facts: true },
    });
    return rows.map(({ id, facts }) => ({ id, facts: JSON.parse(facts) as Facts }));
  }

  /** Oldest first. */
  async read(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<TimelineEntry[]> {
    const rows = await this.uow.manager.find(IncidentHistoryRow, {
      where: { incidentId: incident.id },
      order: { id: 'ASC' },
    });
    return Promise.all(
      rows.map(async (row) => ({
        at: row.at,
        actorId: row.actorId,
        action: row.action,
        facts: JSON.parse(row.facts) as Facts,
        note: await this.seals.maybe(incident.keyId, row.sealedNote, noteAt(row.id)),
      })),
    );
  }
}
