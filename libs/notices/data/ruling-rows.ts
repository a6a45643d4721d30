import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import type { RuledAbout } from './ruling.entity.js';

/** What keeps an incident open beside people who count as not told. */
export interface OpenMatter {
  /** `list-open`: not listed to its end; `rows-refused`: rows that nobody was made of; `estimate-unlisted`: nobody listed. */
  kind: 'list-open' | 'rows-refused' | 'estimate-unlisted';
  /** Identifier of the source or the estimate. */
  subject: string;
  /** Rows that were refused, or persons of the estimate. */
  count: number;
}

export interface Ruling {
  about: RuledAbout;
  subject: string;
  incidentId: string;
  by: string;
  at: Instant;
}

interface SourceRow {
  id: string;
  state: string;
  refused: number;
}

const NOT_RULED = (about: RuledAbout, id: string) =>
  `NOT EXISTS (SELECT 1 FROM notice_rulings r WHERE r.about = '${about}' AND r.subject = ${id})`;
/**
 * A file that is not listed to its end, cancelled half-way included, and rows refused of what was listed. What a person
 * types is answered row by row while they look, and nothing of it is kept.
 */
const UNFINISHED = `(s.kind = 'file' AND (s.state IN ('receiving', 'received', 'checking', 'checked', 'running', 'stopped')
    OR (s.state = 'cancelled' AND s.added + s.joined > 0)))
  OR (s.kind <> 'hand' AND s.state = 'done' AND s.refused > 0)`;

/** Rulings, and what waits for one. */
@Injectable()
export class RulingRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** A second ruling on the same thing changes nothing; answers whether it was the first. Inside a unit. */
  async add(m: EntityManager, { about, subject, incidentId, by, at }: Ruling): Promise<boolean> {
    const sql = `INSERT INTO notice_rulings (about, subject, incident_id, ruled_by, ruled_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`;
    return (await run(m, sql, [about, subject, incidentId, by, at])) === 1;
  }

  /** Lists and estimates of an incident that wait for a person. Inside a unit it sees the unit's rows. */
  async open(incidentId: string): Promise<OpenMatter[]> {
    const sql = `SELECT s.id, s.state, s.refused FROM party_sources s
      WHERE s.incident_id = ? AND (${UNFINISHED}) AND ${NOT_RULED('list', 's.id')} ORDER BY s.id`;
    const sources = await query<SourceRow>(this.uow.manager, sql, [incidentId]);
    const lists = sources.map(({ id, state, refused }): OpenMatter => {
      return { kind: state === 'done' ? 'rows-refused' : 'list-open', subject: id, count: refused };
    });
    return [...lists, ...(await this.unlisted(incidentId))];
  }

  /** Whether the incident has a party that stands on no list and has no notice. */
  async isUnlistedParty(incidentId: string, partyId: string): Promise<boolean> {
    const sql = `SELECT p.id FROM affected_parties p WHERE p.incident_id = ? AND p.id = ? AND p.merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM campaign_parties l WHERE l.party_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM notices n WHERE n.party_id = p.id)`;
    return (await query(this.uow.manager, sql, [incidentId, partyId])).length > 0;
  }

  /** The newest estimate that counts persons, when the incident knows nobody. */
  private async unlisted(incidentId: string): Promise<OpenMatter[]> {
    const sql = `SELECT e.id, e.persons FROM incident_estimates e WHERE e.incident_id = ? AND e.persons IS NOT NULL
      ORDER BY e.id DESC LIMIT 1`;
    const [newest] = await query<{ id: string; persons: number }>(this.uow.manager, sql, [incidentId]);
    if (newest === undefined || newest.persons === 0) return [];
    const known = 'SELECT id FROM affected_parties WHERE incident_id = ? LIMIT 1';
    if ((await query(this.uow.manager, known, [incidentId])).length > 0) return [];
    const ruled = "SELECT about FROM notice_rulings WHERE about = 'estimate' AND subject = ?";
    if ((await query(this.uow.manager, ruled, [newest.id])).length > 0) return [];
    return [{ kind: 'estimate-unlisted', subject: newest.id, count: newest.persons }];
  }
}
