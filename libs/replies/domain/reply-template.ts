import { unfilledPlaces } from './letter-text.js';

/** Languages in which answers are prepared. */
export const REPLY_LANGUAGES = ['ja', 'en'] as const;
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number];

/** What stands for the case in a template. */
export const REPLY_BLANKS = ['name', 'slipNumber', 'receivedOn', 'company', 'contact', 'agent'] as const;

/** A starting text of `config/templates/replies.yaml`. */
export interface ReplyTemplate {
  id: string;
  title: Record<ReplyLanguage, string>;
  /** It only tells how far things are: the case stays open. */
  interim?: boolean;
  texts: Record<ReplyLanguage, { subject: string; body: string }>;
}

/** The file of templates. */
export interface ReplyTemplateFile {
  version: string;
  /** What no template may say, as patterns, by language. */
  never: Record<ReplyLanguage, string[]>;
  templates: ReplyTemplate[];
}

/** A fault of the file. */
export interface TemplateFault {
  template: string;
  language: ReplyLanguage;
  code: 'unknown-blank' | 'link' | 'never' | 'no-slip-number' | 'no-contact' | 'long-subject';
}

const LONGEST_SUBJECT = 60;
const BLANK = /\{\{\s*([a-zA-Z]+)\s*\}\}/g;

/** What is wrong with the templates; empty when they may be used. */
export function lintReplyTemplates({ templates, never }: ReplyTemplateFile): TemplateFault[] {
  return templates.flatMap(({ id, texts }) =>
    REPLY_LANGUAGES.flatMap((language) => {
      const { subject, body } = texts[language];
      const whole = `${subject}\n${body}`;
      const blanks = [...whole.matchAll(BLANK)].map((match) => match[1] ?? '');
      const faults: [TemplateFault['code'], boolean][] = [
        ['unknown-blank', blanks.some((name) => !(REPLY_BLANKS as readonly string[]).includes(name))],
        ['link', /https?:|www\./i.test(whole)],
        ['never', never[language].some((pattern) => new RegExp(pattern, 'iu').test(whole))],
        ['no-slip-number', !blanks.includes('slipNumber')],
        ['no-contact', !blanks.includes('contact')],
        ['long-subject', subject.length > LONGEST_SUBJECT || subject.includes('\n')],
      ];
      return faults.flatMap(([code, wrong]) => (wrong ? [{ template: id, language, code }] : []));
    }),
  );
}

/** Places that the writer fills in. */
export function placesToFill(text: string): number {
  return unfilledPlaces({ subject: '', text }).length;
}
