import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type CivilDate } from '#kernel';
import { UnitOfWork } from '#persistence';
import { noticeErrors } from '../domain/notice.errors.js';
import { lintPublication, type PublicationFinding } from '../domain/publication-lint.js';
import type { SubstituteMeasure } from '../data/ladder.entities.js';
import { LadderBook } from './ladder-book.js';
import { LadderNotices } from './ladder-notices.js';
import { SubstituteRows, type MeasureView } from './substitute-rows.js';

export interface SubstituteBoard {
  /** Persons for whom nothing else is left and no measure was decided. */
  waiting: number;
  measures: (MeasureView & { lint: PublicationFinding[] })[];
}

/**
 * The last step (代替措置): a publication and a hotline in place of notices to persons whom nothing else reached. One
 * person writes the text, another decides with a reason, and only its publication counts as told.
 */
@Injectable()
export class SubstituteMeasures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly rows: SubstituteRows,
    private readonly ladder: LadderNotices,
  ) {}

  /** Measures of a campaign in clear; in the audit log first. Error: `notices.campaign-not-found`. */
  async board(campaignId: string, actor: Actor): Promise<SubstituteBoard> {
    await this.book.campaign(campaignId);
    await this.book.log(actor, 'substitute.read', `campaign:${campaignId}`);
    const waiting = await this.rows.waiting(campaignId);
    const names = await this.rows.names(campaignId);
    const measures = await Promise.all((await this.rows.ofCampaign(campaignId)).map((row) => this.rows.open(row)));
    return {
      waiting: waiting.length,
      measures: measures.map((measure) => ({ ...measure, lint: lintPublication(measure, names) })),
    };
  }

  /** Writes or rewrites the text of the campaign's open measure. Errors: `notices.campaign-not-found`, `notices.measure-open`. */
  async write(campaignId: string, words: { text: string; hotline: string }, actor: Actor): Promise<string> {
    return this.uow.write(async () => {
      const { row: campaign } = await this.book.campaign(campaignId);
      const open = (await this.rows.ofCampaign(campaignId)).find((measure) => measure.state !== 'published');
      if (open !== undefined && open.state !== 'draft') throw new DomainError(noticeErrors['notices.measure-open']);
      const at = this.book.now();
      if (open !== undefined) await this.rows.rewrite(open, words, actor.id, at);
      const id = open?.id ?? (await this.rows.draft(campaign.id, words, actor.id, at));
      await this.book.log(actor, 'substitute.written', `substitute:${id}`);
      return id;
    });
  }

  /**
   * A person decides on the measure for everybody who waits for one. For a published measure it takes in those whose
   * earlier steps ended since. Errors: `notices.measure-not-found`, `notices.author-cannot-decide`,
   * `notices.other-measure-text`, `notices.nobody-waits`, `notices.wrong-state`, `notices.not-sending`,
   * `notices.lint-failed`.
   */
  async decide(measureId: string, decision: { reason: string; textHash: string }, actor: Actor): Promise<number> {
    return this.uow.write(async () => {
      const measure = await this.rows.row(measureId);
      await this.book.sending(measure.campaignId);
      if (measure.state === 'decided') throw new DomainError(noticeErrors['notices.wrong-state']);
      if (measure.draftedBy === actor.id) throw new DomainError(noticeErrors['notices.author-cannot-decide']);
      if (measure.textHash !== decision.textHash) throw new DomainError(noticeErrors['notices.other-measure-text']);
      const waiting = await this.rows.waiting(measure.campaignId);
      if (waiting.length === 0) throw new DomainError(noticeErrors['notices.nobody-waits']);
      await this.assertFit(measure);
      await this.rows.cover(measure.id, waiting);
      if (measure.state === 'draft') {
        const facts = { by: actor.id, at: this.book.now(), reason: decision.reason, persons: waiting.length };
        await this.rows.decide(measure, facts);
      } else await this.told(measure, actor);
      await this.note(measure, actor, 'substitute-decided', { count: waiting.length }, decision.reason);
      return waiting.length;
    });
  }

  /**
   * The text was published: those for whom it was decided count as told. Errors: `notices.measure-not-found`,
   * `notices.not-sending`, `notices.wrong-state`, `notices.future-date`.
   */
  async publish(measureId: string, facts: { on: CivilDate; place: string }, actor: Actor): Promise<void> {
    await this.uow.write(async () => {
      const measure = await this.rows.row(measureId);
      await this.book.sending(measure.campaignId);
      if (measure.state !== 'decided') throw new DomainError(noticeErrors['notices.wrong-state']);
      this.book.assertPast(facts.on);
      await this.rows.publish(measure, { ...facts, by: actor.id });
      const count = await this.told(measure, actor);
      await this.note(measure, actor, 'substitute-published', { count, on: facts.on });
    });
  }

  private async told(measure: SubstituteMeasure, actor: Actor): Promise<number> {
    const ids = await this.rows.covered(measure.id);
    const cause = { cause: 'published', actorId: actor.id, at: this.book.now() };
    for (const id of ids) await this.ladder.notices.move(id, 'accepted', cause);
    return ids.length;
  }

  private async assertFit(measure: SubstituteMeasure): Promise<void> {
    const opened = await this.rows.open(measure);
    const findings = lintPublication(opened, await this.rows.names(measure.campaignId));
    if (findings.length === 0) return;
    const errors = findings.map(({ code }) => ({ pointer: '/text', code }));
    throw new DomainError(noticeErrors['notices.lint-failed'], { errors });
  }

  private async note(
    measure: SubstituteMeasure,
    actor: Actor,
    action: string,
    facts: Record<string, string | number>,
    note?: string,
  ): Promise<void> {
    const { row } = await this.book.campaign(measure.campaignId);
    await this.book.record(row, { actor, action, facts, ...(note === undefined ? {} : { note }) });
  }
}
