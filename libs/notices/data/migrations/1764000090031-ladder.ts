import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable } from '#persistence';

const id = { type: 'text', primary: true };
const text = { type: 'text' };
const maybe = { type: 'text', nullable: true };
const bytes = { type: BYTES };
const maybeBytes = { type: BYTES, nullable: true };
const count = { type: 'integer' };
const flag = { type: 'boolean' };

const TABLES = ['campaigns_told', 'substitute_measures', 'notice_calls', 'letters', 'letter_batches'];

/** Letters, telephone calls and substitute measures: the steps of the ladder below e-mail. */
export class Ladder1764000090031 implements MigrationInterface {
  name = 'Ladder1764000090031';

  async up(runner: QueryRunner): Promise<void> {
    await this.createLetters(runner);
    await createTable(
      runner,
      'notice_calls',
      {
        ...{ id, notice_id: text, at: text, day: text, outcome: text, actor_id: text },
        ...{ key_id: maybe, sealed_note: maybeBytes, call_back_at: maybe },
      },
      { indices: { notice_calls_notice: ['notice_id'] }, foreignKeys: { notice_id: 'notices.id' } },
    );
    await createTable(
      runner,
      'substitute_measures',
      {
        ...{ id, campaign_id: text, key_id: text, sealed_text: bytes, sealed_hotline: bytes, text_hash: text },
        ...{ state: text, drafted_by: text, drafted_at: text, decided_by: maybe, decided_at: maybe },
        ...{ sealed_reason: maybeBytes, persons: { ...count, nullable: true } },
        ...{ published_by: maybe, published_on: maybe, sealed_place: maybeBytes },
      },
      {
        indices: { substitute_measures_campaign: ['campaign_id'] },
        foreignKeys: { campaign_id: 'notice_campaigns.id' },
      },
    );
    await createTable(
      runner,
      'campaigns_told',
      { campaign_id: id, told_at: text },
      { foreignKeys: { campaign_id: 'notice_campaigns.id' } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
  }

  private async createLetters(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'letter_batches',
      {
        ...{ id, campaign_id: text, number: text, state: text, letters: count, barcode: flag, duplex: flag },
        ...{ printed_by: text, printed_at: text, posted_by: maybe, posted_on: maybe },
      },
      {
        indices: { letter_batches_campaign: ['campaign_id'] },
        uniques: { letter_batches_number: ['number'] },
        foreignKeys: { campaign_id: 'notice_campaigns.id' },
      },
    );
    await createTable(
      runner,
      'letters',
      {
        ...{ notice_id: id, batch_id: text, position: count, proof: text, key_id: text, sealed_address: bytes },
        ...{ returned_on: maybe, return_reason: maybe, returned_by: maybe },
      },
      {
        indices: { letters_batch: ['batch_id', 'position'] },
        uniques: { letters_proof: ['proof'] },
        foreignKeys: { notice_id: 'notices.id', batch_id: 'letter_batches.id' },
      },
    );
  }
}
