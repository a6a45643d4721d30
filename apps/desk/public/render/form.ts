import type { Instant } from '#kernel';
import type { Frame } from '../contact-board.js';
import type { Span } from '../contact-points.js';
import type { TypedForm } from '../form-fields.js';
import type { HeldFile } from '../held-files.js';
import { shownFiles } from './files.js';
import { colonOf, dayText, momentText, spanText } from './moments.js';
import { page, said, wordsOf } from './page.js';

/** Why a form is shown again. */
export type FormNotice = 'empty' | 'tooLarge' | 'failed' | 'lost' | 'switched' | 'attached' | 'attachedNone';

/** Notices after which nothing is wrong. */
const FINE: ReadonlySet<string> = new Set(['switched', 'attached']);

/** A notice for the templates: what it says of the button `send`. */
export function noticeOf(frame: Frame, text: string | null, o: { name: string | null; send: string }): object | null {
  if (text === null || o.name === null) return null;
  const title = said(frame, wordsOf(frame).notSent);
  return { title, text: said(frame, text, { send: o.send }), wrong: !FINE.has(o.name) };
}

/** The form, empty or with what was typed; with a notice it says why it was not sent. */
export function formPage(
  frame: Frame,
  shown: { form: TypedForm; files: readonly HeldFile[]; notice: FormNotice | null; slots: readonly Span[] },
): string {
  const t = wordsOf(frame);
  const { form, files, notice, slots } = shown;
  const text = notice === null ? null : t[notice];
  return page(frame, {
    title: t.formTitle,
    template: 'FORM',
    page: 'form',
    languages: 'buttons',
    noticeTitle: notice === null || FINE.has(notice) ? undefined : t.notSent,
    data: {
      form,
      slots: slots.map((slot) => spanText(slot, frame.language)),
      files: shownFiles(frame, files),
      notice: noticeOf(frame, text, { name: notice, send: t.send }),
      wrongText: notice === 'empty',
      checked: notice === 'attached',
    },
  });
}

/** What the confirmation tells. */
export interface DoneFacts {
  slipNumber: string;
  secret: string | null;
  characters: number;
  occurredOn: string | null;
  occurredAsTyped: string;
  /** The span in which a call is wished; null when none is. */
  call: Span | 'any' | null;
  files: readonly HeldFile[];
  receivedAt: Instant;
  cannotSpeak: boolean;
  relay: boolean;
  mailHint: boolean;
  phoneHint: boolean;
  noPhone: boolean;
}

const HINTS = ['mailHint', 'phoneHint', 'noPhone'] as const;

/** The confirmation with the number and the secret, and what was taken: enough to see that it is whole, none of its words. */
export function donePage(frame: Frame, done: DoneFacts): string {
  const t = wordsOf(frame);
  const facts: [unknown, unknown][] = [
    [t.statusReceived, said(frame, momentText(done.receivedAt, frame.language, { year: true }))],
    [t.receivedText, said(frame, t.characters, { n: done.characters })],
  ];
  if (done.occurredOn !== null) facts.push([t.occurred, said(frame, dayText(done.occurredOn, frame.language, true))]);
  else if (done.occurredAsTyped !== '')
    facts.push([t.occurred, said(frame, t.asTyped, { text: done.occurredAsTyped })]);
  if (done.call !== null)
    facts.push([t.callback, done.call === 'any' ? said(frame, t.callbackAny) : spanText(done.call, frame.language)]);
  const wishes = [...(done.cannotSpeak ? [t.cannotSpeak] : []), ...(done.relay ? [t.relay] : [])];
  facts.push(...wishes.map((wish): [unknown, unknown] => [t.wishTitle, said(frame, wish)]));
  const hints = HINTS.filter((hint) => done[hint]).map((hint) => t[hint]);
  return page(frame, {
    title: t.doneTitle,
    template: 'DONE',
    page: 'form',
    languages: 'none',
    data: {
      slipNumber: done.slipNumber,
      secret: done.secret,
      facts: facts.map(([label, text]) => [said(frame, String(label)), text]),
      files: shownFiles(frame, done.files),
      hints: hints.map((hint) => said(frame, hint)),
      phones: frame.phones?.phones.join(' / ') ?? '',
      samplePhones: frame.phones?.sample === true,
      // The desk may live below a path of its own.
      statusAddress: frame.address ? `${frame.address.replace(/\/+$/, '')}${t.paths.status}` : null,
      colon: colonOf(frame.language),
    },
  });
}
