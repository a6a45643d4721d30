import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#kernel';
import { insert } from '#persistence';
import { Vault, type DataKey, type SealedAt } from '#vault';
import { emptyPageReading } from '../child/messages.js';
import { missingPages, needsPerson, type DocumentPages, type StoredPageSource } from '../domain/page.js';
import type { PageReading } from '../readers/index.js';
import { ReadDocument, ReadPage } from './page.entity.js';

/** Whose pages they are. `complaintId` null: the arrival made no case (yet). */
export interface PageOwner {
  arrivalId: string;
  complaintId: string | null;
}

/** Keeps what was read of pages, sealed under the key of the arrival that they belong to. */
@Injectable()
export class PageStore {
  constructor(private readonly vault: Vault) {}

  /** Inside a unit. No pages, no statement. Pages that a document has but nobody could read are kept as `unread`. */
  async store(m: EntityManager, key: DataKey, owner: PageOwner, documents: readonly DocumentPages[]): Promise<void> {
    for (const [position, document] of documents.entries()) {
      const missing = missingPages(document);
      if (document.pages.length + missing.length === 0) continue;
      const id = newId();
      await insert(m, ReadDocument, {
        id,
        ...owner,
        keyId: key.id,
        position,
        attachment: document.source !== ORIGINAL,
        sealedSource: this.vault.seal(key, document.source, sealedPlace('read_documents', 'sealed_source', id)),
      });
      const rows = [
        ...document.pages.map((page) => this.row(key, id, page)),
        ...missing.map((page) => this.row(key, id, unread(page))),
      ];
      await insert(m, ReadPage, rows);
    }
  }

  /** {@link store} for a caller that has the key's name only; it is opened when there is something to keep. */
  async keep(
    m: EntityManager,
    owner: PageOwner & { keyId: string },
    documents: readonly DocumentPages[],
  ): Promise<void> {
    if (documents.length === 0) return;
    const { keyId, ...whose } = owner;
    await this.store(m, await this.vault.openKey(keyId), whose, documents);
  }

  private row(key: DataKey, documentId: string, reading: KeptPage): Partial<ReadPage> {
    const id = newId();
    const { text, words, facts, ...columns } = reading;
    const seal = (column: string, plain: string): Buffer =>
      this.vault.seal(key, plain, sealedPlace('read_pages', column, id));
    return {
      ...columns,
      id,
      documentId,
      blank: reading.source === 'blank',
      sealedText: seal('sealed_text', text),
      sealedWords: seal('sealed_words', JSON.stringify(words)),
      sealedFacts: seal('sealed_facts', JSON.stringify(facts)),
      needsPerson: needsPerson(reading),
      version: 0,
    };
  }
}

/** Source of a document that is the arrival's original itself. */
export const ORIGINAL = 'original';

type KeptPage = Omit<PageReading, 'source'> & { source: StoredPageSource };

/** Where a sealed value of a page stands. */
export function sealedPlace(table: string, column: string, row: string): SealedAt {
  return { table, column, row };
}

function unread(page: number): KeptPage {
  return { ...emptyPageReading(page, 'blank'), source: 'unread' };
}
