import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, REAL } from '#persistence';

const text = { type: 'text' } as const;
const optional = { type: 'text', nullable: true } as const;
const primary = { type: 'text', primary: true } as const;
const whole = { type: 'integer' } as const;
const real = { type: REAL } as const;

/** Versions of the engine, their trials over all history, signatures and activations. */
export class CreateLookback implements MigrationInterface {
  name = 'CreateLookback1764000060005';

  async up(runner: QueryRunner): Promise<void> {
    await this.versions(runner);
    await this.trials(runner);
    await this.steps(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['activations', 'signatures', 'trial_differences', 'trials', 'files', 'versions'])
      await runner.dropTable(`engine_${table}`);
  }

  private async versions(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'engine_versions',
      {
        id: primary,
        engine: text,
        model_sha256: text,
        lexicon_sha256: text,
        model_version: text,
        lexicon_version: text,
        origin: text,
        brought_at: text,
        brought_by: text,
        state: text,
        changed_at: text,
        first_active_at: optional,
      },
      {
        uniques: { ux_engine_versions_files: ['model_sha256', 'lexicon_sha256'] },
        indices: { ix_engine_versions_state: ['state'] },
      },
    );
    await createTable(runner, 'engine_files', { sha256: primary, size: whole, key_id: optional, kept_at: text });
  }

  private async trials(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'engine_trials',
      {
        id: primary,
        version_id: text,
        base_id: text,
        base_threshold: real,
        threshold: real,
        state: text,
        started_at: text,
        started_by: text,
        finished_at: optional,
        total: whole,
        done: whole,
        erased: whole,
        position: text,
        report: text,
        report_sha256: optional,
      },
      { indices: { ix_engine_trials_version: ['version_id', 'id'] } },
    );
    await createTable(
      runner,
      'engine_trial_differences',
      {
        trial_id: primary,
        complaint_id: primary,
        difference: text,
        channel: text,
        language: text,
        score_before: real,
        score_after: real,
        kinds_before: text,
        kinds_after: text,
        leads_before: text,
        leads_after: text,
      },
      { indices: { ix_engine_trial_differences: ['trial_id', 'difference', 'complaint_id'] } },
    );
  }

  private async steps(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'engine_signatures',
      {
        id: primary,
        version_id: text,
        purpose: text,
        about: text,
        report_sha256: optional,
        signed_at: text,
        signed_by: text,
        role: text,
      },
      { uniques: { ux_engine_signatures: ['version_id', 'about', 'signed_by'] } },
    );
    await createTable(
      runner,
      'engine_activations',
      {
        id: primary,
        version_id: text,
        previous_id: optional,
        kind: text,
        trial_id: optional,
        activated_at: text,
        activated_by: text,
        look_back: text,
        position: text,
        done: whole,
        newly_flagged: whole,
      },
      { indices: { ix_engine_activations_version: ['version_id', 'id'] } },
    );
  }
}
