import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BYTES, createTable, REAL } from '#persistence';

const text = { type: 'text' } as const;
const maybe = { type: 'text', nullable: true } as const;
const primary = { type: 'text', primary: true } as const;
const flag = { type: 'boolean' } as const;
const number = { type: 'integer' } as const;

/** What the machine read of faxes and letters page by page, and what people made of it. */
export class CreatePages implements MigrationInterface {
  name = 'CreatePages1764000070003';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'read_documents',
      {
        id: primary,
        arrival_id: text,
        complaint_id: maybe,
        key_id: text,
        position: number,
        attachment: flag,
        sealed_source: { type: BYTES },
      },
      {
        indices: { ix_read_documents_arrival: ['arrival_id'], ix_read_documents_complaint: ['complaint_id'] },
        foreignKeys: { arrival_id: 'arrivals.id' },
      },
    );
    await this.createPages(runner);
    await createTable(
      runner,
      'read_page_versions',
      {
        id: primary,
        page_id: text,
        version: number,
        at: text,
        actor_id: text,
        how: text,
        sealed_text: { type: BYTES, nullable: true },
        sealed_words: { type: BYTES, nullable: true },
      },
      { uniques: { ux_read_page_versions: ['page_id', 'version'] }, foreignKeys: { page_id: 'read_pages.id' } },
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['read_page_versions', 'read_pages', 'read_documents']) await runner.dropTable(table);
  }

  private createPages(runner: QueryRunner): Promise<void> {
    return createTable(
      runner,
      'read_pages',
      {
        id: primary,
        document_id: text,
        page: number,
        source: text,
        confidence: { type: REAL, nullable: true },
        band: maybe,
        orientation: text,
        engine: maybe,
        handwriting: flag,
        cover_sheet: flag,
        separator: flag,
        blank: flag,
        width: number,
        height: number,
        sealed_text: { type: BYTES },
        sealed_words: { type: BYTES },
        sealed_facts: { type: BYTES },
        needs_person: flag,
        version: number,
        settled_how: maybe,
        settled_by: maybe,
        settled_at: maybe,
      },
      {
        indices: { ix_read_pages_open: ['needs_person', 'settled_at'] },
        uniques: { ux_read_pages_document: ['document_id', 'page'] },
        foreignKeys: { document_id: 'read_documents.id' },
      },
    );
  }
}
