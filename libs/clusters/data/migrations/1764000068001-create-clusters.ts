import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, REAL } from '#persistence';

const primary = { type: 'text', primary: true } as const;
const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const whole = { type: 'integer' } as const;
const flag = { type: 'boolean' } as const;

/** What complaints are counted by, registers of shops and releases, leads with their complaints and decisions. */
export class CreateClusters1764000068001 implements MigrationInterface {
  name = 'CreateClusters1764000068001';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'cluster_traits',
      {
        complaint_id: primary,
        received_at: text,
        day: whole,
        known_on: whole,
        channel: text,
        score: whole,
        flagged: flag,
        kind: maybe,
        service: maybe,
        area: maybe,
        shop: maybe,
        step: maybe,
        placed_by: maybe,
        read_at: maybe,
      },
      {
        indices: {
          ix_cluster_traits_read: ['read_at'],
          ix_cluster_traits_received: ['received_at'],
          ix_cluster_traits_day: ['day'],
        },
      },
    );
    await this.createRegisters(runner);
    await this.createLeads(runner);
    await createTable(runner, 'cluster_progress', { name: primary, value: text });
  }

  private async createRegisters(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'cluster_shops',
      { id: primary, code: text, name: text, words: text, added_at: text, added_by: text, ended_at: maybe },
      { uniques: { ux_cluster_shops_code: ['code'] } },
    );
    await createTable(
      runner,
      'cluster_releases',
      {
        id: primary,
        code: text,
        title: text,
        service: maybe,
        released_at: text,
        watch_hours: whole,
        added_at: text,
        added_by: text,
      },
      { uniques: { ux_cluster_releases_code: ['code'] } },
    );
  }

  private async createLeads(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'clusters',
      {
        id: primary,
        method: text,
        level: text,
        cell: text,
        state: text,
        opened_at: text,
        first_at: text,
        last_at: text,
        size: whole,
        window_ms: { type: REAL },
        count: whole,
        expected: { type: REAL },
        bound: whole,
        per_week: { type: REAL },
        facts: text,
        heard_size: whole,
        raised: whole,
        raised_at: text,
        incident_id: maybe,
      },
      { indices: { ix_clusters_state: ['state', 'id'], ix_clusters_cell: ['cell'] } },
    );
    await createTable(
      runner,
      'cluster_members',
      { cluster_id: primary, complaint_id: primary, joined_at: text },
      { indices: { ix_cluster_members_complaint: ['complaint_id'] }, foreignKeys: { cluster_id: 'clusters.id' } },
    );
    await createTable(
      runner,
      'cluster_decisions',
      {
        id: primary,
        cluster_id: text,
        decision: text,
        reason_code: maybe,
        decided_at: text,
        decided_by: text,
        size: whole,
        incident_id: maybe,
        key_id: maybe,
        sealed_note: { type: BYTES, nullable: true },
      },
      {
        indices: { ix_cluster_decisions_cluster: ['cluster_id', 'id'] },
        foreignKeys: { cluster_id: 'clusters.id' },
      },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'cluster_progress',
      'cluster_decisions',
      'cluster_members',
      'clusters',
      'cluster_releases',
      'cluster_shops',
      'cluster_traits',
    ])
      await runner.dropTable(table);
  }
}
