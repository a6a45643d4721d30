import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import type { DueMoment } from '../domain/statutory-clock.js';
import type { IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';
import { ClockAlertRow, ObligationRow, ObligationStageRow } from './obligation.entity.js';

/** Whom a report was given to, and what they answered. */
export interface Receipt {
  recipient: string;
  receiptNote: string | null;
}

/** An obligation with its stages in order. */
export interface ObligationWithStages {
  obligation: ObligationRow;
  stages: ObligationStageRow[];
}

/** A stage that was not reported yet, of an obligation that may apply, of an incident that goes on. */
export interface OpenStage {
  incidentId: string;
  keyId: string;
  stage: ObligationStageRow;
}

const whyAt = (row: string) => ({ table: 'obligations', column: 'sealed_why', row });
const receiptAt = (row: string) => ({ table: 'obligation_stages', column: 'sealed_receipt', row });

/** Rows of obligations, stages and alerts. Writes belong inside a unit. */
@Injectable()
export class ObligationRepository {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly seals: IncidentSeals,
  ) {}

  async ofIncident(incidentId: string): Promise<ObligationWithStages[]> {
    const m = this.uow.manager;
    const obligations = await m.find(ObligationRow, { where: { incidentId }, order: { id: 'ASC' } });
    const stages = await m.find(ObligationStageRow, {
      where: { obligationId: In(obligations.map((row) => row.id)) },
      order: { position: 'ASC' },
    });
    return obligations.map((obligation) => ({
      obligation,
      stages: stages.filter((stage) => stage.obligationId === obligation.id),
    }));
  }

  /** Errors: `incidents.obligation-not-found`. */
  async find(incidentId: string, obligationId: string): Promise<ObligationWithStages> {
    const found = (await this.ofIncident(incidentId)).find(({ obligation }) => obligation.id === obligationId);
    if (!found) throw new DomainError(incidentErrors['incidents.obligation-not-found']);
    return found;
  }

  async add(
    obligation: Pick<ObligationRow, 'incidentId' | 'regimeId' | 'recipientId' | 'ruleVersion' | 'createdAt'>,
    stages: Omit<
      ObligationStageRow,
      'id' | 'obligationId' | 'reportedAt' | 'means' | 'sealedReceipt' | 'recordedBy' | 'recordedAt'
    >[],
  ): Promise<void> {
    const id = newId();
    await insert(this.uow.manager, ObligationRow, { id, ...obligation, decision: 'undecided' });
    await insert(
      this.uow.manager,
      ObligationStageRow,
      stages.map((stage) => ({ id: newId(), obligationId: id, ...stage })),
    );
  }

  async moveClock(
    stage: ObligationStageRow,
    clock: { anchorAt: Instant; legalDue: DueMoment | null; workingDeadline: DueMoment },
  ): Promise<void> {
    await this.uow.manager.update(ObligationStageRow, { id: stage.id }, clock);
  }

  async decide(
    incident: Pick<IncidentRow, 'keyId'>,
    obligation: ObligationRow,
    decided: Pick<ObligationRow, 'decision' | 'decidedBy' | 'decidedAt' | 'ruleVersion'>,
    why: string,
  ): Promise<void> {
    const sealedWhy = await this.seals.seal(incident.keyId, why, whyAt(obligation.id));
    await this.uow.manager.update(ObligationRow, { id: obligation.id }, { ...decided, sealedWhy });
  }

  async report(
    incident: Pick<IncidentRow, 'keyId'>,
    stage: ObligationStageRow,
    submission: Pick<ObligationStageRow, 'reportedAt' | 'means' | 'recordedBy' | 'recordedAt'>,
    receipt: Receipt,
  ): Promise<void> {
    const sealedReceipt = await this.seals.seal(incident.keyId, JSON.stringify(receipt), receiptAt(stage.id));
    await this.uow.manager.update(ObligationStageRow, { id: stage.id }, { ...submission, sealedReceipt });
  }

  why(incident: Pick<IncidentRow, 'keyId'>, row: ObligationRow): Promise<string | null> {
    return this.seals.maybe(incident.keyId, row.sealedWhy, whyAt(row.id));
  }

  async receipt(incident: Pick<IncidentRow, 'keyId'>, row: ObligationStageRow): Promise<Receipt | null> {
    const text = await this.seals.maybe(incident.keyId, row.sealedReceipt, receiptAt(row.id));
    return text === null ? null : (JSON.parse(text) as Receipt);
  }

  /** Every clock that still runs; with `incidentIds`, only theirs. */
  async openStages(incidentIds?: string[]): Promise<OpenStage[]> {
    const m = this.uow.manager;
    const obligations = await m.find(ObligationRow, {
      where: {
        decision: Not('does_not' as const),
        ...(incidentIds === undefined ? {} : { incidentId: In(incidentIds) }),
      },
    });
    const incidents = await query<{ id: string; key_id: string }>(
      m,
      "SELECT id, key_id FROM incidents WHERE state IN ('lead', 'suspected', 'confirmed')",
    );
    const keys = new Map(incidents.map((row) => [row.id, row.key_id]));
    const byId = new Map(obligations.map((row) => [row.id, row]));
    const stages = await m.find(ObligationStageRow, {
      where: { reportedAt: IsNull() },
      order: { workingDeadline: 'ASC' },
    });
    return stages.flatMap((stage) => {
      const incidentId = byId.get(stage.obligationId)?.incidentId;
      const keyId = incidentId === undefined ? undefined : keys.get(incidentId);
      return incidentId === undefined || keyId === undefined ? [] : [{ incidentId, keyId, stage }];
    });
  }

  /** Raises an alert once; false when it stands already. */
  async raise(alert: Omit<ClockAlertRow, 'id'>): Promise<boolean> {
    const values = [newId(), alert.incidentId, alert.stageRowId, alert.kind, alert.due, alert.raisedAt];
    const added = await run(
      this.uow.manager,
      `INSERT INTO clock_alerts (id, incident_id, stage_row_id, kind, due, raised_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      values,
    );
    return added > 0;
  }

  alerts(incidentId: string): Promise<ClockAlertRow[]> {
    return this.uow.manager.find(ClockAlertRow, { where: { incidentId }, order: { id: 'ASC' } });
  }
}
