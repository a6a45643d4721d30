import type { DenialRules } from './signal-words.js';

/** Kana that may stand between a verb's stem and its denial: 表示**されてい**ない. */
const BETWEEN = '[ぁ-ん]{0,5}?';
const REACH = 14;

/** Tells "見えない" from "見え": reads the few characters after a hit, and before it in other languages. */
export class DenialReader {
  private readonly after: RegExp;
  private readonly before: RegExp;

  constructor(rules: DenialRules) {
    const any = (words: readonly string[]): string => words.map(escaped).join('|');
    const unless = rules.unless.length === 0 ? '' : `(?!${any(rules.unless)})`;
    this.after = new RegExp(`^${BETWEEN}(?:${any(rules.after)})${unless}`, 'u');
    this.before = new RegExp(`(?:${any(rules.before)})\\s?$`, 'iu');
  }

  denied(original: string, hit: { readonly start: number; readonly end: number }): boolean {
    if (this.after.test(original.slice(hit.end, hit.end + REACH))) return true;
    return this.before.test(original.slice(Math.max(0, hit.start - REACH), hit.start));
  }
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
