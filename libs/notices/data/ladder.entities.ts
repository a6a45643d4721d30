import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CivilDate, Instant } from '#kernel';
import { BYTES } from '#persistence';
import { Notice, NoticeCampaign } from './notice.entities.js';
import type { CallOutcome, ReturnReason } from '../domain/ladder.js';

/** Letters that were printed together, and posted together by a person. */
@Entity('letter_batches')
@Index('letter_batches_campaign', ['campaignId'])
@Index('letter_batches_number', ['number'], { unique: true })
export class LetterBatch {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  /** Counts up over the desk: `000012`. */
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'text' }) state: 'printed' | 'posted';
  @Column({ type: 'integer' }) letters: number;
  /** Whether letters carry the bars of the post, and whether each begins on a front. */
  @Column({ type: 'boolean' }) barcode: boolean;
  @Column({ type: 'boolean' }) duplex: boolean;
  @Column({ name: 'printed_by', type: 'text' }) printedBy: string;
  @Column({ name: 'printed_at', type: 'text' }) printedAt: Instant;
  @Column({ name: 'posted_by', type: 'text', nullable: true }) postedBy: string | null;
  @Column({ name: 'posted_on', type: 'text', nullable: true }) postedOn: CivilDate | null;
}

/** One letter of a batch: the address as it was printed, and whether it came back. */
@Entity('letters')
@Index('letters_batch', ['batchId', 'position'])
@Index('letters_proof', ['proof'], { unique: true })
export class Letter {
  @PrimaryColumn({ name: 'notice_id', type: 'text' })
  @ForeignKey(() => Notice, 'id', { onDelete: 'RESTRICT' })
  noticeId: string;
  @Column({ name: 'batch_id', type: 'text' })
  @ForeignKey(() => LetterBatch, 'id', { onDelete: 'RESTRICT' })
  batchId: string;
  @Column({ type: 'integer' }) position: number;
  /** Printed on the letter as text and as bars. */
  @Column({ type: 'text' }) proof: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** JSON of a `PrintedAddress`. */
  @Column({ name: 'sealed_address', type: BYTES }) sealedAddress: Buffer;
  @Column({ name: 'returned_on', type: 'text', nullable: true }) returnedOn: CivilDate | null;
  @Column({ name: 'return_reason', type: 'text', nullable: true }) returnReason: ReturnReason | null;
  @Column({ name: 'returned_by', type: 'text', nullable: true }) returnedBy: string | null;
}

/** One telephone call about one notice; only ever added to. */
@Entity('notice_calls')
@Index('notice_calls_notice', ['noticeId'])
export class NoticeCall {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'notice_id', type: 'text' })
  @ForeignKey(() => Notice, 'id', { onDelete: 'RESTRICT' })
  noticeId: string;
  @Column({ type: 'text' }) at: Instant;
  /** Date of the call in Tokyo. */
  @Column({ type: 'text' }) day: CivilDate;
  @Column({ type: 'text' }) outcome: CallOutcome;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ name: 'key_id', type: 'text', nullable: true }) keyId: string | null;
  @Column({ name: 'sealed_note', type: BYTES, nullable: true }) sealedNote: Buffer | null;
  /** When to call again, as the person asked. */
  @Column({ name: 'call_back_at', type: 'text', nullable: true }) callBackAt: Instant | null;
}

/** What is published in place of notices to persons whom nothing else reached (代替措置). */
@Entity('substitute_measures')
@Index('substitute_measures_campaign', ['campaignId'])
export class SubstituteMeasure {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'sealed_text', type: BYTES }) sealedText: Buffer;
  @Column({ name: 'sealed_hotline', type: BYTES }) sealedHotline: Buffer;
  /** SHA-256 of text and hotline: what a decision binds. */
  @Column({ name: 'text_hash', type: 'text' }) textHash: string;
  @Column({ type: 'text' }) state: 'draft' | 'decided' | 'published';
  @Column({ name: 'drafted_by', type: 'text' }) draftedBy: string;
  @Column({ name: 'drafted_at', type: 'text' }) draftedAt: Instant;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
  @Column({ name: 'sealed_reason', type: BYTES, nullable: true }) sealedReason: Buffer | null;
  /** Persons for whom it was decided. */
  @Column({ type: 'integer', nullable: true }) persons: number | null;
  @Column({ name: 'published_by', type: 'text', nullable: true }) publishedBy: string | null;
  @Column({ name: 'published_on', type: 'text', nullable: true }) publishedOn: CivilDate | null;
  /** Where it was published, in a person's words. */
  @Column({ name: 'sealed_place', type: BYTES, nullable: true }) sealedPlace: Buffer | null;
}

/** Since when everybody on a campaign's list has been told; gone again when a letter comes back. */
@Entity('campaigns_told')
export class CampaignTold {
  @PrimaryColumn({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @Column({ name: 'told_at', type: 'text' }) toldAt: Instant;
}
