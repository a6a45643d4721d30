import { Injectable } from '@nestjs/common';
import { DomainError, newId, type Instant } from '#kernel';
import { query, run, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import { ClockAlertRow } from './obligation.entity.js';

/** Rows of the alert ladder. Writes belong inside a unit. */
@Injectable()
export class ObligationAlerts {
  constructor(private readonly uow: UnitOfWork) {}

  /** Writes a rung once; false when it stands already. */
  async add(alert: Omit<ClockAlertRow, 'id' | 'acknowledgedBy' | 'acknowledgedAt'>): Promise<boolean> {
    const { incidentId, stageRowId, kind, due, raisedAt, standing } = alert;
    const added = await run(
      this.uow.manager,
      `INSERT INTO clock_alerts (id, incident_id, stage_row_id, kind, due, raised_at, standing)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [newId(), incidentId, stageRowId, kind, due, raisedAt, standing],
    );
    return added > 0;
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

  /** Raised alerts of clocks that still run which nobody has acknowledged. */
  async waiting(incidentId: string): Promise<number> {
    const [row] = await query<{ n: number | string }>(
      this.uow.manager,
      `SELECT count(*) AS n FROM clock_alerts a JOIN obligation_stages s ON s.id = a.stage_row_id
       JOIN obligations o ON o.id = s.obligation_id
       WHERE a.incident_id = ? AND a.standing = 'raised' AND a.acknowledged_at IS NULL
       AND s.reported_at IS NULL AND o.decision <> 'does_not'`,
      [incidentId],
    );
    return Number(row?.n ?? 0);
  }
}
