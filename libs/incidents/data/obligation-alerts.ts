import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import { ClockAlertRow } from './obligation.entity.js';

/** Clocks, and the condition under which they run. */
const RUNNING = `obligation_stages s JOIN obligations o ON o.id = s.obligation_id JOIN incidents i ON i.id = o.incident_id`;
const STILL_RUN = `s.reported_at IS NULL AND o.decision <> 'does_not' AND i.state IN ('lead', 'suspected', 'confirmed')`;

/** Tells the rungs of all clocks apart, and those of a clock that came back from those that it had before. */
export function rungKey(stage: { id: string; era: string }, { rung, due }: { rung: string; due: string }): string {
  return [stage.id, stage.era, rung, due].join(' ');
}

/** Rows of the alert ladder. Writes belong inside a unit. */
@Injectable()
export class ObligationAlerts {
  constructor(private readonly uow: UnitOfWork) {}

  /** Writes a rung once; false when it stands already. */
  async add(alert: Omit<ClockAlertRow, 'id' | 'acknowledgedBy' | 'acknowledgedAt'>): Promise<boolean> {
    const { incidentId, stageRowId, kind, due, era, raisedAt, standing } = alert;
    const added = await run(
      this.uow.manager,
      `INSERT INTO clock_alerts (id, incident_id, stage_row_id, kind, due, era, raised_at, standing)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [newId(), incidentId, stageRowId, kind, due, era, raisedAt, standing],
    );
    return added > 0;
  }

  /** {@link rungKey} of every rung that stands of the clocks that run now. */
  async standing(): Promise<Set<string>> {
    const rows = await query<{ stage: string; kind: string; due: string; era: string }>(
      this.uow.manager,
      `SELECT s.id AS "stage", a.kind AS "kind", a.due AS "due", a.era AS "era" FROM ${RUNNING}
       JOIN clock_alerts a ON a.stage_row_id = s.id AND a.era = s.era WHERE ${STILL_RUN}`,
    );
    return new Set(rows.map(({ stage, kind, due, era }) => rungKey({ id: stage, era }, { rung: kind, due })));
  }

  /** Oldest first. */
  of(incidentId: string): Promise<ClockAlertRow[]> {
    return this.uow.manager.find(ClockAlertRow, { where: { incidentId }, order: { id: 'ASC' } });
  }

  /** Error: `incidents.alert-not-found`. */
  async one(incidentId: string, id: string): Promise<ClockAlertRow> {
    const row = await this.uow.manager.findOneBy(ClockAlertRow, { id, incidentId });
    if (row?.standing !== 'raised') throw new DomainError(incidentErrors['incidents.alert-not-found']);
    return row;
  }

  /** Notes who has seen it; the first one counts. */
  async acknowledge(id: string, by: string, at: Instant): Promise<void> {
    const sql =
      'UPDATE clock_alerts SET acknowledged_at = ?, acknowledged_by = ? WHERE id = ? AND acknowledged_at IS NULL';
    await run(this.uow.manager, sql, [at, by, id]);
  }

  /** Raised alerts of clocks that still run, of an incident that goes on, which nobody has acknowledged. */
  async waiting(incidentId: string): Promise<number> {
    const [row] = await query<{ n: number | string }>(
      this.uow.manager,
      `SELECT count(*) AS n FROM ${RUNNING} JOIN clock_alerts a ON a.stage_row_id = s.id AND a.era = s.era
       WHERE a.incident_id = ? AND a.standing = 'raised' AND a.acknowledged_at IS NULL AND ${STILL_RUN}`,
      [incidentId],
    );
    return Number(row?.n ?? 0);
  }
}
