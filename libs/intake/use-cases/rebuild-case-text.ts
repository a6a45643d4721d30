import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#kernel';
import { query, UnitOfWork } from '#persistence';
import { ComplaintRepository, UpdateComplaint } from '#complaints';
import { PageRows, type OpenPage } from '../data/page-rows.js';
import { onlyOfPages } from '../domain/page.js';
import { rebuiltText, type PageText } from '../domain/page-text.js';

/** A page that was changed, with its document before and after. */
export interface ChangedDocument {
  complaintId: string;
  earlier: readonly OpenPage[];
  after: readonly OpenPage[];
  page: OpenPage;
  actor: Actor;
}

/** Lets a case's text follow its pages, by way of the complaint's own correction, so that it is assessed again. */
@Injectable()
export class RebuildCaseText {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: PageRows,
    private readonly complaints: ComplaintRepository,
    private readonly update: UpdateComplaint,
  ) {}

  /** Inside the unit that changed the page. Nothing happens when neither the text nor what waits for a person changed. */
  async execute(m: EntityManager, { complaintId, earlier, after, page, actor }: ChangedDocument): Promise<void> {
    const complaint = await this.complaints.unseal(await this.complaints.row(complaintId, m));
    const { line } = page;
    const text = rebuiltText(complaint.text, {
      before: earlier.map(toText),
      after: after.map(toText),
      changed: earlier.findIndex((each) => each.line.id === line.id),
      heading: line.attachment ? `［添付：${line.documentName} ${line.page}枚目］` : `［${line.page}枚目］`,
    });
    const wasRead = complaint.humanMustRead && (await this.isRead(m, complaintId));
    if (text === complaint.text && !wasRead) return;
    const edit = {
      version: complaint.version,
      ...(text === complaint.text ? {} : { text }),
      ...(wasRead ? { humanMustRead: false } : {}),
    };
    await this.update.execute(complaintId, edit, actor);
  }

  /** True when every page was seen to, and nothing but pages made the complaint one for a person. */
  private async isRead(m: EntityManager, complaintId: string): Promise<boolean> {
    if ((await this.pages.openPages(complaintId, m)) > 0) return false;
    const rows = await query<{ warnings: string }>(
      m,
      'SELECT warnings FROM arrivals WHERE complaint_id = ? AND human_must_read = ?',
      [complaintId, true],
    );
    return rows.length > 0 && rows.every(({ warnings }) => onlyOfPages(JSON.parse(warnings) as string[]));
  }
}

function toText({ text, line }: OpenPage): PageText {
  return { text, coverSheet: line.coverSheet, separator: line.separator };
}
