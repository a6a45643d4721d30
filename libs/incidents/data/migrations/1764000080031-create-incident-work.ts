import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };
const integer: ColumnSpec = { type: 'integer' };
const maybeInteger: ColumnSpec = { type: 'integer', nullable: true };
const bytes: ColumnSpec = { type: BYTES };
const maybeBytes: ColumnSpec = { type: BYTES, nullable: true };
const id: ColumnSpec = { type: 'text', primary: true };
const ofIncident = { incident_id: 'incidents.id' };

const ESTIMATES = 'id, incident_id, persons, lines, accounts, messages, as_of, sealed_basis, added_by, added_at';

/** Investigation tasks with evidence, measures, causes, knowledge, secrecy answers; estimates may leave persons open. */
export class CreateIncidentWork1764000080031 implements MigrationInterface {
  name = 'CreateIncidentWork1764000080031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incidents ADD COLUMN reopened_at text');
    await rebuildEstimates(runner, maybeInteger);
    await this.tasks(runner);
    await this.measures(runner);
    await this.answers(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'incident_member_questions',
      'incident_secrecy_answers',
      'incident_knowledge',
      'incident_recurrences',
      'incident_causes',
      'incident_measures',
      'incident_evidence',
      'incident_tasks',
    ]) {
      await runner.dropTable(table);
    }
    await runner.query('DELETE FROM incident_estimates WHERE persons IS NULL');
    await rebuildEstimates(runner, integer);
    await runner.query('ALTER TABLE incidents DROP COLUMN reopened_at');
  }

  private async tasks(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incident_tasks',
      {
        id,
        incident_id: text,
        number: integer,
        assignee_kind: text,
        assignee_user_id: maybeText,
        sealed_body: bytes,
        due_at: text,
        state: text,
        overdue_since: maybeText,
        set_by: text,
        set_at: text,
        ended_at: maybeText,
      },
      {
        uniques: { ux_incident_tasks: ['incident_id', 'number'] },
        indices: { ix_incident_tasks_due: ['state', 'due_at'], ix_incident_tasks_user: ['assignee_user_id'] },
        foreignKeys: ofIncident,
      },
    );
    await createTable(
      runner,
      'incident_evidence',
      {
        id,
        incident_id: text,
        of_id: maybeText,
        sealed_name: bytes,
        media_type: text,
        size: integer,
        sha256: text,
        added_by: text,
        added_at: text,
      },
      { indices: { ix_incident_evidence: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
  }

  private async measures(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incident_measures',
      {
        id,
        incident_id: text,
        number: integer,
        kind: text,
        owner_user_id: maybeText,
        sealed_body: bytes,
        cause_code: maybeText,
        due_on: text,
        check_due_on: maybeText,
        state: text,
        done_at: maybeText,
        done_by: maybeText,
        checked_at: maybeText,
        checked_by: maybeText,
        replaces_id: maybeText,
        overdue_since: maybeText,
        planned_by: text,
        planned_at: text,
      },
      {
        uniques: { ux_incident_measures: ['incident_id', 'number'] },
        indices: { ix_incident_measures_state: ['state'] },
        foreignKeys: ofIncident,
      },
    );
    await createTable(
      runner,
      'incident_causes',
      {
        id,
        incident_id: text,
        code: text,
        part: text,
        sealed_basis: bytes,
        set_by: text,
        set_at: text,
        withdrawn_by: maybeText,
        withdrawn_at: maybeText,
      },
      {
        indices: { ix_incident_causes: ['incident_id', 'id'], ix_incident_causes_code: ['code'] },
        foreignKeys: ofIncident,
      },
    );
    await createTable(
      runner,
      'incident_recurrences',
      {
        id,
        incident_id: text,
        earlier_id: text,
        measure_id: text,
        cause_code: text,
        noticed_at: text,
        considered_by: maybeText,
        considered_at: maybeText,
        sealed_note: maybeBytes,
      },
      { uniques: { ux_incident_recurrences: ['incident_id', 'measure_id'] }, foreignKeys: ofIncident },
    );
  }

  private async answers(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incident_knowledge',
      {
        id,
        incident_id: text,
        who: text,
        user_id: maybeText,
        learned_at: text,
        source: text,
        complaint_id: maybeText,
        slip_number: maybeText,
        corrects_id: maybeText,
        sealed_words: maybeBytes,
        recorded_by: text,
        recorded_at: text,
      },
      { indices: { ix_incident_knowledge: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
    await createTable(
      runner,
      'incident_secrecy_answers',
      {
        id,
        incident_id: text,
        asked_for: text,
        involved: { type: 'boolean' },
        sealed_reason: bytes,
        answered_by: text,
        answered_at: text,
      },
      { indices: { ix_incident_secrecy_answers: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
    await createTable(
      runner,
      'incident_member_questions',
      {
        id,
        incident_id: text,
        complaint_id: text,
        slip_number: text,
        asked_at: text,
        answer: maybeText,
        sealed_reason: maybeBytes,
        answered_by: maybeText,
        answered_at: maybeText,
      },
      { indices: { ix_incident_member_questions: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
  }
}

/** SQLite changes no column: the few rows move to a new table. Nothing refers to them. */
async function rebuildEstimates(runner: QueryRunner, persons: ColumnSpec): Promise<void> {
  await runner.query(`CREATE TABLE incident_estimates_kept AS SELECT ${ESTIMATES} FROM incident_estimates`);
  await runner.query('DROP TABLE incident_estimates');
  await createTable(
    runner,
    'incident_estimates',
    {
      id,
      incident_id: text,
      persons,
      lines: maybeInteger,
      accounts: maybeInteger,
      messages: maybeInteger,
      as_of: text,
      sealed_basis: bytes,
      added_by: text,
      added_at: text,
    },
    { indices: { ix_incident_estimates: ['incident_id', 'id'] }, foreignKeys: ofIncident },
  );
  await runner.query(`INSERT INTO incident_estimates (${ESTIMATES}) SELECT ${ESTIMATES} FROM incident_estimates_kept`);
  await runner.query('DROP TABLE incident_estimates_kept');
}
