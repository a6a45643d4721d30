import { Eta } from 'eta';
import type { PublicStatus } from '#intake';
import type { TypedForm } from './form-fields.js';
import { STYLE_PATH } from './style.js';
import { ACK } from './templates/ack.js';
import { DONE } from './templates/done.js';
import { FORM } from './templates/form.js';
import { LAYOUT } from './templates/layout.js';
import { STATUS } from './templates/status.js';
import { TEXTS, type PublicLanguage, type PublicTexts } from './texts.js';

const eta = new Eta({ autoEscape: true });
for (const [name, template] of Object.entries({ LAYOUT, FORM, DONE, STATUS, ACK }))
  eta.loadTemplate(`@${name}`, template);

/** Why a form is shown again. */
export type FormNotice = 'empty' | 'tooLarge' | 'failed';

interface Frame {
  language: PublicLanguage;
  /** Name of the operator; null shows none. */
  company: string | null;
}

interface PageOptions {
  title: string;
  body: string;
  page: 'form' | 'status' | 'done' | 'ack';
  noticeTitle?: string | undefined;
}

function page(frame: Frame, o: PageOptions): string {
  const t = TEXTS[frame.language];
  const otherPath = o.page === 'status' || o.page === 'ack' ? t.other[o.page] : t.other.form;
  return eta.render('@LAYOUT', { ...o, t, company: frame.company, otherPath, style: STYLE_PATH });
}

/** The form, empty or with what was typed; with a notice it says why it was not sent. */
export function formPage(frame: Frame, form: TypedForm, token: string, notice: FormNotice | null): string {
  const t = TEXTS[frame.language];
  const shown = notice === null ? null : { title: t[`${notice}Title`], text: t[notice] };
  const body = eta.render('@FORM', { t, form, token, notice: shown });
  return page(frame, { title: t.formTitle, body, page: 'form', noticeTitle: shown?.title });
}

/** The confirmation with the number and the secret. */
export function donePage(frame: Frame, done: { slipNumber: string; secret: string | null; mailHint: boolean }): string {
  const t = TEXTS[frame.language];
  return page(frame, { title: t.doneTitle, body: eta.render('@DONE', { t, ...done }), page: 'done' });
}

/** The look-up form; the typed slip number stays, the secret does not. */
export function statusFormPage(
  frame: Frame,
  slipNumber: string,
  notice: 'statusUnknown' | 'statusBusy' | null,
): string {
  const t = TEXTS[frame.language];
  const text = notice === null ? null : t[notice];
  const body = eta.render('@STATUS', { t, slipNumber, notice: text, state: null, times: [] });
  return page(frame, { title: t.statusTitle, body, page: 'status', noticeTitle: text ?? undefined });
}

/** How far a complaint has come; no content of it. */
export function statusPage(frame: Frame, status: PublicStatus): string {
  const t = TEXTS[frame.language];
  const body = eta.render('@STATUS', {
    t,
    slipNumber: status.slipNumber,
    notice: null,
    state: t.states[status.state],
    times: timesOf(t, status),
  });
  return page(frame, { title: t.statusTitle, body, page: 'status' });
}

/** The field for a code; what was typed stays when it was not found. */
export function ackFormPage(frame: Frame, code: string, notice: 'ackUnknown' | 'ackBusy' | null): string {
  const t = TEXTS[frame.language];
  const text = notice === null ? null : t[notice];
  const body = eta.render('@ACK', { t, code, notice: text, done: false });
  return page(frame, { title: t.ackTitle, body, page: 'ack', noticeTitle: text ?? undefined });
}

/** Thanks for a confirmed notice; nothing of the notice. */
export function ackDonePage(frame: Frame): string {
  const t = TEXTS[frame.language];
  return page(frame, { title: t.ackDoneTitle, body: eta.render('@ACK', { t, done: true }), page: 'ack' });
}

function timesOf(t: PublicTexts, status: PublicStatus): [string, string][] {
  const format = new Intl.DateTimeFormat(t.lang === 'ja' ? 'ja-JP' : 'en-GB', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'long',
    timeStyle: 'short',
  });
  const moments: [string, string | null][] = [
    [t.statusReceived, status.receivedAt],
    [t.statusAcknowledged, status.acknowledgedAt],
    [t.statusReplied, status.firstReplyAt],
    [t.statusClosed, status.closedAt],
  ];
  return moments.flatMap(([label, at]) => (at === null ? [] : [[label, format.format(Date.parse(at))]]));
}
