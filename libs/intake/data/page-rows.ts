import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HiddenFrom } from '#complaints';
import { DomainError, newId, type Channel, type Instant } from '#kernel';
import { insert, query, run, UnitOfWork } from '#persistence';
import { Vault, type DataKey } from '#vault';
import { intakeErrors } from '../domain/intake.errors.js';
import type { PageHow } from '../domain/page.js';
import type { OcrWord, PageFact } from '../readers/index.js';
import { ReadDocument, ReadPage, ReadPageVersion } from './page.entity.js';
import { sealedPlace } from './page-store.js';

/** What is known of a page without its content. */
export type PageLine = Omit<ReadPage, 'sealedText' | 'sealedWords' | 'sealedFacts'> & {
  arrivalId: string;
  complaintId: string | null;
  attachment: boolean;
  /** `original`, or the attachment's file name. */
  documentName: string;
};

/** A page with its seals opened. */
export interface OpenPage {
  line: PageLine;
  keyId: string;
  /** As the machine read it; never changes. */
  original: { text: string; words: OcrWord[] };
  /** As it stands now. */
  text: string;
  words: OcrWord[];
  facts: PageFact[];
  versions: { version: number; at: Instant; actorId: string; how: PageHow }[];
}

/** A new version of a page. */
export interface NewVersion {
  how: PageHow;
  at: Instant;
  actorId: string;
  text: string | null;
  words: OcrWord[] | null;
  /** Whether a person has now read what the machine could not. */
  settles: boolean;
}

/** A complaint with pages that wait for a person; no content. */
export interface ReadingQueueLine {
  complaintId: string;
  slipNumber: string;
  channel: Channel;
  receivedAt: Instant;
  openPages: number;
}

/** Reads and writes the rows of pages. */
@Injectable()
export class PageRows {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
  ) {}

  /** Pages of a complaint, or of one arrival, in the order of the documents. */
  async list(of: { complaintId: string } | { arrivalId: string }, m = this.uow.manager): Promise<PageLine[]> {
    const documents = await m.find(ReadDocument, { where: of, order: { arrivalId: 'ASC', position: 'ASC' } });
    const lines: PageLine[] = [];
    for (const document of documents) {
      const key = await this.vault.openKey(document.keyId);
      const pages = await m.find(ReadPage, { where: { documentId: document.id }, order: { page: 'ASC' } });
      lines.push(...pages.map((page) => this.line(key, document, page)));
    }
    return lines;
  }

  /** Opens a page. Error: `intake.page-not-found`. */
  async open(id: string, m = this.uow.manager): Promise<OpenPage> {
    const { page, document } = await this.rows(id, m);
    const key = await this.vault.openKey(document.keyId);
    const open = (column: string, sealed: Buffer): string =>
      this.vault.openText(key, sealed, sealedPlace('read_pages', column, id));
    const original = {
      text: open('sealed_text', page.sealedText),
      words: JSON.parse(open('sealed_words', page.sealedWords)) as OcrWord[],
    };
    const versions = await m.find(ReadPageVersion, { where: { pageId: id }, order: { version: 'ASC' } });
    return {
      line: this.line(key, document, page),
      keyId: document.keyId,
      original,
      ...this.current(key, original, versions),
      facts: JSON.parse(open('sealed_facts', page.sealedFacts)) as PageFact[],
      versions: versions.map(({ version, at, actorId, how }) => ({ version, at, actorId, how })),
    };
  }

  /** Description of a page without opening its text. Error: `intake.page-not-found`. */
  async lineOf(id: string): Promise<PageLine> {
    const { page, document } = await this.rows(id, this.uow.reads);
    return this.line(await this.vault.openKey(document.keyId), document, page);
  }

  /** Every page of a document with its present text, in order. Inside a unit. */
  async textsOf(documentId: string, m: EntityManager): Promise<OpenPage[]> {
    const rows = await query<{ id: string }>(m, 'SELECT id FROM read_pages WHERE document_id = ? ORDER BY page', [
      documentId,
    ]);
    const pages: OpenPage[] = [];
    for (const { id } of rows) pages.push(await this.open(id, m));
    return pages;
  }

  /** Adds a version and moves the page on. Inside a unit that opened `page`. */
  async add(m: EntityManager, page: OpenPage, { how, at, actorId, text, words, settles }: NewVersion): Promise<void> {
    const id = newId();
    const version = page.line.version + 1;
    const key = await this.vault.openKey(page.keyId);
    const seal = (column: string, plain: string): Buffer =>
      this.vault.seal(key, plain, sealedPlace('read_page_versions', column, id));
    await insert(m, ReadPageVersion, {
      id,
      pageId: page.line.id,
      version,
      at,
      actorId,
      how,
      ...(text === null ? {} : { sealedText: seal('sealed_text', text) }),
      ...(words === null ? {} : { sealedWords: seal('sealed_words', JSON.stringify(words)) }),
    });
    await run(m, 'UPDATE read_pages SET version = ? WHERE id = ?', [version, page.line.id]);
    if (!settles) return;
    const sql = 'UPDATE read_pages SET settled_how = ?, settled_by = ?, settled_at = ? WHERE id = ?';
    await run(m, sql, [how, actorId, at, page.line.id]);
  }

  /** How many pages of a complaint were read, and how many of them still wait for a person. */
  async counts(complaintId: string): Promise<{ pages: number; open: number }> {
    const [row] = await query<{ pages: number | string; open: number | string }>(
      this.uow.reads,
      `SELECT COUNT(*) AS pages,
         COALESCE(SUM(CASE WHEN p.needs_person = ? AND p.settled_at IS NULL THEN 1 ELSE 0 END), 0) AS open
       FROM read_pages p JOIN read_documents d ON d.id = p.document_id WHERE d.complaint_id = ?`,
      [true, complaintId],
    );
    return { pages: Number(row?.pages ?? 0), open: Number(row?.open ?? 0) };
  }

  /** How many pages of a complaint still wait for a person. */
  async openPages(complaintId: string, m: EntityManager): Promise<number> {
    const [row] = await query<{ n: number | string }>(
      m,
      `SELECT COUNT(*) AS n FROM read_pages p JOIN read_documents d ON d.id = p.document_id
       WHERE d.complaint_id = ? AND p.needs_person = ? AND p.settled_at IS NULL`,
      [complaintId, true],
    );
    return Number(row?.n ?? 0);
  }

  /**
   * Complaints with pages that wait, longest waiting first; `after` is the last line of the page before, `leavingOut` a
   * further condition on `c.id`.
   */
  async queue(
    limit: number,
    after: { receivedAt: Instant; complaintId: string } | null,
    leavingOut: HiddenFrom = { sql: '', values: [] },
  ): Promise<ReadingQueueLine[]> {
    const next = after === null ? '' : 'AND (c.received_at > ? OR (c.received_at = ? AND c.id > ?))';
    const from = after === null ? [] : [after.receivedAt, after.receivedAt, after.complaintId];
    const rows = await query<{ id: string; slip: string; channel: Channel; at: Instant; n: number | string }>(
      this.uow.reads,
      `SELECT c.id AS id, c.slip_number AS slip, c.channel AS channel, c.received_at AS at, COUNT(*) AS n
       FROM read_pages p JOIN read_documents d ON d.id = p.document_id JOIN complaints c ON c.id = d.complaint_id
       WHERE p.needs_person = ? AND p.settled_at IS NULL ${next}${leavingOut.sql}
       GROUP BY c.id, c.slip_number, c.channel, c.received_at ORDER BY c.received_at, c.id LIMIT ?`,
      [true, ...from, ...leavingOut.values, limit],
    );
    return rows.map(({ id, slip, channel, at, n }) => ({
      complaintId: id,
      slipNumber: slip,
      channel,
      receivedAt: at,
      openPages: Number(n),
    }));
  }

  private async rows(id: string, m: EntityManager): Promise<{ page: ReadPage; document: ReadDocument }> {
    const page = await m.findOneBy(ReadPage, { id });
    const document = page && (await m.findOneBy(ReadDocument, { id: page.documentId }));
    if (!page || !document) throw new DomainError(intakeErrors['intake.page-not-found']);
    return { page, document };
  }

  private line(key: DataKey, document: ReadDocument, page: ReadPage): PageLine {
    const { sealedText, sealedWords, sealedFacts, ...columns } = page;
    void [sealedText, sealedWords, sealedFacts];
    const { arrivalId, complaintId, attachment, sealedSource, id } = document;
    const place = sealedPlace('read_documents', 'sealed_source', id);
    return {
      ...columns,
      arrivalId,
      complaintId,
      attachment,
      documentName: this.vault.openText(key, sealedSource, place),
    };
  }

  private current(
    key: DataKey,
    original: OpenPage['original'],
    versions: readonly ReadPageVersion[],
  ): OpenPage['original'] {
    const latest = (column: 'sealed_text' | 'sealed_words'): string | null => {
      const row = versions.findLast((each) => sealedOf(each, column) !== null);
      const sealed = row && sealedOf(row, column);
      return sealed ? this.vault.openText(key, sealed, sealedPlace('read_page_versions', column, row.id)) : null;
    };
    const words = latest('sealed_words');
    return {
      text: latest('sealed_text') ?? original.text,
      words: words === null ? original.words : (JSON.parse(words) as OcrWord[]),
    };
  }
}

function sealedOf(row: ReadPageVersion, column: 'sealed_text' | 'sealed_words'): Buffer | null {
  return column === 'sealed_text' ? row.sealedText : row.sealedWords;
}
