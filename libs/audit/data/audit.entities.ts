import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One line of the chained log; never updated, never deleted. */
@Entity('audit_entries')
@Index('audit_entries_object', ['object', 'seq'])
@Index('audit_entries_actor', ['actorId', 'seq'])
export class AuditEntryRow {
  @PrimaryColumn({ name: 'seq', type: 'integer' })
  seq: number;

  @Column({ name: 'at', type: 'text' })
  at: string;

  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: string;

  @Column({ name: 'actor_id', type: 'text' })
  actorId: string;

  @Column({ name: 'action', type: 'text' })
  action: string;

  @Column({ name: 'object', type: 'text' })
  object: string;

  @Column({ name: 'purpose', type: 'text', nullable: true })
  purpose: string | null;

  @Column({ name: 'facts', type: 'text', nullable: true })
  facts: string | null;

  @Column({ name: 'prev_hash', type: 'text' })
  prevHash: string;

  @Column({ name: 'hash', type: 'text' })
  hash: string;
}

/** The single row (id 1) that says where the log ends. */
@Entity('audit_heads')
export class AuditHeadRow {
  @PrimaryColumn({ name: 'id', type: 'integer' })
  id: number;

  @Column({ name: 'seq', type: 'integer' })
  seq: number;

  @Column({ name: 'hash', type: 'text' })
  hash: string;

  @Column({ name: 'at', type: 'text' })
  at: string;

  @Column({ name: 'signature', type: 'text' })
  signature: string;
}
