const READING = /([\u3400-\u9fff々〆ヶ]+)《([^》]+)》/g;

/** A text whose kanji carry readings as `漢字《かんじ》`. As a string it is the text without them. */
export class RubyText {
  constructor(private readonly source: string) {}

  toString(): string {
    return withoutReadings(this.source);
  }

  /** HTML, escaped; screen readers get the kanji alone, for they read both otherwise. */
  toHtml(): string {
    const ruby =
      '<ruby>$1<rp aria-hidden="true">（</rp><rt aria-hidden="true">$2</rt><rp aria-hidden="true">）</rp></ruby>';
    return escapeHtml(this.source).replace(READING, ruby);
  }
}

/** The text alone, for attributes and titles. */
export function withoutReadings(text: string): string {
  return text.replace(READING, '$1');
}

/** What templates print: readings as ruby, everything else escaped. */
export function printed(value: unknown): string {
  return value instanceof RubyText ? value.toHtml() : escapeHtml(String(value));
}

/** The words of plain Japanese with their readings; the shape stays. */
export function withRuby<T>(words: T): T {
  if (typeof words === 'string') return new RubyText(words) as T;
  if (Array.isArray(words)) return words.map(withRuby) as T;
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, withRuby(value)])) as T;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
