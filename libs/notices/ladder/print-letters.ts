import { Injectable } from '@nestjs/common';
import { DomainEvents, DomainError, loadYaml, type Actor, type CivilDate } from '#kernel';
import { UnitOfWork } from '#persistence';
import { NoticeRows } from '../data/notice-rows.js';
import { readProof } from '../domain/letter.js';
import { noticeErrors } from '../domain/notice.errors.js';
import type { ReturnReason } from '../domain/ladder.js';
import { LadderBook } from './ladder-book.js';
import type { LetterBatch } from '../data/ladder.entities.js';
import { LetterRows } from './letter-rows.js';
import type { LettersFile } from './letter-file.js';
import { NextStep } from './next-step.js';

/** A batch as lists show it; no name, no address. */
export type BatchLine = Omit<LetterBatch, 'campaignId'> & { returned: number };

export interface PrintOptions {
  /** Letters in the batch at most. */
  most?: number | undefined;
  barcode?: boolean | undefined;
  duplex?: boolean | undefined;
}

/** What became of letters that came back, by their numbers as they were typed. */
export interface ReturnResult {
  returned: string[];
  /** No letter has this number, or it has a wrong digit. */
  unknown: string[];
  /** Recorded before, or the person has confirmed the notice meanwhile. */
  passedOver: string[];
  /** Letters that are not posted yet by the records: post the batch first. */
  notPosted: string[];
}

/** The way of letters: printed in batches, posted by a person, sometimes returned. */
@Injectable()
export class HandleLetters {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly letters: LetterRows,
    private readonly notices: NoticeRows,
    private readonly next: NextStep,
    private readonly events: DomainEvents,
  ) {}

  /** Batches of a campaign, the newest first, and how many letters wait. Error: `notices.campaign-not-found`. */
  async list(campaignId: string): Promise<{ waiting: number; batches: BatchLine[] }> {
    await this.book.campaign(campaignId);
    const [waiting, batches] = await Promise.all([
      this.letters.countWaiting(campaignId),
      this.letters.ofCampaign(campaignId),
    ]);
    return { waiting, batches: batches.map(({ campaignId: _, ...batch }) => batch) };
  }

  /**
   * Puts waiting letters into a new batch; the file is made from it as often as the printer needs it. Errors:
   * `notices.campaign-not-found`, `notices.not-sending`, `notices.no-letters-waiting`.
   */
  async print(campaignId: string, options: PrintOptions, actor: Actor): Promise<{ id: string; letters: number }> {
    const rules = loadYaml<LettersFile>('letters.yaml').batch;
    const most = Math.min(options.most ?? rules.default, rules.most);
    return this.uow.write(async () => {
      const campaign = await this.book.sending(campaignId);
      const waiting = await this.letters.waiting(campaignId, most);
      if (waiting.length === 0) throw new DomainError(noticeErrors['notices.no-letters-waiting']);
      const at = this.book.now();
      const { barcode = false, duplex = false } = options;
      const batch = await this.letters.begin({ campaignId, barcode, duplex, by: actor.id, at });
      for (const [index, letter] of waiting.entries()) {
        // A spoilt letter stands there already.
        await this.notices.move(letter.noticeId, 'sending', { cause: 'printed', actorId: actor.id, at });
        await this.letters.add(batch, index + 1, letter);
      }
      await this.letters.close(batch.id, waiting.length);
      const facts = { batch: batch.number, count: waiting.length };
      await this.book.record(campaign, { actor, action: 'letters-printed', facts });
      return { id: batch.id, letters: waiting.length };
    });
  }

  /**
   * A person gave the batch to the post, but for letters that were spoilt: they wait for another batch, under another
   * number. Errors: `notices.batch-not-found`, `notices.letter-not-found`, `notices.not-sending`,
   * `notices.wrong-state`, `notices.future-date`.
   */
  async post(
    batchId: string,
    { on, except }: { on: CivilDate; except: readonly string[] },
    actor: Actor,
  ): Promise<void> {
    await this.uow.write(async () => {
      const batch = await this.letters.batch(batchId);
      if (batch.state !== 'printed') throw new DomainError(noticeErrors['notices.wrong-state']);
      this.book.assertPast(on);
      const row = await this.book.sending(batch.campaignId);
      const cause = { cause: 'posted', actorId: actor.id, at: this.book.now() };
      const spoilt = await this.takeOut(batchId, except);
      const ids = await this.letters.noticeIds(batchId);
      for (const id of ids) await this.notices.move(id, 'accepted', cause);
      await this.letters.close(batchId, ids.length);
      await this.letters.post(batchId, actor.id, on);
      const facts = { batch: batch.number, count: ids.length, spoilt, on };
      await this.book.record(row, { actor, action: 'letters-posted', facts });
    });
  }

  private async takeOut(batchId: string, typed: readonly string[]): Promise<number> {
    const proofs = new Set(typed.map((each) => readProof(each) ?? each));
    for (const proof of proofs) {
      const letter = await this.letters.byProof(proof);
      if (letter?.batchId !== batchId) throw new DomainError(noticeErrors['notices.letter-not-found']);
      await this.letters.remove(letter.noticeId);
    }
    return proofs.size;
  }

  /** Letters came back (宛所不明): the next step towards each person begins. Errors: `notices.future-date`. */
  async takeBack(
    proofs: readonly string[],
    facts: { reason: ReturnReason; on: CivilDate },
    actor: Actor,
  ): Promise<ReturnResult> {
    const result: ReturnResult = { returned: [], unknown: [], passedOver: [], notPosted: [] };
    await this.uow.write(async (m) => {
      this.book.assertPast(facts.on);
      const back = new Map<string, string[]>();
      for (const typed of proofs) {
        const proof = readProof(typed);
        const letter = proof === null ? null : await this.letters.byProof(proof);
        if (letter === null || (await this.book.isHidden(letter.campaignId, actor))) result.unknown.push(typed);
        else if (letter.postedOn === null) result.notPosted.push(typed);
        else if (await this.oneBack(letter.noticeId, facts, actor)) {
          result.returned.push(typed);
          back.set(letter.campaignId, [...(back.get(letter.campaignId) ?? []), letter.noticeId]);
        } else result.passedOver.push(typed);
      }
      for (const [campaignId, ids] of back) {
        await this.next.advance(m, ids);
        await this.tell(campaignId, ids.length, facts.reason, actor);
      }
    });
    return result;
  }

  private async oneBack(
    noticeId: string,
    facts: { reason: ReturnReason; on: CivilDate },
    actor: Actor,
  ): Promise<boolean> {
    const cause = { cause: `returned:${facts.reason}`, actorId: actor.id, at: this.book.now() };
    if ((await this.notices.move(noticeId, 'returned', cause)) === null) return false;
    await this.letters.returned(noticeId, { ...facts, by: actor.id });
    return true;
  }

  private async tell(campaignId: string, count: number, reason: ReturnReason, actor: Actor): Promise<void> {
    const { row } = await this.book.campaign(campaignId);
    await this.book.record(row, { actor, action: 'letters-returned', facts: { count, reason } });
    const about = await this.book.incidentNumber(row.incidentId);
    await this.events.publish('operations.alarm', { code: 'notices.returned', about, facts: { count } });
  }
}
