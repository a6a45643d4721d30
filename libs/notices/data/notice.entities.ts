import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import type { CampaignPurpose } from '../domain/campaign-purpose.js';
import type { CampaignHold, CampaignStage, CampaignState } from '../domain/campaign-state.js';
import type { NoticeState } from '../domain/notice-state.js';
import type { NoticeStep } from '../domain/notice-step.js';
import type { PartyLanguage, PartyRole } from '../domain/party.js';
import type { NoticeLanguage } from '../domain/template-text.js';

/** How a party can be reached; `other` needs a person (telephone, letter). */
export type PartyChannel = 'email' | 'other';

/** Somebody whose communication an incident concerns, subscriber or not. Sealed under the key of their source. */
@Entity('affected_parties')
@Index('affected_parties_email', ['incidentId', 'emailLookup'])
@Index('affected_parties_phone', ['phoneLookup'])
@Index('affected_parties_customer', ['customerLookup'])
@Index('affected_parties_place', ['placeLookup'])
export class AffectedParty {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_name', type: BYTES, nullable: true }) sealedName: Buffer | null;
  @Column({ name: 'sealed_email', type: BYTES, nullable: true }) sealedEmail: Buffer | null;
  /** Keyed hashes of normalised values, by which one person is listed once. */
  @Column({ name: 'email_lookup', type: 'text', nullable: true }) emailLookup: string | null;
  @Column({ name: 'phone_lookup', type: 'text', nullable: true }) phoneLookup: string | null;
  @Column({ name: 'customer_lookup', type: 'text', nullable: true }) customerLookup: string | null;
  @Column({ name: 'name_lookup', type: 'text', nullable: true }) nameLookup: string | null;
  /** Of postal code and house numbers: who lives there is compared. */
  @Column({ name: 'place_lookup', type: 'text', nullable: true }) placeLookup: string | null;
  @Column({ type: 'text' }) channel: PartyChannel;
  @Column({ type: 'text', default: 'subscriber' }) role: PartyRole;
  /** JSON of {@link PartyDetails}. */
  @Column({ name: 'sealed_details', type: BYTES, nullable: true }) sealedDetails: Buffer | null;
  /** Steps that are possible, in order: `e` e-mail, `l` letter, `p` telephone. Empty: a substitute measure only. */
  @Column({ type: 'text', default: '' }) reach: string;
  @Column({ type: 'text', default: 'ja' }) language: PartyLanguage;
  /** The party that this one is; it gets no notices of its own. */
  @Column({ name: 'merged_into', type: 'text', nullable: true }) mergedInto: string | null;
  /** The source that brought it. */
  @Column({ name: 'source_id', type: 'text', nullable: true }) sourceId: string | null;
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
  @Column({ name: 'added_by', type: 'text' }) addedBy: string;
  @Column({ name: 'added_at', type: 'text' }) addedAt: Instant;
}

/** One message to a list of parties of one incident. */
@Entity('notice_campaigns')
@Index('notice_campaigns_incident', ['incidentId'])
@Index('notice_campaigns_state', ['state'])
export class NoticeCampaign {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'template_id', type: 'text', nullable: true }) templateId: string | null;
  @Column({ type: 'text' }) language: NoticeLanguage;
  @Column({ name: 'sealed_subject', type: BYTES }) sealedSubject: Buffer;
  @Column({ name: 'sealed_body', type: BYTES }) sealedBody: Buffer;
  @Column({ name: 'template_hash', type: 'text' }) templateHash: string;
  @Column({ name: 'list_hash', type: 'text' }) listHash: string;
  @Column({ type: 'text' }) state: CampaignState;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
  @Column({ name: 'started_at', type: 'text', nullable: true }) startedAt: Instant | null;
  @Column({ name: 'done_at', type: 'text', nullable: true }) doneAt: Instant | null;
  /** How far the trial run is; null before the start. */
  @Column({ type: 'text', nullable: true }) stage: CampaignStage | null;
  /** What a person must say before the trial run goes on, or null. */
  @Column({ type: 'text', nullable: true }) hold: CampaignHold | null;
  /** Nothing goes out before this; until then the start can be taken back. */
  @Column({ name: 'starts_at', type: 'text', nullable: true }) startsAt: Instant | null;
  @Column({ type: 'text', default: 'first' }) purpose: CampaignPurpose;
  /** Texts in further languages: JSON `{ja, en, plain}` of `{subject, body}`; sealed. */
  @Column({ name: 'sealed_texts', type: BYTES, nullable: true }) sealedTexts: Buffer | null;
}

/** Everybody who wrote the text or changed the list of a campaign; none of them may approve it. */
@Entity('notice_authors')
export class NoticeAuthor {
  @PrimaryColumn({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @PrimaryColumn({ name: 'author_id', type: 'text' }) authorId: string;
}

/** A person's consent to one text and list; void as soon as either changes. */
@Entity('notice_approvals')
@Index('notice_approvals_campaign', ['campaignId'])
export class NoticeApproval {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @Column({ name: 'approver_id', type: 'text' }) approverId: string;
  @Column({ name: 'binding_hash', type: 'text' }) bindingHash: string;
  @Column({ name: 'approved_at', type: 'text' }) approvedAt: Instant;
  @Column({ name: 'voided_at', type: 'text', nullable: true }) voidedAt: Instant | null;
}

/** One step towards one party within one campaign. */
@Entity('notices')
@Index('notices_once', ['campaignId', 'partyId', 'step'], { unique: true })
@Index('notices_token', ['token'], { unique: true })
@Index('notices_due', ['campaignId', 'step', 'state', 'retryAt', 'id'])
@Index('notices_party', ['partyId'])
@Index('notices_under_way', ['state', 'handedOverAt'])
export class Notice {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @Column({ name: 'party_id', type: 'text' })
  @ForeignKey(() => AffectedParty, 'id', { onDelete: 'RESTRICT' })
  partyId: string;
  @Column({ type: 'text' }) state: NoticeState;
  /** Unguessable; in the Message-ID and the bounce address. */
  @Column({ type: 'text' }) token: string;
  @Column({ type: 'integer' }) attempts: number;
  /** Set while a process talks to the mail server about this notice. */
  @Column({ name: 'handed_over_at', type: 'text', nullable: true }) handedOverAt: Instant | null;
  @Column({ name: 'first_tried_at', type: 'text', nullable: true }) firstTriedAt: Instant | null;
  @Column({ name: 'retry_at', type: 'text', nullable: true }) retryAt: Instant | null;
  @Column({ name: 'smtp_code', type: 'integer', nullable: true }) smtpCode: number | null;
  @Column({ name: 'smtp_status', type: 'text', nullable: true }) smtpStatus: string | null;
  /** The server's last words; sealed, as they may quote the address. */
  @Column({ name: 'sealed_answer', type: BYTES, nullable: true }) sealedAnswer: Buffer | null;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
  @Column({ type: 'text', default: 'email' }) step: NoticeStep;
  /** Printed batch of letters. */
  @Column({ name: 'batch_id', type: 'text', nullable: true }) batchId: string | null;
  /** When a person should have done this step. */
  @Column({ name: 'due_at', type: 'text', nullable: true }) dueAt: Instant | null;
  /** Code of the reason for the state, where it has one. */
  @Column({ type: 'text', nullable: true }) why: string | null;
  /** The process that holds the notice; see {@link MailSender}. */
  @Column({ type: 'text', nullable: true }) sender: string | null;
}

/** Every step of every notice; only ever added to. */
@Entity('notice_events')
@Index('notice_events_notice', ['noticeId'])
export class NoticeEvent {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'notice_id', type: 'text' })
  @ForeignKey(() => Notice, 'id', { onDelete: 'RESTRICT' })
  noticeId: string;
  @Column({ type: 'text' }) at: Instant;
  @Column({ name: 'from_state', type: 'text' }) fromState: NoticeState;
  @Column({ name: 'to_state', type: 'text' }) toState: NoticeState;
  /** `hand-over`, `smtp-answer`, `retry`, `orphaned`, `bounce`, `delay-report`, `told-by-person:<means>`. */
  @Column({ type: 'text' }) cause: string;
  @Column({ name: 'smtp_code', type: 'integer', nullable: true }) smtpCode: number | null;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
}
