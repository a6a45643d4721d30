import { readingLevel, tooHard, type ReadingLimits } from './reading-level.js';
import { blanksOf, NOTICE_BLANKS, type NoticeLanguage } from './template-text.js';

/** One thing that a notice must say, from `config/templates/notice-lint.yaml`. */
export interface RequiredItem {
  id: string;
  /** What the heading of its section must contain; absent when the item may stand anywhere. */
  heading?: string;
  /** Expression that the section, or without a heading the whole text, must match. */
  pattern?: string;
}

export interface LanguageRules {
  items: RequiredItem[];
  /** Expressions for a blanket disclaimer of liability. */
  disclaimers: string[];
  /** What a text may demand of its reader. */
  reading?: ReadingLimits;
}

/** Rules for notice texts; shape of `config/templates/notice-lint.yaml`. */
export interface LintRules {
  /** Expressions for anything that can be followed or is turned into a link by mail readers. */
  links: string[];
  /** Expressions for blanks that the writer has not filled in. */
  unfilled: string[];
  languages: Record<NoticeLanguage, LanguageRules>;
}

export interface LintFinding {
  /**
   * `link`, `unfilled`, `unknown-blank`, `disclaimer`, `missing-item`, `empty-subject`, `reading-level`,
   * `locked-wording`.
   */
  code: string;
  pointer: '/subject' | '/body';
  /** Missing item, measure of reading, or place of the locked sentence in its template; never text of the notice. */
  item?: string;
  /** Set where a campaign has texts in several languages. */
  language?: NoticeLanguage;
}

/** A text as it is checked. */
export interface LintedText {
  subject: string;
  body: string;
  language: NoticeLanguage;
  /** Sentences of the template that must stand in the body word for word; white space does not count. */
  locked?: readonly string[];
}

const HEADING = /^\s*(?:[■●◆□▼○◎]|【|#+\s|[0-9０-９]{1,2}[.．)）、]|[（(][0-9０-９]{1,2}[)）])\s*(.+)$/u;
/** A section shorter than this says nothing ("無"と"なし"は可). */
const SHORTEST_SECTION = 2;

/** Everything that keeps this text from being sent; empty when it may go out. */
export function lintNotice(text: LintedText, rules: LintRules): LintFinding[] {
  const subject = text.subject.normalize('NFKC');
  const body = text.body.normalize('NFKC');
  const language = rules.languages[text.language];
  const findings: LintFinding[] = [];
  if (subject.trim() === '') findings.push({ code: 'empty-subject', pointer: '/subject' });
  for (const [pointer, part] of [
    ['/subject', subject],
    ['/body', body],
  ] as const) {
    if (matchesAny(part, rules.links)) findings.push({ code: 'link', pointer });
    if (matchesAny(part, rules.unfilled)) findings.push({ code: 'unfilled', pointer });
    if (matchesAny(part, language.disclaimers)) findings.push({ code: 'disclaimer', pointer });
    if (blanksOf(part).some((name) => !(NOTICE_BLANKS as readonly string[]).includes(name))) {
      findings.push({ code: 'unknown-blank', pointer });
    }
  }
  const sections = sectionsOf(body);
  for (const item of language.items) {
    if (!hasItem(item, sections, body)) findings.push({ code: 'missing-item', pointer: '/body', item: item.id });
  }
  return [...findings, ...hardToRead(body, text.language, language.reading), ...brokenLocks(body, text.locked ?? [])];
}

function hardToRead(body: string, language: NoticeLanguage, limits: ReadingLimits = {}): LintFinding[] {
  const measures = tooHard(readingLevel(body, language === 'en'), limits);
  return measures.map((item) => ({ code: 'reading-level', pointer: '/body', item }));
}

function brokenLocks(body: string, locked: readonly string[]): LintFinding[] {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
  const standing = bare(body);
  return locked.flatMap((sentence, place) =>
    standing.includes(bare(sentence)) ? [] : [{ code: 'locked-wording', pointer: '/body', item: String(place + 1) }],
  );
}

interface Section {
  heading: string;
  text: string;
}

function sectionsOf(body: string): Section[] {
  const sections: Section[] = [];
  for (const line of body.split(/\r?\n/)) {
    const heading = HEADING.exec(line)?.[1];
    const last = sections.at(-1);
    if (heading !== undefined) sections.push({ heading, text: '' });
    else if (last !== undefined) last.text += `${line.trim()}\n`;
  }
  return sections;
}

function hasItem(item: RequiredItem, sections: readonly Section[], body: string): boolean {
  const matches = (text: string) => item.pattern === undefined || new RegExp(item.pattern, 'iu').test(text);
  if (item.heading === undefined) return matches(body);
  const heading = new RegExp(item.heading.normalize('NFKC'), 'iu');
  return sections.some(
    (section) =>
      heading.test(section.heading) && section.text.trim().length >= SHORTEST_SECTION && matches(section.text),
  );
}

function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => new RegExp(pattern, 'iu').test(text));
}
