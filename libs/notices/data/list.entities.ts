import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '#kernel';
import { BYTES } from '#persistence';
import { AffectedParty, NoticeCampaign } from './notice.entities.js';

/** Who stands on the list of a campaign. A party that was merged into another one stays listed and gets no notice. */
@Entity('campaign_parties')
@Index('campaign_parties_party', ['partyId'])
export class CampaignParty {
  @PrimaryColumn({ name: 'campaign_id', type: 'text' })
  @ForeignKey(() => NoticeCampaign, 'id', { onDelete: 'RESTRICT' })
  campaignId: string;
  @PrimaryColumn({ name: 'party_id', type: 'text' })
  @ForeignKey(() => AffectedParty, 'id', { onDelete: 'RESTRICT' })
  partyId: string;
  /** The source that put the party on this list; null for what was listed one by one. */
  @Column({ name: 'source_id', type: 'text', nullable: true }) sourceId: string | null;
}

/** What of a party is affected, and by what it is known: lines, accounts, messages, further addresses and numbers. */
export const UNIT_KINDS = ['line', 'account', 'message', 'email', 'phone'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

@Entity('party_units')
@Index('party_units_lookup', ['lookup'])
export class PartyUnit {
  @PrimaryColumn({ name: 'party_id', type: 'text' })
  @ForeignKey(() => AffectedParty, 'id', { onDelete: 'RESTRICT' })
  partyId: string;
  @PrimaryColumn({ type: 'text' }) kind: UnitKind;
  /** Keyed hash of kind and normalised value. */
  @PrimaryColumn({ type: 'text' }) lookup: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  @Column({ name: 'sealed_value', type: BYTES }) sealedValue: Buffer;
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  @Column({ name: 'source_id', type: 'text', nullable: true }) sourceId: string | null;
}

export const SOURCE_KINDS = ['file', 'complaints', 'hand'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** How far a source has come; only files go through more than `done`. */
export const SOURCE_STATES = [
  'receiving',
  'received',
  'checking',
  'checked',
  'running',
  'stopped',
  'cancelled',
  'done',
] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** Where parties come from: a file with its query and extract, linked complaints, or a person's hand. */
@Entity('party_sources')
@Index('party_sources_incident', ['incidentId'])
@Index('party_sources_campaign', ['campaignId'])
@Index('party_sources_sha256', ['sha256'])
export class PartySource {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  /** The campaign whose list it fills; null when it only tells who is affected. */
  @Column({ name: 'campaign_id', type: 'text', nullable: true }) campaignId: string | null;
  @Column({ type: 'text' }) kind: SourceKind;
  @Column({ type: 'text' }) state: SourceState;
  /** The key of this source, and of every party that came with it. */
  @Column({ name: 'key_id', type: 'text' }) keyId: string;
  /** JSON: name of the file, query, extract, who made and who released it. */
  @Column({ name: 'sealed_provenance', type: BYTES }) sealedProvenance: Buffer;
  /** JSON: kind of file, charset, delimiter. */
  @Column({ type: 'text', nullable: true }) format: string | null;
  @Column({ name: 'sealed_mapping', type: BYTES, nullable: true }) sealedMapping: Buffer | null;
  @Column({ type: 'text', nullable: true }) sha256: string | null;
  @Column({ type: 'integer' }) size: number;
  @Column({ name: 'rows_total', type: 'integer', nullable: true }) rowsTotal: number | null;
  @Column({ name: 'rows_done', type: 'integer' }) rowsDone: number;
  /** Rows that made a new party, that joined a known one, that lack a bad part, that were not taken. */
  @Column({ type: 'integer' }) added: number;
  @Column({ type: 'integer' }) joined: number;
  @Column({ type: 'integer' }) incomplete: number;
  @Column({ type: 'integer' }) refused: number;
  /** Code of what stopped it. */
  @Column({ name: 'stopped_by', type: 'text', nullable: true }) stoppedBy: string | null;
  @Column({ name: 'created_by', type: 'text' }) createdBy: string;
  @Column({ name: 'created_at', type: 'text' }) createdAt: Instant;
  @Column({ name: 'changed_at', type: 'text' }) changedAt: Instant;
}

/** A piece of a file, a sealed original of its own. */
@Entity('party_source_parts')
export class PartySourcePart {
  @PrimaryColumn({ name: 'source_id', type: 'text' })
  @ForeignKey(() => PartySource, 'id', { onDelete: 'RESTRICT' })
  sourceId: string;
  @PrimaryColumn({ type: 'integer' }) part: number;
  @Column({ name: 'original_id', type: 'text' }) originalId: string;
  @Column({ type: 'integer' }) size: number;
}

/** A row with a fault: not taken (`refused`), or taken without its bad part (`incomplete`). */
@Entity('party_source_lines')
export class PartySourceLine {
  @PrimaryColumn({ name: 'source_id', type: 'text' })
  @ForeignKey(() => PartySource, 'id', { onDelete: 'RESTRICT' })
  sourceId: string;
  @PrimaryColumn({ type: 'text' }) phase: 'dry' | 'run';
  @PrimaryColumn({ name: 'row_number', type: 'integer' }) row: number;
  @Column({ name: 'line_number', type: 'integer' }) line: number;
  @Column({ type: 'text' }) outcome: 'refused' | 'incomplete';
  /** JSON list of fields and codes; no content. */
  @Column({ type: 'text' }) faults: string;
  /** JSON list of the cells, so that the rows can be mended without the file. */
  @Column({ name: 'sealed_cells', type: BYTES, nullable: true }) sealedCells: Buffer | null;
}

export const PAIR_STATES = ['open', 'same', 'different'] as const;
export type PairState = (typeof PAIR_STATES)[number];

/** Two parties that may be one person; a person says so, and may take it back. */
@Entity('party_pairs')
@Index('party_pairs_once', ['firstParty', 'secondParty'], { unique: true })
@Index('party_pairs_open', ['incidentId', 'state'])
@Index('party_pairs_second', ['secondParty'])
export class PartyPair {
  @PrimaryColumn({ type: 'text' }) id: string;
  @Column({ name: 'incident_id', type: 'text' }) incidentId: string;
  @Column({ name: 'first_party', type: 'text' })
  @ForeignKey(() => AffectedParty, 'id', { onDelete: 'RESTRICT' })
  firstParty: string;
  @Column({ name: 'second_party', type: 'text' })
  @ForeignKey(() => AffectedParty, 'id', { onDelete: 'RESTRICT' })
  secondParty: string;
  /** Codes, joined by commas. */
  @Column({ type: 'text' }) reason: string;
  /** Likeness in percent. */
  @Column({ type: 'integer' }) score: number;
  @Column({ type: 'text' }) state: PairState;
  /** The party that remains, when they are one. */
  @Column({ name: 'kept_party', type: 'text', nullable: true }) keptParty: string | null;
  /** What the remaining party was before it took over the other's addresses; JSON, under its key. */
  @Column({ name: 'sealed_before', type: BYTES, nullable: true }) sealedBefore: Buffer | null;
  @Column({ name: 'found_at', type: 'text' }) foundAt: Instant;
  @Column({ name: 'decided_by', type: 'text', nullable: true }) decidedBy: string | null;
  @Column({ name: 'decided_at', type: 'text', nullable: true }) decidedAt: Instant | null;
}
