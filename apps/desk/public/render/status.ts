import type { PublicStatus } from '#intake';
import type { Frame } from '../contact-board.js';
import { momentText } from './moments.js';
import { page, said, wordsOf } from './page.js';

/** The look-up form; the slip number stays when it was not found, the secret only when nothing was asked yet. */
export function statusFormPage(
  frame: Frame,
  typed: { slipNumber: string; secret: string },
  notice: 'unknown' | 'busy' | null,
): string {
  const t = wordsOf(frame);
  const text = notice === null ? null : t[notice];
  return page(frame, {
    title: t.statusTitle,
    template: 'STATUS',
    page: 'status',
    languages: 'buttons',
    noticeTitle: text ?? undefined,
    data: {
      form: { slip: typed.slipNumber, secret: typed.secret },
      notice: text === null ? null : said(frame, text),
      state: null,
      times: [],
    },
  });
}

/** How far a complaint has come; no content of it. */
export function statusPage(frame: Frame, status: PublicStatus, secret: string): string {
  const t = wordsOf(frame);
  const moments: [string, string | null][] = [
    [t.statusReceived, status.receivedAt],
    [t.statusAcknowledged, status.acknowledgedAt],
    [t.statusReplied, status.firstReplyAt],
    [t.statusClosed, status.closedAt],
  ];
  const times = moments.flatMap(([label, at]) =>
    at === null ? [] : [[said(frame, label), said(frame, momentText(at, frame.language, { year: true }))]],
  );
  return page(frame, {
    title: t.statusTitle,
    template: 'STATUS',
    page: 'status',
    languages: 'buttons',
    data: {
      form: { slip: status.slipNumber, secret },
      notice: null,
      state: said(frame, t.states[status.state]),
      times,
    },
  });
}
