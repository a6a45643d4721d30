import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, REAL } from '#persistence';

const text = { type: 'text' } as const;
const number = { type: 'integer' } as const;
const primary = { type: 'text', primary: true } as const;
const maybe = { type: 'text', nullable: true } as const;

/** Weekly rounds with their piles, readings of everything, control readings, and whether complaints may rest. */
export class CreateSampling implements MigrationInterface {
  name = 'CreateSampling1764000060003';

  async up(runner: QueryRunner): Promise<void> {
    await this.createRounds(runner);
    await createTable(
      runner,
      'stream_readings',
      { task_id: primary, complaint_id: text, read_at: text, hit: { type: 'boolean' } },
      { indices: { ix_stream_readings_read: ['read_at'], ix_stream_readings_complaint: ['complaint_id'] } },
    );
    await this.createControl(runner);
    await createTable(runner, 'proof_epochs', {
      epoch: { type: 'integer', primary: true },
      began_at: text,
      reason: text,
      began_by: text,
    });
    await createTable(runner, 'set_aside_state', {
      id: { type: 'integer', primary: true },
      allowed: { type: 'boolean' },
      reason: text,
      since: text,
      checked_at: text,
    });
  }

  private async createRounds(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'elusion_rounds',
      {
        id: primary,
        epoch: number,
        week: text,
        seed: text,
        drawn_at: text,
        frame_size: number,
        sample_size: number,
        share: { type: REAL },
        completed_at: maybe,
      },
      { uniques: { ux_elusion_rounds_week: ['epoch', 'week'] }, indices: { ix_elusion_rounds_drawn: ['drawn_at'] } },
    );
    await createTable(runner, 'elusion_strata', {
      round_id: primary,
      stratum: primary,
      size: number,
      drawn: number,
      gone: number,
    });
    await createTable(
      runner,
      'elusion_frames',
      { complaint_id: primary, round_id: primary, stratum: text },
      { indices: { ix_elusion_frames_round: ['round_id', 'stratum'] } },
    );
    await createTable(
      runner,
      'elusion_samples',
      {
        round_id: primary,
        complaint_id: primary,
        stratum: text,
        release_at: text,
        task_id: maybe,
        outcome: text,
        answered_at: maybe,
      },
      {
        indices: {
          ix_elusion_samples_complaint: ['complaint_id'],
          ix_elusion_samples_outcome: ['outcome', 'release_at'],
        },
      },
    );
  }

  private async createControl(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'control_readings',
      {
        id: primary,
        complaint_id: text,
        first_task_id: text,
        first_decision: text,
        first_by: text,
        first_at: text,
        second_task_id: text,
        second_decision: maybe,
        second_by: maybe,
        second_at: maybe,
        third_task_id: maybe,
        third_decision: maybe,
        third_by: maybe,
        third_at: maybe,
      },
      {
        uniques: { ux_control_readings_second: ['second_task_id'] },
        indices: { ix_control_readings_third: ['third_task_id'], ix_control_readings_at: ['second_at'] },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'set_aside_state',
      'proof_epochs',
      'control_readings',
      'stream_readings',
      'elusion_samples',
      'elusion_frames',
      'elusion_strata',
      'elusion_rounds',
    ])
      await runner.dropTable(table);
  }
}
