import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Channel, Instant } from '#kernel';
import { REAL } from '#persistence';
import type { Difference } from '../domain/difference.js';
import type { EngineState } from '../domain/engine-state.js';

/** How a version came to the desk: with the software or its configuration, by a person, or by a file in the data folder. */
export type EngineOrigin = 'shipped' | 'brought' | 'folder';

/** Words and model of one engine, by the hashes of their files. */
@Entity('engine_versions')
@Index('ux_engine_versions_files', ['modelSha256', 'lexiconSha256'], { unique: true })
@Index('ix_engine_versions_state', ['state'])
export class EngineVersion {
  @PrimaryColumn({ type: 'text' }) id: string;
  /** What stands in assessments: `signals@… …`. */
  @Column({ type: 'text' }) engine: string;
  @Column({ name: 'model_sha256', type: 'text' }) modelSha256: string;
  @Column({ name: 'lexicon_sha256', type: 'text' }) lexiconSha256: string;
  @Column({ name: 'model_version', type: 'text' }) modelVersion: string;
  @Column({ name: 'lexicon_version', type: 'text' }) lexiconVersion: string;
  @Column({ type: 'text' }) origin: EngineOrigin;
  @Column({ name: 'brought_at', type: 'text' }) broughtAt: Instant;
  @Column({ name: 'brought_by', type: 'text' }) broughtBy: string;
  @Column({ type: 'text' }) state: EngineState;
  @Column({ name: 'changed_at', type: 'text' }) changedAt: Instant;
  /** First time it was active; null while it never was. */
  @Column({ name: 'first_active_at', type: 'text', nullable: true }) firstActiveAt: Instant | null;
}

/** A model or a lexicon in the folder `engines` of the data folder, named by its hash; sealed unless it was shipped. */
@Entity('engine_files')
export class EngineFile {
  @PrimaryColumn({ type: 'text' }) sha256: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ name: 'key_id', type: 'text', nullable: true }) keyId: string | null;
  @Column({ name: 'kept_at', type: 'text' }) keptAt: Instant;
}

/** A version tried on all history, beside the engine that was active then. Identifiers and figures, no content. */
@Entity('engine_trials')
@Index('ix_engine_trials_version', ['versionId', 'id'])
export class EngineTrial {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' }) versionId: string;
  @Column({ name: 'base_id', type: 'text' }) baseId: string;
  @Column({ name: 'base_threshold', type: REAL }) baseThreshold: number;
  @Column({ type: REAL }) threshold: number;
  @Column({ type: 'text' }) state: 'running' | 'finished';
  @Column({ name: 'started_at', type: 'text' }) startedAt: Instant;
  @Column({ name: 'started_by', type: 'text' }) startedBy: string;
  @Column({ name: 'finished_at', type: 'text', nullable: true }) finishedAt: Instant | null;
  /** Complaints when it began, and those gone through, erased ones among them. */
  @Column({ type: 'integer' }) total: number;
  @Column({ type: 'integer' }) done: number;
  @Column({ type: 'integer' }) erased: number;
  /** The last complaint gone through; batches go by identifier. */
  @Column({ type: 'text' }) position: string;
  /** JSON of the counts. */
  @Column({ type: 'text' }) report: string;
  /** SHA-256 over every difference; what is signed. */
  @Column({ name: 'report_sha256', type: 'text', nullable: true }) reportSha256: string | null;
}

/** A complaint that the two engines read differently. */
@Entity('engine_trial_differences')
@Index('ix_engine_trial_differences', ['trialId', 'difference', 'complaintId'])
export class TrialDifference {
  @PrimaryColumn({ name: 'trial_id', type: 'text' }) trialId: string;
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'text' }) difference: Difference;
  @Column({ type: 'text' }) channel: Channel;
  @Column({ type: 'text' }) language: string;
  @Column({ name: 'score_before', type: REAL }) scoreBefore: number;
  @Column({ name: 'score_after', type: REAL }) scoreAfter: number;
  /** JSON lists, here and below. */
  @Column({ name: 'kinds_before', type: 'text' }) kindsBefore: string;
  @Column({ name: 'kinds_after', type: 'text' }) kindsAfter: string;
  @Column({ name: 'leads_before', type: 'text' }) leadsBefore: string;
  @Column({ name: 'leads_after', type: 'text' }) leadsAfter: string;
}

/** What two people sign for: that a tried version becomes active, or that the desk goes back to an earlier one. */
export type SignaturePurpose = 'activation' | 'retreat';

/** One person's signature. */
@Entity('engine_signatures')
@Index('ux_engine_signatures', ['versionId', 'about', 'signedBy'], { unique: true })
export class EngineSignature {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' }) versionId: string;
  @Column({ type: 'text' }) purpose: SignaturePurpose;
  /** The trial whose report was signed; for a retreat, the activation that it ends. */
  @Column({ type: 'text' }) about: string;
  @Column({ name: 'report_sha256', type: 'text', nullable: true }) reportSha256: string | null;
  @Column({ name: 'signed_at', type: 'text' }) signedAt: Instant;
  @Column({ name: 'signed_by', type: 'text' }) signedBy: string;
  @Column({ type: 'text' }) role: string;
}

/** A version that became active, and how far the history was read again with it. */
@Entity('engine_activations')
@Index('ix_engine_activations_version', ['versionId', 'id'])
export class EngineActivation {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'version_id', type: 'text' }) versionId: string;
  @Column({ name: 'previous_id', type: 'text', nullable: true }) previousId: string | null;
  @Column({ type: 'text' }) kind: 'first' | SignaturePurpose;
  @Column({ name: 'trial_id', type: 'text', nullable: true }) trialId: string | null;
  @Column({ name: 'activated_at', type: 'text' }) activatedAt: Instant;
  @Column({ name: 'activated_by', type: 'text' }) activatedBy: string;
  /** `all`: every complaint is read; `late`: those that another engine read; `done`. */
  @Column({ name: 'look_back', type: 'text' }) lookBack: 'all' | 'late' | 'done';
  @Column({ type: 'text' }) position: string;
  @Column({ type: 'integer' }) done: number;
  @Column({ name: 'newly_flagged', type: 'integer' }) newlyFlagged: number;
}

/** Entities of the look-back. */
export const lookbackEntities = [
  EngineVersion,
  EngineFile,
  EngineTrial,
  TrialDifference,
  EngineSignature,
  EngineActivation,
];
