import type { Frame } from '../contact-board.js';
import { page, said, wordsOf } from './page.js';

/** The field for a code; what was typed stays when it was not found. */
export function ackFormPage(frame: Frame, code: string, notice: 'ackUnknown' | 'ackBusy' | null): string {
  const t = wordsOf(frame);
  const text = notice === null ? null : t[notice];
  return page(frame, {
    title: t.ackTitle,
    template: 'ACK',
    page: 'ack',
    languages: 'buttons',
    noticeTitle: text ?? undefined,
    data: { code, notice: text === null ? null : said(frame, text), done: false },
  });
}

/** Thanks for a confirmed notice; nothing of the notice. */
export function ackDonePage(frame: Frame): string {
  const t = wordsOf(frame);
  return page(frame, { title: t.ackDoneTitle, template: 'ACK', page: 'ack', languages: 'links', data: { done: true } });
}
