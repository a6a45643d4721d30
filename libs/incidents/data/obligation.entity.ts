import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant, TimeZone } from '#kernel';
import { BYTES } from '#persistence';
import type { Anchor } from '../domain/regime.js';
import type { ObligationDecision, StageKind } from '../domain/stage-state.js';
import type { AlertRung } from '../domain/stage-state-ladder.js';
import type { DueMoment } from '../domain/statutory-clock.js';
import { IncidentRow } from './incident.entity.js';

/** Why a person is asked again about a decision. */
export const ASK_AGAIN = ['facts-changed', 'rule-changed', 'reopened'] as const;
export type AskAgain = (typeof ASK_AGAIN)[number];

/** incident × regime × recipient: exists with its decision even when nothing is sent. */
@Entity('obligations')
@Index('ux_obligations', ['incidentId', 'regimeId', 'recipientId'], { unique: true })
export class ObligationRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'regime_id', type: 'text' }) regimeId: string;
  @Column({ name: 'recipient_id', type: 'text' }) recipientId: string;
  /** Version of the regime's data under which the obligation arose, or was last decided. */
  @Column({ name: 'rule_version', type: 'text' }) ruleVersion: string;
  /** Hex SHA-256 of those data: an edited file may keep its version. Null where it was not kept. */
  @Column({ name: 'rule_sha256', type: 'text', nullable: true }) ruleSha256: string | null;
  @Column({ type: 'text' }) decision: ObligationDecision;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'sealed_why', type: BYTES, nullable: true }) sealedWhy: Buffer | null;
  /** What the data proposed when they were last looked at. */
  @Column({ type: 'text', default: 'undecided' }) proposed: ObligationDecision;
  /** JSON: the facts looked at when the person decided. */
  @Column({ name: 'sealed_basis', type: BYTES, nullable: true }) sealedBasis: Buffer | null;
  /** Since when a decision waits to be looked at again; null when it stands. */
  @Column({ name: 'ask_again_at', type: 'text', nullable: true }) askAgainAt: Instant | null;
  @Column({ name: 'ask_again_why', type: 'text', nullable: true }) askAgainWhy: AskAgain | null;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
}

/** One decision about an obligation, with the facts it rested on. Only ever added; the last one stands in the obligation. */
@Entity('obligation_decisions')
@Index('ix_obligation_decisions', ['obligationId', 'id'])
export class ObligationDecisionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'obligation_id', type: 'text' })
  @ForeignKey(() => ObligationRow, 'id', { onDelete: 'RESTRICT' })
  obligationId: string;
  @Column({ type: 'text' }) decision: ObligationDecision;
  @Column({ name: 'decided_by', type: 'text' }) decidedBy: string;
  @Column({ name: 'decided_at', type: 'text' }) decidedAt: Instant;
  @Column({ name: 'rule_version', type: 'text' }) ruleVersion: string;
  @Column({ name: 'rule_sha256', type: 'text', nullable: true }) ruleSha256: string | null;
  @Column({ name: 'sealed_why', type: BYTES, nullable: true }) sealedWhy: Buffer | null;
  /** JSON: the facts looked at. */
  @Column({ name: 'sealed_basis', type: BYTES, nullable: true }) sealedBasis: Buffer | null;
}

/** A report that an obligation asks for, with its clock as a row. */
@Entity('obligation_stages')
@Index('ux_obligation_stages', ['obligationId', 'stageId'], { unique: true })
@Index('ix_obligation_stages_open', ['reportedAt', 'workingDeadline'])
export class ObligationStageRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'obligation_id', type: 'text' })
  @ForeignKey(() => ObligationRow, 'id', { onDelete: 'RESTRICT' })
  obligationId: string;
  @Column({ name: 'stage_id', type: 'text' }) stageId: string;
  @Column({ type: 'integer' }) position: number;
  @Column({ type: 'text' }) kind: StageKind;
  /** What starts the clock. */
  @Column({ type: 'text' }) anchor: Anchor;
  /** Null while what starts the clock has not happened. */
  @Column({ name: 'anchor_at', type: 'text', nullable: true }) anchorAt: Instant | null;
  /** Knowledge stands in for an anchor that is not on record. */
  @Column({ name: 'anchor_stands_in', type: 'boolean' }) anchorStandsIn: boolean;
  /** Where the dates end. */
  @Column({ type: 'text' }) zone: TimeZone;
  /** Null for soft stages: they have no legal date. */
  @Column({ name: 'legal_due', type: 'text', nullable: true }) legalDue: DueMoment | null;
  /** For soft stages the operator's target. */
  @Column({ name: 'working_deadline', type: 'text', nullable: true }) workingDeadline: DueMoment | null;
  /** A target that a person set for this incident in place of the operator's; only soft stages. */
  @Column({ name: 'target_at', type: 'text', nullable: true }) targetAt: Instant | null;
  @Column({ name: 'target_set_by', type: 'text', nullable: true }) targetSetBy: string | null;
  @Column({ name: 'target_set_at', type: 'text', nullable: true }) targetSetAt: Instant | null;
  @Column({ name: 'sealed_target_why', type: BYTES, nullable: true }) sealedTargetWhy: Buffer | null;
  @Column({ name: 'reported_at', type: 'text', nullable: true }) reportedAt: Instant | null;
  @Column({ type: 'text', nullable: true }) means: string | null;
  /** JSON {recipient, receiptNote}: whom it was given to, and what they answered. */
  @Column({ name: 'sealed_receipt', type: BYTES, nullable: true }) sealedReceipt: Buffer | null;
  @Column({ name: 'recorded_by', type: 'text', nullable: true }) recordedBy: string | null;
  @Column({ name: 'recorded_at', type: 'text', nullable: true }) recordedAt: Instant | null;
  /** Since when its alerts count: the clock came back, with its duty or its incident; '' when it never was away. */
  @Column({ type: 'text', default: '' }) era: Instant;
}

/** `raised`: told to people. `passed_over`: a stronger rung was reached by the time that anybody looked. */
export type AlertStanding = 'raised' | 'passed_over';

/** A rung of the alert ladder that a clock reached; one row for each stage, rung, due moment and era of the stage. */
@Entity('clock_alerts')
@Index('ux_clock_alerts', ['stageRowId', 'kind', 'due', 'era'], { unique: true })
@Index('ix_clock_alerts_incident', ['incidentId', 'id'])
export class ClockAlertRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'stage_row_id', type: 'text' })
  @ForeignKey(() => ObligationStageRow, 'id', { onDelete: 'RESTRICT' })
  stageRowId: string;
  @Column({ type: 'text' }) kind: AlertRung;
  @Column({ type: 'text' }) due: DueMoment;
  /** That of the stage when it was reached. */
  @Column({ type: 'text', default: '' }) era: Instant;
  @Column({ name: 'raised_at', type: 'text' }) raisedAt: Instant;
  @Column({ type: 'text' }) standing: AlertStanding;
  @Column({ name: 'acknowledged_by', type: 'text', nullable: true }) acknowledgedBy: string | null;
  @Column({ name: 'acknowledged_at', type: 'text', nullable: true }) acknowledgedAt: Instant | null;
}

/** The data of a regime as obligations arose from them, so that a decision can be read under the rule of its day. */
@Entity('regime_versions')
@Index('ux_regime_versions', ['regimeId', 'version', 'sha256'], { unique: true })
export class RegimeVersionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'regime_id', type: 'text' }) regimeId: string;
  @Column({ type: 'text' }) version: string;
  @Column({ type: 'text' }) sha256: string;
  /** JSON of the whole regime. */
  @Column({ type: 'text' }) data: string;
  @Column({ name: 'first_used_at', type: 'text' }) firstUsedAt: Instant;
}
