import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ComplaintWalls } from '#complaints';
import { DomainError, type Actor, type Instant } from '#kernel';
import { PageRows, type OpenPage, type PageLine, type ReadingQueueLine } from '../data/page-rows.js';
import { alignWords } from '../domain/align-words.js';
import { intakeErrors } from '../domain/intake.errors.js';
import type { OcrWord, PageFact, PagePictureKind } from '../readers/index.js';
import { PagePictures } from './page-pictures.js';

/** A page as the desk shows it. `at` is where the word starts in `text` (UTF-16), null when it is not in it. */
export type PageView = PageLine & {
  text: string;
  originalText: string;
  words: (OcrWord & { at: number | null })[];
  facts: PageFact[];
  versions: OpenPage['versions'];
};

/** The way to what was read of pages: each look by a person is in the audit log before anything leaves. */
@Injectable()
export class ReadPages {
  constructor(
    private readonly pages: PageRows,
    private readonly pictures: PagePictures,
    private readonly audit: AuditLog,
    private readonly walls: ComplaintWalls,
  ) {}

  /** Pages of a complaint or an arrival, without content but for the attachments' names. */
  list(of: { complaintId: string } | { arrivalId: string }): Promise<PageLine[]> {
    return this.pages.list(of);
  }

  /** Complaints with pages that wait for a person, without what is hidden from the actor. */
  async queue(
    actor: Actor,
    limit: number,
    after: { receivedAt: Instant; complaintId: string } | null,
  ): Promise<ReadingQueueLine[]> {
    return this.pages.queue(limit, after, await this.walls.leavingOut(actor, 'c.id'));
  }

  /** How many pages a complaint has, and how many of them wait for a person. */
  counts(complaintId: string): Promise<{ pages: number; open: number }> {
    return this.pages.counts(complaintId);
  }

  /** Error: `intake.page-not-found`. */
  async open(id: string, actor: Actor): Promise<PageView> {
    const page = await this.pages.open(id);
    await this.audit.append({ actor, action: 'page.read', object: `page:${id}` });
    return viewOf(page);
  }

  /** The page as a PNG. Errors: `intake.page-not-found`, `intake.page-without-picture`. */
  async picture(id: string, kind: PagePictureKind, actor: Actor): Promise<Buffer> {
    const line = await this.pages.lineOf(id);
    await this.audit.append({ actor, action: 'page.looked-at', object: `page:${id}`, facts: { kind } });
    const png = await this.pictures.of(line, kind);
    if (png === null) throw new DomainError(intakeErrors['intake.page-without-picture']);
    return png;
  }
}

/** What leaves the desk of an opened page. */
export function viewOf({ line, text, words, original, facts, versions }: OpenPage): PageView {
  const starts = alignWords(text, words);
  return {
    ...line,
    text,
    originalText: original.text,
    words: words.map((word, index) => ({ ...word, at: starts[index] ?? null })),
    facts,
    versions,
  };
}
