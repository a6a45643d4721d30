import { Eta } from 'eta';
import type { Frame } from '../contact-board.js';
import { LANGUAGES, pathOf, PUBLIC_LANGUAGES, type PublicPage } from '../languages.js';
import { printed, withRuby, withoutReadings } from '../ruby.js';
import { STYLE_PATH } from '../style.js';
import { ACK } from '../templates/ack.js';
import { ADD, ADD_DONE } from '../templates/add.js';
import { DONE } from '../templates/done.js';
import { FORM } from '../templates/form.js';
import { CONTACT, NO_PAGE, PRIVACY } from '../templates/info.js';
import { LAYOUT } from '../templates/layout.js';
import { FILES, HIDDEN, NOTICE, TAKEN } from '../templates/parts.js';
import { STATUS } from '../templates/status.js';
import { TEXTS, type PublicTexts } from '../texts.js';

const TEMPLATES = {
  ...{ LAYOUT, NOTICE, HIDDEN, FILES, TAKEN, FORM, DONE, STATUS, ADD, ADD_DONE, ACK, CONTACT, NO_PAGE, PRIVACY },
};
const eta = new Eta({ autoEscape: true, escapeFunction: printed });
for (const [name, template] of Object.entries(TEMPLATES)) eta.loadTemplate(`@${name}`, template);

/** A page to show. */
export interface PageOptions {
  title: string;
  template: keyof typeof TEMPLATES;
  /** For the template, beside the words. Texts made of the words still carry their readings. */
  data: Record<string, unknown>;
  /** Null: one that stands in no menu. */
  page: PublicPage | null;
  /** What is wrong, for the browser's title. */
  noticeTitle?: string | undefined;
  /** Languages are buttons of the page's form, links, or not offered: what stands only here must not be lost. */
  languages: 'buttons' | 'links' | 'none';
}

/** The page as HTML. */
export function page(frame: Frame, o: PageOptions): string {
  const words = TEXTS[frame.language];
  const easy = frame.language === 'easy';
  const [t, title] = easy ? [withRuby(words), withRuby(o.title)] : [words, o.title];
  const common = { t: { ...t, lang: words.lang, paths: words.paths }, a: plain, title };
  const body = eta.render(`@${o.template}`, { ...common, ...o.data });
  const links: [PublicPage, string][] = [
    ['form', words.navForm],
    ['status', words.navStatus],
    ['add', words.navAdd],
    ['contact', words.navContact],
  ];
  const further: [PublicPage, string][] = [
    ['privacy', words.navPrivacy],
    ['ack', words.navAck],
  ];
  return eta.render('@LAYOUT', {
    ...common,
    easy,
    body,
    page: o.page,
    noticeTitle: o.noticeTitle,
    company: frame.company,
    style: STYLE_PATH,
    navigation: easy ? withRuby(links) : links,
    further: easy ? withRuby(further) : further,
    switches: o.languages === 'buttons',
    languages: o.languages === 'none' ? [] : languagesFrom(frame, o.page ?? 'form'),
  });
}

/** The words of the frame's language. */
export function wordsOf(frame: Frame): PublicTexts {
  return TEXTS[frame.language];
}

/** A text of the words, printed with its readings where the language has them. */
export function said(frame: Frame, text: string, values: Record<string, string | number> = {}): unknown {
  const whole = text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces));
  return frame.language === 'easy' ? withRuby(whole) : whole;
}

/** A text for attributes: without readings. */
export function plain(text: unknown): string {
  return withoutReadings(String(text));
}

function languagesFrom(frame: Frame, page: PublicPage): { tag: string; label: string; path: string; here: boolean }[] {
  return PUBLIC_LANGUAGES.map((language) => ({
    tag: LANGUAGES[language].tag,
    label: LANGUAGES[language].label,
    path: pathOf(page, language),
    here: language === frame.language,
  }));
}
