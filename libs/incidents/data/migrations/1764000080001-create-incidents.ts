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

/** Incidents, their complaints, history, knowledge, estimates, facts and generated reports. */
export class CreateIncidents1764000080001 implements MigrationInterface {
  name = 'CreateIncidents1764000080001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incidents',
      {
        id,
        number: text,
        key_id: text,
        sealed_title: bytes,
        state: text,
        occurred_at: maybeText,
        first_signal_at: maybeText,
        discovered_at: maybeText,
        known_at: maybeText,
        suspected_at: maybeText,
        confirmed_at: maybeText,
        ended_at: maybeText,
        created_at: text,
        created_by: text,
        version: integer,
      },
      { uniques: { ux_incidents_number: ['number'] }, indices: { ix_incidents_state: ['state', 'id'] } },
    );
    await createTable(
      runner,
      'incident_complaints',
      {
        id,
        incident_id: text,
        complaint_id: text,
        slip_number: text,
        received_at: text,
        linked_at: text,
        linked_by: text,
        unlinked_at: maybeText,
        unlinked_by: maybeText,
      },
      {
        indices: {
          ix_incident_complaints_incident: ['incident_id', 'id'],
          ix_incident_complaints_complaint: ['complaint_id'],
        },
        foreignKeys: ofIncident,
      },
    );
    await createTable(
      runner,
      'incident_history',
      { id, incident_id: text, at: text, actor_id: text, action: text, facts: text, sealed_note: maybeBytes },
      { indices: { ix_incident_history: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
    await createTable(
      runner,
      'known_at_changes',
      {
        id,
        incident_id: text,
        state: text,
        from_at: maybeText,
        to_at: text,
        sealed_reason: maybeBytes,
        proposed_by: text,
        proposed_at: text,
        approved_by: maybeText,
        approved_at: maybeText,
      },
      { indices: { ix_known_at_changes: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
    await this.records(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'incident_reports',
      'incident_facts',
      'incident_estimates',
      'known_at_changes',
      'incident_history',
      'incident_complaints',
      'incidents',
    ]) {
      await runner.dropTable(table);
    }
  }

  private async records(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'incident_estimates',
      {
        id,
        incident_id: text,
        persons: integer,
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
    await createTable(
      runner,
      'incident_facts',
      { id, incident_id: text, revision: integer, sealed_facts: bytes, saved_by: text, saved_at: text },
      { uniques: { ux_incident_facts: ['incident_id', 'revision'] }, foreignKeys: ofIncident },
    );
    await createTable(
      runner,
      'incident_reports',
      {
        id,
        incident_id: text,
        form_id: text,
        form_version: text,
        format: text,
        incident_version: integer,
        sha256: text,
        sealed_report: bytes,
        made_by: text,
        made_at: text,
      },
      { indices: { ix_incident_reports: ['incident_id', 'id'] }, foreignKeys: ofIncident },
    );
  }
}
