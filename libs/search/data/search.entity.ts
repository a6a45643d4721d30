import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';

/** A complaint that stands in the index. `seq` is its number there; it gets a new one when its words change. */
@Entity('search_docs')
@Index('ux_search_docs_seq', ['seq'], { unique: true })
@Index('ix_search_docs_key', ['keyId'])
export class SearchDoc {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  @Column({ type: 'integer' }) seq: number;
  /** The complaint's own data key. */
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** Keyed digest of its buckets and its identifier: tells whether anything changed. */
  @Column({ type: 'text' }) digest: string;
  @Column({ name: 'indexed_at', type: 'text' }) indexedAt: Instant;
}

/** Buckets of a document that no segment has taken in yet, sealed under the complaint's key. */
@Entity('search_fresh')
export class SearchFresh {
  @PrimaryColumn({ type: 'integer' }) seq: number;
  @Column({ name: 'sealed_buckets', type: BYTES }) sealedBuckets: Buffer;
}

/** A stretch of the index: the documents from `firstSeq` to `lastSeq`, under a data key of its own. */
@Entity('search_segments')
@Index('ux_search_segments_first', ['firstSeq'], { unique: true })
export class SearchSegment {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'first_seq', type: 'integer' }) firstSeq: number;
  @Column({ name: 'last_seq', type: 'integer' }) lastSeq: number;
  @Column({ type: 'integer' }) level: number;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** Documents when it was written, and how many of them have another number, or none, since. */
  @Column({ type: 'integer' }) docs: number;
  @Column({ type: 'integer' }) dead: number;
  /** Holds buckets of an erased complaint: it is written anew under another key before anything else is done. */
  @Column({ type: 'boolean' }) purge: boolean;
}

/** Some buckets of a segment with their documents, sealed. */
@Entity('search_pages')
export class SearchPage {
  @PrimaryColumn({ name: 'segment_id', type: 'text' }) segmentId: string;
  @PrimaryColumn({ type: 'integer' }) page: number;
  @Column({ type: BYTES }) sealed: Buffer;
}

/** How far the index follows the desk: complaints and history up to these identifiers stand in it. One row. */
@Entity('search_progress')
export class SearchProgress {
  @PrimaryColumn({ type: 'integer' }) id: number;
  @Column({ name: 'complaints_to', type: 'text' }) complaintsTo: string;
  @Column({ name: 'events_to', type: 'text' }) eventsTo: string;
  /** The last `seq` given; none is given twice, not even after an erasure or a rebuild. */
  @Column({ name: 'last_seq', type: 'integer', default: 0 }) lastSeq: number;
}

/** A complaint that could not be entered in the index, and is tried again. */
@Entity('search_troubles')
@Index('ix_search_troubles_next', ['nextAt'])
export class SearchTroubleRow {
  @PrimaryColumn({ name: 'complaint_id', type: 'text' }) complaintId: string;
  /** Code of the failure; `internal` when it has none. */
  @Column({ type: 'text' }) code: string;
  @Column({ type: 'integer' }) tries: number;
  @Column({ name: 'next_at', type: 'text' }) nextAt: Instant;
}
