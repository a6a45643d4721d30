import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, REAL } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const real = { type: REAL } as const;

/** Certificates of the threshold. */
export class CreateCertificates implements MigrationInterface {
  name = 'CreateCertificates1764000060004';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'triage_certificates',
      {
        id: { type: 'text', primary: true },
        issued_at: text,
        issued_by: text,
        engine: text,
        model: text,
        source: text,
        calibration_sha256: text,
        method: text,
        alpha: real,
        n: { type: 'integer' },
        threshold: real,
        provable: { type: 'boolean' },
        best_alpha: real,
        best_threshold: real,
        facts: text,
        assumptions: text,
        valid_until: text,
        superseded_by: maybe,
        superseded_at: maybe,
      },
      { indices: { ix_triage_certificates_model: ['model', 'superseded_at'] } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('triage_certificates');
  }
}
