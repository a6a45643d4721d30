import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES, REAL } from '#persistence';
import type { PageHow, StoredPageSource } from '../domain/page.js';
import type { ConfidenceBand, PageOrientation } from '../readers/index.js';
import { Arrival } from './arrival.entity.js';

/** A document that was read page by page: an arrival's original, or one that was attached to a mail. */
@Entity('read_documents')
@Index('ix_read_documents_arrival', ['arrivalId'])
@Index('ix_read_documents_complaint', ['complaintId'])
export class ReadDocument {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'arrival_id', type: 'text' })
  @ForeignKey(() => Arrival, 'id', { onDelete: 'RESTRICT' })
  arrivalId: string;
  @Column({ name: 'complaint_id', type: 'text', nullable: true }) complaintId: string | null;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** Its place among the arrival's documents, from 0. */
  @Column({ type: 'integer' }) position: number;
  /** False for the arrival's original itself. */
  @Column({ type: 'boolean' }) attachment: boolean;
  /** `original`, or the attachment's file name. */
  @Column({ name: 'sealed_source', type: BYTES }) sealedSource: Buffer;
}

/** What the machine read of one page; never changed. What people made of it stands in {@link ReadPageVersion}. */
@Entity('read_pages')
@Index('ux_read_pages_document', ['documentId', 'page'], { unique: true })
@Index('ix_read_pages_open', ['needsPerson', 'settledAt'])
export class ReadPage {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'document_id', type: 'text' })
  @ForeignKey(() => ReadDocument, 'id', { onDelete: 'RESTRICT' })
  documentId: string;
  /** Number in the document, from 1. */
  @Column({ type: 'integer' }) page: number;
  @Column({ type: 'text' }) source: StoredPageSource;
  /** 0..100 */
  @Column({ type: REAL, nullable: true }) confidence: number | null;
  @Column({ type: 'text', nullable: true }) band: ConfidenceBand | null;
  @Column({ type: 'text' }) orientation: PageOrientation;
  @Column({ type: 'text', nullable: true }) engine: string | null;
  @Column({ type: 'boolean' }) handwriting: boolean;
  @Column({ name: 'cover_sheet', type: 'boolean' }) coverSheet: boolean;
  @Column({ type: 'boolean' }) separator: boolean;
  @Column({ type: 'boolean' }) blank: boolean;
  /** Pixels of the prepared page that the words' boxes refer to. */
  @Column({ type: 'integer' }) width: number;
  @Column({ type: 'integer' }) height: number;
  @Column({ name: 'sealed_text', type: BYTES }) sealedText: Buffer;
  /** JSON list of words with boxes and confidences. */
  @Column({ name: 'sealed_words', type: BYTES }) sealedWords: Buffer;
  /** JSON list of particulars. */
  @Column({ name: 'sealed_facts', type: BYTES }) sealedFacts: Buffer;
  @Column({ name: 'needs_person', type: 'boolean' }) needsPerson: boolean;
  /** Rises with every version that a person adds. */
  @Column({ type: 'integer' }) version: number;
  @Column({ name: 'settled_how', type: 'text', nullable: true }) settledHow: PageHow | null;
  @Column({ name: 'settled_by', type: 'text', nullable: true }) settledBy: string | null;
  @Column({ name: 'settled_at', type: 'text', nullable: true }) settledAt: Instant | null;
}

/** One thing that was done to a page: corrected, transcribed, confirmed. Only ever added. */
@Entity('read_page_versions')
@Index('ux_read_page_versions', ['pageId', 'version'], { unique: true })
export class ReadPageVersion {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'page_id', type: 'text' })
  @ForeignKey(() => ReadPage, 'id', { onDelete: 'RESTRICT' })
  pageId: string;
  /** The page's version after it. */
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) at: Instant;
  @Column({ name: 'actor_id', type: 'text' }) actorId: string;
  @Column({ type: 'text' }) how: PageHow;
  /** The page's whole text from now on; null when it stays. */
  @Column({ name: 'sealed_text', type: BYTES, nullable: true }) sealedText: Buffer | null;
  /** The words from now on; null when they stay. */
  @Column({ name: 'sealed_words', type: BYTES, nullable: true }) sealedWords: Buffer | null;
}
