import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const id = { type: 'text', primary: true } as const;
const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const bytes = { type: BYTES } as const;
const maybeBytes = { type: BYTES, nullable: true } as const;
const whole = { type: 'integer' } as const;
const maybeWhole = { type: 'integer', nullable: true } as const;

/** Columns that affected parties gain, in order. */
const COLUMNS = {
  role: `text NOT NULL DEFAULT 'subscriber'`,
  sealed_details: BYTES,
  phone_lookup: 'text',
  customer_lookup: 'text',
  name_lookup: 'text',
  place_lookup: 'text',
  reach: `text NOT NULL DEFAULT ''`,
  language: `text NOT NULL DEFAULT 'ja'`,
  merged_into: 'text',
  source_id: 'text',
} as const;

const INDICES = {
  affected_parties_email: ['incident_id', 'email_lookup'],
  affected_parties_phone: ['phone_lookup'],
  affected_parties_customer: ['customer_lookup'],
  affected_parties_place: ['place_lookup'],
} as const;

/** Parties gain postal address, telephone, customer number and role; lists of campaigns, their sources, doubtful pairs. */
export class ListsOfParties1764000090021 implements MigrationInterface {
  name = 'ListsOfParties1764000090021';

  async up(runner: QueryRunner): Promise<void> {
    // By hand: TypeORM's addColumn copies the whole table on SQLite.
    for (const [name, type] of Object.entries(COLUMNS))
      await runner.query(`ALTER TABLE affected_parties ADD COLUMN ${name} ${type}`);
    // Two people may share one address: what is the same person is decided by rules and by people, not by an index.
    await runner.query('DROP INDEX affected_parties_once');
    for (const [name, columns] of Object.entries(INDICES))
      await runner.query(`CREATE INDEX ${name} ON affected_parties (${columns.join(', ')})`);
    await runner.query(`UPDATE affected_parties SET reach = 'e' WHERE email_lookup IS NOT NULL`);
    await this.createLists(runner);
    await this.createSources(runner);
    await this.createPairs(runner);
    await runner.query(`INSERT INTO campaign_parties (campaign_id, party_id, source_id)
      SELECT DISTINCT campaign_id, party_id, CAST(NULL AS text) FROM notices`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['party_pairs', 'party_source_lines', 'party_source_parts', 'party_sources', 'party_units'];
    for (const table of [...tables, 'campaign_parties']) await runner.dropTable(table);
    for (const name of Object.keys(INDICES)) await runner.query(`DROP INDEX ${name}`);
    await runner.query('CREATE UNIQUE INDEX affected_parties_once ON affected_parties (incident_id, email_lookup)');
    for (const name of Object.keys(COLUMNS).reverse())
      await runner.query(`ALTER TABLE affected_parties DROP COLUMN ${name}`);
  }

  private async createLists(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'campaign_parties',
      { campaign_id: id, party_id: id, source_id: maybe },
      {
        indices: { campaign_parties_party: ['party_id'] },
        foreignKeys: { campaign_id: 'notice_campaigns.id', party_id: 'affected_parties.id' },
      },
    );
    await createTable(
      runner,
      'party_units',
      { party_id: id, kind: id, lookup: id, incident_id: text, sealed_value: bytes, key_id: text, source_id: maybe },
      { indices: { party_units_lookup: ['lookup'] }, foreignKeys: { party_id: 'affected_parties.id' } },
    );
  }

  private async createSources(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'party_sources',
      {
        id,
        incident_id: text,
        campaign_id: maybe,
        kind: text,
        state: text,
        key_id: text,
        sealed_provenance: bytes,
        format: maybe,
        sealed_mapping: maybeBytes,
        sha256: maybe,
        size: whole,
        rows_total: maybeWhole,
        rows_done: whole,
        added: whole,
        joined: whole,
        incomplete: whole,
        refused: whole,
        stopped_by: maybe,
        created_by: text,
        created_at: text,
        changed_at: text,
      },
      {
        indices: {
          party_sources_incident: ['incident_id'],
          party_sources_campaign: ['campaign_id'],
          party_sources_sha256: ['sha256'],
        },
      },
    );
    await createTable(
      runner,
      'party_source_parts',
      { source_id: id, part: { type: 'integer', primary: true }, original_id: text, size: whole },
      { foreignKeys: { source_id: 'party_sources.id' } },
    );
    await createTable(
      runner,
      'party_source_lines',
      {
        source_id: id,
        phase: id,
        row_number: { type: 'integer', primary: true },
        line_number: whole,
        outcome: text,
        faults: text,
        sealed_cells: maybeBytes,
      },
      { foreignKeys: { source_id: 'party_sources.id' } },
    );
  }

  private async createPairs(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'party_pairs',
      {
        id,
        incident_id: text,
        first_party: text,
        second_party: text,
        reason: text,
        score: whole,
        state: text,
        kept_party: maybe,
        sealed_before: maybeBytes,
        found_at: text,
        decided_by: maybe,
        decided_at: maybe,
      },
      {
        uniques: { party_pairs_once: ['first_party', 'second_party'] },
        indices: { party_pairs_open: ['incident_id', 'state'], party_pairs_second: ['second_party'] },
        foreignKeys: { first_party: 'affected_parties.id', second_party: 'affected_parties.id' },
      },
    );
  }
}
