import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { DomainError, newId, type Instant } from '#kernel';
import { insert, run, UnitOfWork } from '#persistence';
import { incidentErrors } from '../domain/incident.errors.js';
import type { IncidentState } from '../domain/incident-status.js';
import type { Regime } from '../domain/regime.js';
import type { DutyFacts } from '../domain/regime-scope.js';
import { IncidentRow } from './incident.entity.js';
import { IncidentSeals } from './incident-seals.js';
import { ObligationDecisionRow, ObligationRow, ObligationStageRow } from './obligation.entity.js';
import { fingerprint } from './regimes.js';

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
  incidentNumber: string;
  keyId: string;
  obligation: ObligationRow;
  stage: ObligationStageRow;
}

/** A stage as it is first written. */
export type NewStage = Pick<ObligationStageRow, 'stageId' | 'position' | 'kind'> & ClockValues;

/** What a clock is counted to. */
export type ClockValues = Pick<
  ObligationStageRow,
  'anchor' | 'anchorAt' | 'anchorStandsIn' | 'zone' | 'legalDue' | 'workingDeadline'
>;

/** A decision of a person, under the data of that moment. */
type NewDecision = Pick<ObligationDecisionRow, 'decision' | 'decidedBy' | 'decidedAt' | 'ruleVersion' | 'ruleSha256'>;

/** A decision with its seals opened. */
export interface KeptDecision extends NewDecision {
  obligationId: string;
  why: string | null;
  /** The facts looked at; null where they were not kept. */
  basis: DutyFacts | null;
}

/** What a stage is read together with. */
interface Joined {
  obligation: ObligationRow;
  incident: IncidentRow;
}

/** States of incidents whose clocks are looked at. */
const GOING_ON: readonly IncidentState[] = ['lead', 'suspected', 'confirmed'];

const decisionAt = (column: string, row: string) => ({ table: 'obligation_decisions', column, row });
const basisAt = (row: string) => ({ table: 'obligations', column: 'sealed_basis', row });
const targetAt = (row: string) => ({ table: 'obligation_stages', column: 'sealed_target_why', row });
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
    obligation: Pick<
      ObligationRow,
      'incidentId' | 'regimeId' | 'recipientId' | 'ruleVersion' | 'ruleSha256' | 'proposed' | 'createdAt'
    >,
    stages: NewStage[],
  ): Promise<void> {
    const id = newId();
    await insert(this.uow.manager, ObligationRow, { id, ...obligation, decision: 'undecided' });
    await this.addStages(id, stages);
  }

  /** Stages that the data gained after the obligation arose. */
  async addStages(obligationId: string, stages: NewStage[]): Promise<void> {
    if (stages.length === 0) return;
    await insert(
      this.uow.manager,
      ObligationStageRow,
      stages.map((stage) => ({ id: newId(), obligationId, ...stage })),
    );
  }

  async moveClock(stage: ObligationStageRow, clock: ClockValues): Promise<void> {
    await this.uow.manager.update(ObligationStageRow, { id: stage.id }, clock);
  }

  /** A target of this incident's own, with the reason. */
  async setTarget(
    incident: Pick<IncidentRow, 'keyId'>,
    stage: ObligationStageRow,
    set: Pick<ObligationStageRow, 'targetAt' | 'targetSetBy' | 'targetSetAt'>,
    why: string,
  ): Promise<void> {
    const sealedTargetWhy = await this.seals.seal(incident.keyId, why, targetAt(stage.id));
    const row = { ...set, workingDeadline: set.targetAt, sealedTargetWhy };
    await this.uow.manager.update(ObligationStageRow, { id: stage.id }, row);
  }

  /** A decision with the facts it rests on; whoever was to be asked again has answered. */
  async decide(
    incident: Pick<IncidentRow, 'keyId'>,
    obligation: ObligationRow,
    decided: NewDecision,
    { why, basis }: { why: string; basis: DutyFacts },
  ): Promise<void> {
    const sealedWhy = await this.seals.seal(incident.keyId, why, whyAt(obligation.id));
    const sealedBasis = await this.seals.seal(incident.keyId, JSON.stringify(basis), basisAt(obligation.id));
    await this.keepEarlier(incident, obligation);
    const row = { ...decided, sealedWhy, sealedBasis, askAgainAt: null, askAgainWhy: null };
    await this.uow.manager.update(ObligationRow, { id: obligation.id }, row);
    await this.keepDecision(incident, { obligationId: obligation.id, ...decided }, { why, basis });
  }

  /** Every decision about an incident's obligations with its reason and facts, oldest first. */
  async decisions(incident: Pick<IncidentRow, 'id' | 'keyId'>): Promise<KeptDecision[]> {
    const rows = await this.uow.manager
      .createQueryBuilder(ObligationDecisionRow, 'd')
      .where('d.obligationId IN (SELECT id FROM obligations WHERE incident_id = :id)', { id: incident.id })
      .orderBy('d.id', 'ASC')
      .getMany();
    return Promise.all(
      rows.map(async ({ id, sealedWhy, sealedBasis, ...row }) => {
        const basis = await this.seals.maybe(incident.keyId, sealedBasis, decisionAt('sealed_basis', id));
        return {
          ...row,
          why: await this.seals.maybe(incident.keyId, sealedWhy, decisionAt('sealed_why', id)),
          basis: basis === null ? null : (JSON.parse(basis) as DutyFacts),
        };
      }),
    );
  }

  /** A decision from before decisions were kept is kept when the next one comes. */
  private async keepEarlier(incident: Pick<IncidentRow, 'keyId'>, row: ObligationRow): Promise<void> {
    const { id: obligationId, decision, decidedBy, decidedAt, ruleVersion, ruleSha256 } = row;
    if (decidedBy === null || decidedAt === null) return;
    if (await this.uow.manager.existsBy(ObligationDecisionRow, { obligationId })) return;
    const kept = { obligationId, decision, decidedBy, decidedAt, ruleVersion, ruleSha256 };
    await this.keepDecision(incident, kept, {
      why: await this.why(incident, row),
      basis: await this.basis(incident, row),
    });
  }

  private async keepDecision(
    incident: Pick<IncidentRow, 'keyId'>,
    decided: NewDecision & { obligationId: string },
    { why, basis }: { why: string | null; basis: DutyFacts | null },
  ): Promise<void> {
    const id = newId();
    const sealed = (column: string, text: string | null) =>
      text === null ? null : this.seals.seal(incident.keyId, text, decisionAt(column, id));
    await insert(this.uow.manager, ObligationDecisionRow, {
      id,
      ...decided,
      sealedWhy: await sealed('sealed_why', why),
      sealedBasis: await sealed('sealed_basis', basis === null ? null : JSON.stringify(basis)),
    });
  }

  /** What the data propose now, and whether a decision waits to be looked at again. */
  async propose(
    obligation: ObligationRow,
    row: Pick<ObligationRow, 'proposed' | 'askAgainAt' | 'askAgainWhy'>,
  ): Promise<void> {
    await this.uow.manager.update(ObligationRow, { id: obligation.id }, row);
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

  /** The facts that the last decision rests on; null while nobody decided, or decided before facts were kept. */
  async basis(incident: Pick<IncidentRow, 'keyId'>, row: ObligationRow): Promise<DutyFacts | null> {
    const text = await this.seals.maybe(incident.keyId, row.sealedBasis, basisAt(row.id));
    return text === null ? null : (JSON.parse(text) as DutyFacts);
  }

  targetWhy(incident: Pick<IncidentRow, 'keyId'>, row: ObligationStageRow): Promise<string | null> {
    return this.seals.maybe(incident.keyId, row.sealedTargetWhy, targetAt(row.id));
  }

  /**
   * What was reported turned out not to be so: the stage is open again, with a new ladder of alerts. What stood there is
   * the timeline's to keep.
   */
  async reopen(stage: ObligationStageRow, era: Instant): Promise<void> {
    const nothing = { reportedAt: null, means: null, sealedReceipt: null, recordedBy: null, recordedAt: null };
    await this.uow.manager.update(ObligationStageRow, { id: stage.id }, { ...nothing, era });
  }

  /** Clocks that come back, of a duty or of a whole incident, are told of anew however often they were before. */
  async beginAlerts(of: { incidentId: string } | { obligationId: string }, era: Instant): Promise<void> {
    const whole = 'incidentId' in of;
    const which = whole ? 'IN (SELECT id FROM obligations WHERE incident_id = ?)' : '= ?';
    const sql = `UPDATE obligation_stages SET era = ? WHERE reported_at IS NULL AND obligation_id ${which}`;
    await run(this.uow.manager, sql, [era, whole ? of.incidentId : of.obligationId]);
  }

  /** Every clock that still runs or waits, soonest first; with `incidentIds`, only those of these few. */
  async openStages(incidentIds?: string[]): Promise<OpenStage[]> {
    if (incidentIds?.length === 0) return [];
    const asked = this.uow.manager
      .createQueryBuilder(ObligationStageRow, 's')
      .innerJoinAndMapOne('s.obligation', ObligationRow, 'o', 'o.id = s.obligationId')
      .innerJoinAndMapOne('s.incident', IncidentRow, 'i', 'i.id = o.incidentId')
      .where('s.reportedAt IS NULL')
      .andWhere("o.decision <> 'does_not'")
      .andWhere('i.state IN (:...states)', { states: GOING_ON })
      .orderBy('s.workingDeadline', 'ASC')
      .addOrderBy('s.id', 'ASC');
    if (incidentIds !== undefined) asked.andWhere('i.id IN (:...incidentIds)', { incidentIds });
    const stages = (await asked.getMany()) as (ObligationStageRow & Joined)[];
    // Databases differ about where a clock without date stands: those that wait come last.
    const waiting = (stage: ObligationStageRow) => Number(stage.workingDeadline === null);
    stages.sort((a, b) => waiting(a) - waiting(b));
    return stages.map((stage) => {
      const { obligation, incident } = stage;
      return { incidentId: incident.id, incidentNumber: incident.number, keyId: incident.keyId, obligation, stage };
    });
  }

  /** Incidents that go on and whose knowledge has a moment. */
  async openIncidents(): Promise<string[]> {
    const rows = await this.uow.manager.find(IncidentRow, {
      where: { state: In(['suspected', 'confirmed']), knownAt: Not(IsNull()) },
      select: { id: true },
      order: { id: 'ASC' },
    });
    return rows.map(({ id }) => id);
  }

  /** Keeps a regime's data as an obligation arises from them, or is decided under them; once for each content. */
  async keepRule(regime: Regime, at: Instant): Promise<void> {
    await run(
      this.uow.manager,
      `INSERT INTO regime_versions (id, regime_id, version, sha256, data, first_used_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      [newId(), regime.id, regime.version, fingerprint(regime), JSON.stringify(regime), at],
    );
  }
}
