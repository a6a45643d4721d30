import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';

/**
 * What a person may rule on so that an incident can close: a party that is not affected after all, a list that is left
 * as it is, an estimate of persons that no list followed.
 */
export const RULED_ABOUT = ['party', 'list', 'estimate'] as const;
export type RuledAbout = (typeof RULED_ABOUT)[number];

/** One ruling; its reason stands, sealed, in the incident's timeline. */
@Entity('notice_rulings')
@Index('notice_rulings_incident', ['incidentId', 'about'])
export class NoticeRuling {
  @PrimaryColumn({ type: 'text' }) about: RuledAbout;
  /** Identifier of the party, the source or the estimate. */
  @PrimaryColumn({ type: 'text' }) subject: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  @Column({ name: 'ruled_by', type: 'text' }) ruledBy: string;
  @Column({ name: 'ruled_at', type: 'text' }) ruledAt: Instant;
}
