import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, type ColumnSpec } from '#persistence';

const text: ColumnSpec = { type: 'text' };
const maybeText: ColumnSpec = { type: 'text', nullable: true };
const integer: ColumnSpec = { type: 'integer' };
const bytes: ColumnSpec = { type: BYTES };
const maybeBytes: ColumnSpec = { type: BYTES, nullable: true };
const id: ColumnSpec = { type: 'text', primary: true };
const ofVersion = { foreignKeys: { version_id: 'report_versions.id' } };

/** Versions of reports to authorities, their approvals, submissions and receipts. */
export class CreateReportVersions1764000080021 implements MigrationInterface {
  name = 'CreateReportVersions1764000080021';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'report_versions',
      {
        id,
        incident_id: text,
        form_id: text,
        form_version: text,
        number: integer,
        kind: text,
        state: text,
        earlier_id: maybeText,
        sealed_content: bytes,
        sealed_reason: maybeBytes,
        binding_hash: text,
        author_ids: text,
        missing_count: integer,
        incident_version: integer,
        made_by: text,
        made_at: text,
      },
      {
        uniques: { ux_report_versions: ['incident_id', 'form_id', 'number'] },
        foreignKeys: { incident_id: 'incidents.id' },
      },
    );
    await createTable(
      runner,
      'report_approvals',
      { id, version_id: text, approver_id: text, binding_hash: text, approved_at: text, voided_at: maybeText },
      { uniques: { ux_report_approvals: ['version_id', 'approver_id'] }, ...ofVersion },
    );
    await this.submissions(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['report_receipts', 'report_submissions', 'report_approvals', 'report_versions']) {
      await runner.dropTable(table);
    }
  }

  private async submissions(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'report_submissions',
      {
        id,
        version_id: text,
        obligation_id: maybeText,
        reported_at: text,
        means: text,
        sealed_details: bytes,
        sha256: text,
        recorded_by: text,
        recorded_at: text,
      },
      { uniques: { ux_report_submissions: ['version_id'] }, ...ofVersion },
    );
    await createTable(
      runner,
      'report_receipts',
      {
        id,
        version_id: text,
        sealed_name: bytes,
        media_type: text,
        size: integer,
        sha256: text,
        added_by: text,
        added_at: text,
      },
      { indices: { ix_report_receipts: ['version_id', 'id'] }, ...ofVersion },
    );
  }
}
