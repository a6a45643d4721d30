import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

export class CreateJobs1764000040001 implements MigrationInterface {
  name = 'CreateJobs1764000040001';

  async up(runner: QueryRunner): Promise<void> {
    const text = { type: 'text' };
    const optional = { type: 'text', nullable: true };
    await createTable(
      runner,
      'jobs',
      {
        id: { type: 'text', primary: true },
        kind: text,
        payload: text,
        waiting_key: optional,
        state: text,
        run_at: text,
        attempts: { type: 'integer' },
        lease_until: optional,
        holder: optional,
        last_error: optional,
        created_at: text,
      },
      {
        indices: { jobs_due: ['state', 'run_at'], jobs_holder: ['holder'] },
        uniques: { jobs_waiting_key: ['waiting_key'] },
      },
    );
    await createTable(runner, 'job_sweeps', {
      name: { type: 'text', primary: true },
      due_at: text,
      lease_until: text,
      holder: optional,
      last_done_at: optional,
      last_error: optional,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('job_sweeps');
    await runner.dropTable('jobs');
  }
}
