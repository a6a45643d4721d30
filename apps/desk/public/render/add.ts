import type { Frame } from '../contact-board.js';
import type { TypedForm } from '../form-fields.js';
import type { HeldFile } from '../held-files.js';
import { shownFiles } from './files.js';
import { noticeOf, type FormNotice } from './form.js';
import { page, said, wordsOf } from './page.js';

/** Why the page is shown again. */
export type AddNotice = Exclude<FormNotice, 'empty'> | 'addEmpty' | 'addUnknown' | 'busy';

/** The page for additions, with what was typed. */
export function addPage(
  frame: Frame,
  shown: { form: TypedForm; files: readonly HeldFile[]; notice: AddNotice | null },
): string {
  const t = wordsOf(frame);
  const { form, files, notice } = shown;
  const text = notice === null ? null : t[notice];
  return page(frame, {
    title: t.addTitle,
    template: 'ADD',
    page: 'add',
    languages: 'buttons',
    noticeTitle: notice === null || notice === 'switched' || notice === 'attached' ? undefined : t.notSent,
    data: {
      form,
      files: shownFiles(frame, files),
      notice: noticeOf(frame, text, { name: notice, send: t.addSend }),
      wrongText: notice === 'addEmpty',
      wrongSlip: notice === 'addUnknown',
      asNew: notice === 'addUnknown' || notice === 'busy',
      checked: notice === 'attached',
    },
  });
}

/** Thanks for what was added. */
export function addDonePage(frame: Frame, done: { slipNumber: string; files: readonly HeldFile[] }): string {
  const t = wordsOf(frame);
  return page(frame, {
    title: t.addDoneTitle,
    template: 'ADD_DONE',
    page: 'add',
    languages: 'links',
    data: { done: said(frame, t.addDone, { slip: done.slipNumber }), files: shownFiles(frame, done.files) },
  });
}
