import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { IncidentRow } from './incident.entity.js';

/** Who can learn of a matter: the desk itself, other parts of the house, contractors, people outside. */
export const KNOWERS = ['desk', 'department', 'contractor', 'outside'] as const;
export type Knower = (typeof KNOWERS)[number];

/** Where an entry of the register comes from: a complaint arrived, a reader decided, somebody wrote it down. */
export type KnowledgeSource = 'arrival' | 'decision' | 'person';

/** Who learned what when, from which complaint; corrected by a further entry, never changed. */
@Entity('incident_knowledge')
@Index('ix_incident_knowledge', ['incidentId', 'id'])
export class KnowledgeRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ type: 'text' }) who: Knower;
  @Column({ name: 'user_id', type: 'text', nullable: true }) userId: string | null;
  @Column({ name: 'learned_at', type: 'text' }) learnedAt: Instant;
  @Column({ type: 'text' }) source: KnowledgeSource;
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
  @Column({ name: 'slip_number', type: 'text', nullable: true }) slipNumber: string | null;
  @Column({ name: 'corrects_id', type: 'text', nullable: true }) correctsId: string | null;
  /** JSON {@link KnowledgeWords}; null for entries that the desk makes itself. */
  @Column({ name: 'sealed_words', type: BYTES, nullable: true }) sealedWords: Buffer | null;
  @Column({ name: 'recorded_by', type: 'text' }) recordedBy: string;
  @Column({ name: 'recorded_at', type: 'text' }) recordedAt: Instant;
}

/** The sealed part: the name of whoever learned, and what. */
export interface KnowledgeWords {
  name: string;
  what: string;
}

/** A person's answer to "does this involve the secrecy of communications?", asked whenever an incident is to end. */
@Entity('incident_secrecy_answers')
@Index('ix_incident_secrecy_answers', ['incidentId', 'id'])
export class SecrecyAnswerRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  /** The state that the person wanted to move it to. */
  @Column({ name: 'asked_for', type: 'text' }) askedFor: string;
  @Column({ type: 'boolean' }) involved: boolean;
  @Column({ name: 'sealed_reason', type: BYTES }) sealedReason: Buffer;
  @Column({ name: 'answered_by', type: 'text' }) answeredBy: string;
  @Column({ name: 'answered_at', type: 'text' }) answeredAt: Instant;
}

/** Whether a complaint that joined after the decisions changes them. */
export const MEMBER_ANSWERS = ['covered', 'changes'] as const;
export type MemberAnswer = (typeof MEMBER_ANSWERS)[number];

/** A complaint joined an incident that was decided already: the decision is asked for again. */
@Entity('incident_member_questions')
@Index('ix_incident_member_questions', ['incidentId', 'id'])
export class MemberQuestionRow {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' })
  @ForeignKey(() => IncidentRow, 'id', { onDelete: 'RESTRICT' })
  incidentId: string;
  @Column({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ name: 'slip_number', type: 'text' }) slipNumber: string;
  @Column({ name: 'asked_at', type: 'text' }) askedAt: Instant;
  @Column({ type: 'text', nullable: true }) answer: MemberAnswer | null;
  @Column({ name: 'sealed_reason', type: BYTES, nullable: true }) sealedReason: Buffer | null;
  @Column({ name: 'answered_by', type: 'text', nullable: true }) answeredBy: string | null;
  @Column({ name: 'answered_at', type: 'text', nullable: true }) answeredAt: Instant | null;
}
