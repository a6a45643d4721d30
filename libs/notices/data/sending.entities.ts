import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { NoticeCampaign } from './notice.entities.js';

/** How a message to one of our own addresses ended. */
export type CanaryState = 'sending' | 'accepted' | 'failed' | 'unknown';

/** The trial message of a campaign to one of the desk's own addresses, which stand in the settings. */
@Entity('canary_mails')
@Index('canary_mails_campaign', ['campaignId'])
export class CanaryMail {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  /** Which of the addresses in the settings, from 0. */
  @Column({ type: 'integer' }) place: number;
  @Column({ type: 'text' }) state: CanaryState;
  @Column({ type: 'text' }) token: string;
  @Column({ name: 'smtp_code', type: 'integer', nullable: true }) smtpCode: number | null;
  @Column({ name: 'updated_at', type: 'text' }) updatedAt: Instant;
}

/** How many messages of a campaign ended within a minute: the figures behind its speed. */
@Entity('campaign_minutes')
export class CampaignMinute {
  @PrimaryColumn({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  /** `2026-11-25T00:00Z` */
  @PrimaryColumn({ type: 'text' }) minute: string;
  @Column({ type: 'integer' }) settled: number;
}

/** A process that hands mail over; while it lives, what it holds is its own. */
@Entity('mail_senders')
export class MailSender {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ type: 'text' }) host: string;
  @Column({ type: 'integer' }) pid: number;
  @Column({ name: 'started_at', type: 'text' }) startedAt: Instant;
  @Column({ name: 'seen_at', type: 'text' }) seenAt: Instant;
  @Column({ name: 'ended_at', type: 'text', nullable: true }) endedAt: Instant | null;
}
