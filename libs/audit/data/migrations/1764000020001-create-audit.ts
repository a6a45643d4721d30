import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';
import { GENESIS } from '../../domain/chain.js';

export class CreateAudit1764000020001 implements MigrationInterface {
  name = 'CreateAudit1764000020001';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' };
    const optional = { type: 'text', nullable: true };
    await createTable(
      runner,
      'audit_entries',
      {
        seq: { type: 'integer', primary: true },
        at: text,
        actor_kind: text,
        actor_id: text,
        action: text,
        object: text,
        purpose: optional,
        facts: optional,
        prev_hash: text,
        hash: text,
      },
      { indices: { audit_entries_object: ['object', 'seq'], audit_entries_actor: ['actor_id', 'seq'] } },
    );
    await createTable(runner, 'audit_heads', {
      id: { type: 'integer', primary: true },
      seq: { type: 'integer' },
      hash: text,
      at: text,
      signature: text,
    });
    await runner.query(`INSERT INTO audit_heads (id, seq, hash, at, signature) VALUES (1, 0, '${GENESIS}', '', '')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_heads');
    await runner.dropTable('audit_entries');
  }
}
