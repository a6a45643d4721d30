import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '#persistence';

const COLUMNS = 'mailbox, uid_validity, last_uid, updated_at';

/** UIDs are numbers of 32 bits without sign; PostgreSQL's integer ends at half of them. */
export class WidenMailboxPositions implements MigrationInterface {
  name = 'WidenMailboxPositions1764000070014';

  up(runner: QueryRunner): Promise<void> {
    return rebuild(runner, 'bigint');
  }

  down(runner: QueryRunner): Promise<void> {
    return rebuild(runner, 'integer');
  }
}

/** The same table with another type of UIDs; it has a row for each mailbox. SQLite changes no column's type. */
async function rebuild(runner: QueryRunner, uid: 'bigint' | 'integer'): Promise<void> {
  await runner.query(`CREATE TABLE mailbox_positions_kept AS SELECT ${COLUMNS} FROM mailbox_positions`);
  await runner.query('DROP TABLE mailbox_positions');
  await createTable(runner, 'mailbox_positions', {
    mailbox: { type: 'text', primary: true },
    uid_validity: { type: 'text' },
    last_uid: { type: uid },
    updated_at: { type: 'text' },
  });
  await runner.query(`INSERT INTO mailbox_positions (${COLUMNS}) SELECT ${COLUMNS} FROM mailbox_positions_kept`);
  await runner.query('DROP TABLE mailbox_positions_kept');
}
