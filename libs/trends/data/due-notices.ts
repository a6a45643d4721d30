import type { EntityManager } from 'typeorm';
import { query } from '#persistence';
import type { DueNotices } from '../domain/today.js';

type Row = Record<'incident_id' | 'number', string> &
  Partial<Record<'unsure' | 'undelivered' | 'untold', number | string | null>>;

/** Parties on a list of an incident whom no notice has reached; `p` is the party. */
export const NOT_YET_TOLD = `p.merged_into IS NULL AND (EXISTS (SELECT 1 FROM notices l WHERE l.party_id = p.id)
    OR EXISTS (SELECT 1 FROM campaign_parties l WHERE l.party_id = p.id)
    OR NOT EXISTS (SELECT 1 FROM notice_rulings r WHERE r.about = 'party' AND r.subject = p.id))
  AND NOT EXISTS (SELECT 1 FROM notices t WHERE t.party_id = p.id AND t.state IN ('accepted', 'acknowledged'))`;

const TOLD =
  "EXISTS (SELECT 1 FROM notices t WHERE t.party_id = n.party_id AND t.state IN ('accepted', 'acknowledged'))";

/**
 * Notices on which a person has to say something, by incident: maybe taken by a server, or come back with no later step that
 * told; and who was not told yet. Those come first that nobody knows the end of. Incidents in `hidden` are left out.
 */
export async function dueNotices(reads: EntityManager, hidden: readonly string[]): Promise<DueNotices[]> {
  const wall = hidden.length === 0 ? '' : ` AND i.id NOT IN (${hidden.map(() => '?').join(', ')})`;
  const open = await query<Row>(
    reads,
    `SELECT i.id AS incident_id, i.number, SUM(CASE WHEN n.state = 'unknown' THEN 1 ELSE 0 END) AS unsure,
       COUNT(DISTINCT CASE WHEN n.state IN ('bounced', 'failed', 'returned') THEN n.party_id END) AS undelivered
     FROM notices n JOIN notice_campaigns c ON c.id = n.campaign_id JOIN incidents i ON i.id = c.incident_id
     WHERE n.state IN ('unknown', 'bounced', 'failed', 'returned') AND NOT ${TOLD}${wall} GROUP BY i.id, i.number`,
    hidden,
  );
  const untold = await query<Row>(
    reads,
    `SELECT i.id AS incident_id, i.number, COUNT(*) AS untold
     FROM affected_parties p JOIN incidents i ON i.id = p.incident_id
     WHERE ${NOT_YET_TOLD}${wall} GROUP BY i.id, i.number`,
    hidden,
  );
  return byIncident([...open, ...untold]);
}

function byIncident(rows: readonly Row[]): DueNotices[] {
  const found = new Map<string, DueNotices>();
  for (const row of rows) {
    const known = found.get(row.incident_id) ?? { unknown: 0, undelivered: 0, notYetTold: 0 };
    found.set(row.incident_id, {
      ...{ incidentId: row.incident_id, number: row.number },
      unknown: known.unknown + Number(row.unsure ?? 0),
      undelivered: known.undelivered + Number(row.undelivered ?? 0),
      notYetTold: known.notYetTold + Number(row.untold ?? 0),
    });
  }
  const pressing = ({ unknown, undelivered }: DueNotices): number => unknown + undelivered;
  return [...found.values()].sort((a, b) => pressing(b) - pressing(a) || (a.number < b.number ? -1 : 1));
}
