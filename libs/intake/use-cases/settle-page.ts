import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accessErrors } from '#access';
import { AuditLog } from '#audit';
import { CLOCK, DomainError, DomainEvents, nowInstant, type Actor, type Clock } from '#kernel';
import { UnitOfWork } from '#persistence';
import { PageRows, type NewVersion, type OpenPage } from '../data/page-rows.js';
import { withFixes, type WordFix } from '../domain/align-words.js';
import { intakeErrors } from '../domain/intake.errors.js';
import { RebuildCaseText } from './rebuild-case-text.js';

/** What a person (or, but for confirming, another system) makes of a page. */
export type PageChange =
  | { how: 'confirmed' }
  | { how: 'transcribed'; text: string }
  | { how: 'corrected'; text: string }
  | { how: 'corrected'; words: readonly WordFix[] };

/**
 * Takes a correction, a transcript or a confirmation of a page. What the machine read stays; the case's text follows
 * the page's and is assessed again.
 */
@Injectable()
export class SettlePage implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly pages: PageRows,
    private readonly cases: RebuildCaseText,
    private readonly audit: AuditLog,
    private readonly events: DomainEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nobody declares a complaint read while one of its pages waits. */
  onModuleInit(): void {
    this.events.on('complaint.declared-read', async ({ complaintId }) => {
      const open = await this.pages.openPages(complaintId, this.uow.manager);
      if (open > 0) throw new DomainError(intakeErrors['intake.pages-unread']);
    });
  }

  /**
   * `seen` is the version that the caller looked at. Errors: `intake.page-not-found`, `intake.page-version-missing`,
   * `intake.page-conflict` with `{yours, current}`, `intake.page-word-unknown`, `intake.page-without-text`,
   * `access.people-only`.
   */
  async execute(id: string, change: PageChange, seen: number | null, actor: Actor): Promise<OpenPage> {
    if (seen === null) throw new DomainError(intakeErrors['intake.page-version-missing']);
    const { saved, page } = await this.uow.write(async (m) => {
      const before = await this.pages.open(id, m);
      if (before.line.version === seen) {
        await this.save(m, before, change, actor);
        return { saved: true, page: await this.pages.open(id, m) };
      }
      // Whoever lost the race is shown the other's words: that look is in the log, and committed before it leaves.
      await this.audit.append({ actor, action: 'page.read', object: `page:${id}`, purpose: 'conflict' });
      return { saved: false, page: before };
    });
    if (!saved) throw conflict(change, page);
    return page;
  }

  /** Inside the unit that opened `before`: the write lock is held, so nobody can have saved since. */
  private async save(m: EntityManager, before: OpenPage, change: PageChange, actor: Actor): Promise<void> {
    const { id, complaintId, documentId } = before.line;
    const made = content(before, change);
    const settles = change.how !== 'corrected' && actor.kind === 'user';
    if (change.how === 'confirmed' && !settles) throw new DomainError(accessErrors['access.people-only']);
    const earlier = complaintId === null ? [] : await this.pages.textsOf(documentId, m);
    const at = nowInstant(this.clock);
    await this.pages.add(m, before, { how: change.how, at, actorId: actor.id, ...made, settles });
    await this.audit.append({
      actor,
      action: `page.${change.how}`,
      object: `page:${id}`,
      facts: { version: before.line.version + 1, arrival: before.line.arrivalId, complaint: complaintId },
    });
    if (complaintId === null) return;
    const after = earlier.map((page) => (page.line.id === id ? { ...page, text: made.text ?? page.text } : page));
    await this.cases.execute(m, { complaintId, earlier, after, page: before, actor });
  }
}

/** New text and words; null where they stay. */
function content(before: OpenPage, change: PageChange): Pick<NewVersion, 'text' | 'words'> {
  if (change.how === 'confirmed') {
    if (before.text.trim() === '' && !before.line.blank)
      throw new DomainError(intakeErrors['intake.page-without-text']);
    return { text: null, words: null };
  }
  if ('text' in change) return { text: change.text.replace(/\r\n?/g, '\n'), words: null };
  const fixed = withFixes(before.text, before.words, change.words);
  if (fixed === null) throw new DomainError(intakeErrors['intake.page-word-unknown']);
  return fixed;
}

function conflict(yours: PageChange, { line, text }: OpenPage): DomainError {
  return new DomainError(intakeErrors['intake.page-conflict'], {
    data: { yours, current: { version: line.version, text } },
  });
}
