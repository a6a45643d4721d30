import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines of one outcome are listed in the order of receipt, without a look at all the others. */
export class OutcomeInOrder1764000070015 implements MigrationInterface {
  name = 'OutcomeInOrder1764000070015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_arrivals_outcome');
    await runner.query('CREATE INDEX ix_arrivals_outcome_received ON arrivals (outcome, received_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_arrivals_outcome_received');
    await runner.query('CREATE INDEX ix_arrivals_outcome ON arrivals (outcome, id)');
  }
}
