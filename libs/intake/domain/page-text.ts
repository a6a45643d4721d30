/** The part of a page that its document's text is made of. */
export interface PageText {
  text: string;
  coverSheet: boolean;
  separator: boolean;
}

const COVER_MARK = '［送付状］';

/**
 * Text of a document from its pages: what was written first, cover sheets after it under a mark, for a sheet full of
 * addresses must not thin out what the letter says. Separator sheets carry nobody's words. Nothing else is left out; a
 * document of nothing but cover sheets is read as it stands.
 */
export function composeText(pages: readonly PageText[]): string {
  const texts = pages
    .filter(({ separator }) => !separator)
    .map(({ text, coverSheet }) => ({ text: text.trim(), coverSheet }))
    .filter(({ text }) => text !== '');
  const letter = texts.filter(({ coverSheet }) => !coverSheet).map(({ text }) => text);
  const covers = texts.filter(({ coverSheet }) => coverSheet).map(({ text }) => text);
  if (letter.length === 0) return covers.join('\n\n');
  return [...letter, ...covers.map((text) => `${COVER_MARK}\n${text}`)].join('\n\n');
}

/** A page before and after a person changed its text, among the pages of its document. */
export interface ChangedPages {
  before: readonly PageText[];
  after: readonly PageText[];
  /** Index of the changed page. */
  changed: number;
  /** Stands over the page's text where the case's text no longer holds the old one. */
  heading: string;
}

/**
 * The case's text after a page was changed. The document's old text gives way to its new one; where people rewrote the
 * case meanwhile, only the page's own words are replaced, and where they too are gone, the new ones are added: what
 * somebody typed into the case is never thrown away.
 */
export function rebuiltText(caseText: string, { before, after, changed, heading }: ChangedPages): string {
  const [was, now] = [composeText(before), composeText(after)];
  if (was === now) return caseText;
  if (caseText.trim() === was) return now;
  const inPlace = replacedOnce(caseText, was, now);
  if (inPlace !== null) return inPlace;
  const page = after[changed]?.text.trim() ?? '';
  const pageInPlace = replacedOnce(caseText, before[changed]?.text.trim() ?? '', page);
  if (pageInPlace !== null) return pageInPlace;
  if (page === '' || caseText.includes(page)) return caseText;
  return [caseText.trimEnd(), `${heading}\n${page}`].filter((part) => part !== '').join('\n\n');
}

/** Null unless `was` stands in the text exactly once. */
function replacedOnce(text: string, was: string, now: string): string | null {
  if (was === '') return null;
  const at = text.indexOf(was);
  if (at < 0 || text.includes(was, at + 1)) return null;
  return text.slice(0, at) + now + text.slice(at + was.length);
}
