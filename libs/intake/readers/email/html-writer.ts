import { decodeEntities } from './html-entities.js';

/** Lines between a block and its neighbours: 2 leaves an empty line, 1 starts a new line. */
const BREAKS: Readonly<Record<string, number>> = {
  p: 2,
  h1: 2,
  h2: 2,
  h3: 2,
  h4: 2,
  h5: 2,
  h6: 2,
  blockquote: 2,
  pre: 2,
  table: 1,
  ul: 1,
  ol: 1,
  dl: 1,
  div: 1,
  tr: 1,
  li: 1,
  dt: 1,
  dd: 1,
  hr: 1,
  center: 1,
  address: 1,
  article: 1,
  section: 1,
  header: 1,
  footer: 1,
  nav: 1,
  main: 1,
  aside: 1,
  form: 1,
  fieldset: 1,
  legend: 1,
  figure: 1,
  figcaption: 1,
  caption: 1,
  thead: 1,
  tbody: 1,
  tfoot: 1,
  option: 1,
  body: 1,
  title: 1,
};
const MAX_QUOTE_DEPTH = 9;

interface ListLevel {
  ordered: boolean;
  next: number;
}

/** Puts the text of HTML on lines. Blank runs outside `pre` become one; cells of a row stand apart by a tab. */
export class HtmlWriter {
  private readonly pieces: string[] = [];
  private readonly lists: ListLevel[] = [];
  private quotes = 0;
  private pre = 0;
  /** Line ends wanted before the next text. */
  private breaks = 0;
  private blank = false;
  private cell = false;
  private cellOpen = false;
  /** The row has text already; empty cells before its first text do not count. */
  private rowWritten = false;
  private written = 0;
  /** Just after a `<br>`: the end of its block adds no line of its own. */
  private afterBreak = false;
  private needsPrefix = false;
  private quotesAround = MAX_QUOTE_DEPTH;

  /** Characters of visible text so far. */
  get length(): number {
    return this.written;
  }

  text(text: string): void {
    if (this.pre > 0) {
      const lines = text.replace(/\r\n?/g, '\n').split('\n');
      lines.forEach((line, i) => {
        if (i > 0) this.lineBreak();
        if (line !== '') this.put(line);
      });
      return;
    }
    const folded = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (folded === '' || folded === ' ') {
      this.blank ||= folded === ' ';
      return;
    }
    this.blank ||= folded.startsWith(' ');
    this.put(folded.trim());
    this.blank = folded.endsWith(' ');
  }

  open(name: string, attributes: string): void {
    if (name === 'br') this.lineBreak();
    else if (name === 'img') this.image(attributes);
    else if (name === 'input') this.field(attributes);
    else if (name === 'td' || name === 'th') this.cell = this.cellOpen && this.rowWritten;
    if (name === 'tr') {
      this.cellOpen = false;
      this.cell = false;
      this.rowWritten = false;
    }
    this.block(name);
    if (name === 'blockquote' && this.quotes < MAX_QUOTE_DEPTH) this.quotes++;
    if (name === 'pre') this.pre++;
    if (name === 'ul' || name === 'ol') this.lists.push({ ordered: name === 'ol', next: 1 });
    if (name === 'li') this.item();
    if (name === 'hr') this.put('----');
  }

  close(name: string): void {
    if (name === 'td' || name === 'th') this.cellOpen = true;
    if (name === 'tr' || name === 'table') {
      this.cellOpen = false;
      this.cell = false;
    }
    if (name === 'pre' && this.pre > 0) this.pre--;
    if (name === 'ul' || name === 'ol') this.lists.pop();
    this.block(name);
    if (name === 'blockquote' && this.quotes > 0) this.quotes--;
  }

  /** Where a link leads, when its text does not say so. */
  link(href: string, from: number): void {
    const said = this.since(from);
    if (said === '' || href.includes(said) || said.includes(href.replace(/^https?:\/\//i, '').replace(/\/$/, '')))
      return;
    this.put(` [${href}]`);
  }

  finish(): string {
    return this.pieces
      .join('')
      .replace(/[ \t\u00a0]+(?=\n|$)/g, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private since(from: number): string {
    let length = this.written - from;
    const found: string[] = [];
    for (let i = this.pieces.length - 1; i >= 0 && length > 0 && found.length < 50; i--) {
      const piece = this.pieces[i] ?? '';
      found.unshift(piece);
      length -= piece.length;
    }
    return found.join('').trim();
  }

  private block(name: string): void {
    const wanted = BREAKS[name] ?? 0;
    if (wanted === 0) return;
    // Inside a row cells keep together whatever blocks they hold.
    this.breaks = Math.max(this.breaks, wanted);
    this.quotesAround = Math.min(this.quotesAround, this.quotes);
    this.blank = false;
  }

  private lineBreak(): void {
    if (this.breaks > 0 && this.written > 0) this.flushBreaks();
    this.breaks = 0;
    if (this.needsPrefix && this.quotes > 0) this.push('> '.repeat(this.quotes).trimEnd());
    this.push('\n');
    this.needsPrefix = true;
    this.afterBreak = true;
    this.blank = false;
  }

  private item(): void {
    const list = this.lists.at(-1);
    const mark = list?.ordered === true ? `${(list.next++).toString()}. ` : '・';
    this.put(`${'  '.repeat(Math.min(8, Math.max(0, this.lists.length - 1)))}${mark}`);
    this.blank = false;
  }

  private image(attributes: string): void {
    const alt = /(?:^|\s)alt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes.slice(0, 4000));
    const text = decodeEntities(alt?.[1] ?? alt?.[2] ?? '').trim();
    if (text !== '') this.put(text);
  }

  private field(attributes: string): void {
    if (!/type\s*=\s*["']?(?:text|tel|email)/i.test(attributes)) return;
    const value = /(?:^|\s)value\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes.slice(0, 4000));
    const text = decodeEntities(value?.[1] ?? value?.[2] ?? '').trim();
    if (text !== '') this.put(text);
  }

  private put(text: string): void {
    if (this.cell && this.written > 0) this.push('\t');
    else if (this.breaks > 0 || this.written === 0) this.flushBreaks();
    else if (this.blank && !this.afterBreak) this.push(' ');
    if (this.needsPrefix) this.push('> '.repeat(this.quotes));
    this.cell = false;
    this.breaks = 0;
    this.blank = false;
    this.afterBreak = false;
    this.needsPrefix = false;
    this.quotesAround = MAX_QUOTE_DEPTH;
    this.push(text);
    this.written += text.length;
    this.rowWritten = true;
  }

  private flushBreaks(): void {
    this.needsPrefix = true;
    if (this.written === 0) return;
    const lines = this.breaks - (this.afterBreak ? 1 : 0);
    const around = '> '.repeat(Math.min(this.quotesAround, this.quotes)).trimEnd();
    if (lines > 0) this.push('\n');
    if (lines > 1) this.push(`${around}\n`);
    this.breaks = 0;
  }

  private push(piece: string): void {
    this.pieces.push(piece);
  }
}
