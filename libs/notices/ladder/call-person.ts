import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { DomainError, loadYaml, Settings, type Actor, type Instant } from '#kernel';
import { UnitOfWork } from '#persistence';
import type { NoticeRows } from '../data/notice-rows.js';
import { judgeCalls, type CallOutcome, type LadderRules } from '../domain/ladder.js';
import { noticeErrors } from '../domain/notice.errors.js';
import { noticeWords } from '../domain/notice-values.js';
import type { NoticeLanguage } from '../domain/template-text.js';
import { CallRows, type CallTask, type MadeCall } from './call-rows.js';
import { CurrentSteps } from './current-step.js';
import { LadderBook } from './ladder-book.js';
import { NextStep } from './next-step.js';
import { LadderNotices } from './ladder-notices.js';

export interface CallPage {
  items: CallTask[];
  nextCursor: string | null;
  total: number;
}

/** All that the person at the telephone needs. */
export interface CallSheet {
  id: string;
  name: string | null;
  kana: string | null;
  phone: string | null;
  language: NoticeLanguage;
  /** What the party confirms the notice with. */
  code: string;
  script: string;
  calls: MadeCall[];
}

export interface NewCall {
  outcome: CallOutcome;
  note?: string | undefined;
  callBackAt?: Instant | undefined;
}

/** Telling persons by telephone: the worklist, the sheet for one call, and what came of it. */
@Injectable()
export class CallPersons {
  private readonly notices: NoticeRows;
  private readonly next: NextStep;
  private readonly current: CurrentSteps;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: LadderBook,
    private readonly rows: CallRows,
    private readonly settings: Settings,
    ladder: LadderNotices,
  ) {
    this.notices = ladder.notices;
    this.next = ladder.next;
    this.current = ladder.current;
  }

  /** Open tasks, masked. Error: `notices.campaign-not-found`. */
  async list(campaignId: string, page: { cursor: string; limit: number }): Promise<CallPage> {
    await this.book.campaign(campaignId);
    const tasks = await this.rows.tasks(campaignId, { ...page, limit: page.limit + 1 }, this.book.now());
    const items = tasks.slice(0, page.limit);
    const nextCursor = tasks.length > page.limit ? (items.at(-1)?.id ?? null) : null;
    return { items, nextCursor, total: await this.rows.countOpen(campaignId) };
  }

  /** Name, number and words for one call; in the audit log first. Errors: `notices.notice-not-found`, `notices.not-sending`. */
  async open(campaignId: string, noticeId: string, actor: Actor): Promise<CallSheet> {
    const row = await this.book.sending(campaignId);
    const person = await this.rows.person(campaignId, noticeId);
    if (person === null) throw new DomainError(noticeErrors['notices.notice-not-found']);
    await this.book.log(actor, 'notice.call-sheet', `notice:${noticeId}`);
    const texts = await this.book.campaigns.texts(row);
    const text = texts[person.language] ?? (await this.book.campaigns.text(row));
    const { name, kana, phone, language, token } = person;
    const words = noticeWords({ name, language: text.language, token }, this.settings);
    const script = loadYaml<Record<NoticeLanguage, string>>('templates/phone-script.yaml')[text.language];
    return {
      ...{ id: noticeId, name, kana, phone: dialled(phone), language, code: words.values.code },
      script: words.fill(script).replace('{{notice}}', () => words.fill(text.body)),
      calls: await this.rows.calls(noticeId),
    };
  }

  /**
   * Writes down a call; answers where the notice stands then. Errors: `notices.notice-not-found`,
   * `notices.not-sending`, `notices.wrong-state` when the task is at an end.
   */
  async record(campaignId: string, noticeId: string, call: NewCall, actor: Actor): Promise<{ state: string }> {
    return this.uow.write(async (m) => {
      await this.book.sending(campaignId);
      const person = await this.rows.person(campaignId, noticeId);
      if (person === null) throw new DomainError(noticeErrors['notices.notice-not-found']);
      const step = await this.current.of(noticeId);
      if (step?.id !== noticeId || step.state !== 'pending') throw new DomainError(noticeErrors['notices.wrong-state']);
      const at = this.book.now();
      const { outcome, callBackAt = null, note = '' } = call;
      const words = note.trim() === '' ? null : { text: note.trim(), keyId: person.keyId };
      await this.rows.add({ noticeId, at, outcome, actorId: actor.id, callBackAt }, words);
      const verdict = judgeCalls(await this.rows.calls(noticeId), loadYaml<LadderRules>('ladder.yaml').phone);
      if (verdict.state !== 'pending') {
        await this.notices.move(noticeId, verdict.state, { cause: `call:${outcome}`, actorId: actor.id, at });
        if (verdict.why !== null) await this.current.because(noticeId, verdict.why);
        await this.next.advance(m, [noticeId]);
      }
      await this.book.log(actor, 'notice.called', `notice:${noticeId}`, { outcome, state: verdict.state });
      return { state: verdict.state };
    });
  }
}

/** A number as people dial it in Japan; numbers abroad with their country. */
function dialled(phone: string | null): string | null {
  const number = phone === null ? undefined : parsePhoneNumberFromString(phone, 'JP');
  if (number === undefined) return phone;
  return number.countryCallingCode === '81' ? number.formatNational() : number.formatInternational();
}
