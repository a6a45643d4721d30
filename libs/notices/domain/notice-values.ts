import type { SettingValues } from '#kernel';
import { ackCodeOf } from './ack-code.js';
import { addressed, called, shownName } from './form-of-address.js';
import { fill, oneLine, type NOTICE_BLANKS, type NoticeLanguage } from './template-text.js';

/** Whom a notice speaks to. */
export interface Spoken {
  name: string | null;
  language: NoticeLanguage;
  token: string;
}

type Values = Record<(typeof NOTICE_BLANKS)[number], string>;

/** What the blanks of a notice become for one person. */
export interface NoticeWords {
  values: Values;
  /** A text with its blanks filled in. The form of address belongs to the name: 「お客様 様」 is never said. */
  fill: (text: string) => string;
}

/** A blank, or `{{name}} 様`: name and form of address as one. */
const BLANK_OR_NAME = /\{\{\s*name\s*\}\}[ \u3000]*(様|殿|さま|さん)|\{\{\s*[a-zA-Z]+\s*\}\}/gu;

type Sender = Pick<SettingValues, 'companyName' | 'mailFromName' | 'contactLine' | 'mailFrom'>;

/** Stands for a code that is made when the notice is. */
const NO_CODE = '****-****-****';

/** Fills notice texts in for one person; by e-mail, letter and telephone alike. */
export function noticeWords({ name, language, token }: Spoken, settings: Sender): NoticeWords {
  return wordsWith({ name, language, code: ackCodeOf(token) }, settings);
}

/** The same before anything is sent, for those who approve it: the name is masked, and there is no code yet. */
export function previewWords({ name, language }: Omit<Spoken, 'token'>, settings: Sender): NoticeWords {
  return wordsWith({ name: shownName(name), language, code: NO_CODE }, settings);
}

function wordsWith({ name, language, code }: Omit<Spoken, 'token'> & { code: string }, settings: Sender): NoticeWords {
  const values: Values = {
    name: called(name, language),
    company: settings.companyName ?? settings.mailFromName,
    contact: settings.contactLine ?? settings.mailFrom,
    code,
  };
  const one = (blank: string, form: string | undefined): string =>
    form === undefined ? fill(blank, values) : oneLine(addressed(name, language, form));
  return { values, fill: (text) => text.replace(BLANK_OR_NAME, one) };
}
